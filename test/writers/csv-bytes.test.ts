import { describe, expect, test } from 'vitest';
import { parseCsv } from '../../src/codecs/csv/parse.ts';
import { csvRecord, escapeFormula } from '../../src/codecs/csv/record.ts';
import { readReports } from '../../src/lint.ts';
import { csv } from '../../src/writers/csv.ts';
import { tidy } from '../../src/writers/tidy.ts';
import { everything, judged, resultOf, written } from '../support/results.ts';
import { good } from '../support/run.ts';

const reports = () => readReports(good, { path: 'good.csv' });

/** Texts for spreadsheets: Excel takes one without a byte order mark for GBK, and every program takes CRLF. */
describe.each<[string, () => Promise<string>]>([
  ['convert --to csv', async () => csv(await reports())],
  ['--format csv', async () => written('csv', resultOf(await everything()))],
  ['--format csv with nothing to say', async () => written('csv', resultOf([await judged('good.csv')]))],
])('%s', (_, make) => {
  test('has one byte order mark, at its beginning', async () => {
    const text = await make();
    expect([...text.matchAll(/\ufeff/g)].map(({ index }) => index)).toEqual([0]);
  });

  test('ends every line with CRLF, the last one too', async () => {
    const text = await make();
    expect(text).toMatch(/\r\n$/);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});

test('tidy is for programs: no byte order mark, and LF', async () => {
  const text = tidy(await reports());
  expect(text).toMatch(/^organization,year,table,row,column,value\n/);
  expect(text).toMatch(/\n$/);
  expect(text).not.toMatch(/[\ufeff\r]/);
});

test.each([
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '＝1',
  '＋1+1',
  '－1+1',
  '＠SUM',
  ' =1',
  '\t=1',
  '\n@a',
  '\u200b=1',
  '\u3000＝1',
])('%j would be run by a spreadsheet, and so has an apostrophe before it', (text) =>
  expect(escapeFormula(text)).toBe(`'${text}`));

test.each(['-3', '+3', '-3.5', '-', '--', '－', '12', '溪口镇', 'a=b', '3-1'])('%j is harmless, and stays', (text) => {
  expect(escapeFormula(text)).toBe(text);
});

test.each(['a,b', 'a"b', 'a\nb', 'a\rb', 'a\r\nb', '"', ',', '\r'])('%j is one field of a record', (text) => {
  const record = csvRecord(['甲', text, '乙']);
  expect(record).toBe(`甲,"${text.replaceAll('"', '""')}",乙`);
  expect(parseCsv(`${record}\r\n`, ({ fields }) => fields)).toEqual([['甲', text.replaceAll(/\r\n?/g, '\n'), '乙']]);
});

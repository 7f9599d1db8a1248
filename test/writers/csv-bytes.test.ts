import { describe, expect, test } from 'vitest';
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

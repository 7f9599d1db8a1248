import { beforeAll, describe, expect, test } from 'vitest';
import { parseExact } from '../../src/codecs/json/exact.ts';
import { linePieces } from '../../src/codecs/json/stringify.ts';
import { fileJson } from '../../src/formatters/json.ts';
import { type FileResult, forms } from '../../src/lint.ts';
import { entriesOf } from '../../src/model/report.ts';
import { readFileJson } from '../../src/results/file.ts';
import type { FileJson } from '../../src/results/shape.ts';
import { judgedText, sentences, swappedTotal, withReasons } from '../support/reports-with-text.ts';
import { resultOf, written } from '../support/results.ts';

/** Findings on the text, read back from the JSON of a result, which has no text. */

const jsonOf = (file: FileResult) => [...linePieces(fileJson(file, 'zh'))].join('');

let file: FileResult;
let back: FileResult;
beforeAll(async () => {
  file = withReasons(await judgedText([sentences.agrees, sentences.differs, sentences.list], [swappedTotal]));
  const json = parseExact(jsonOf(file)) as unknown as FileJson;
  back = readFileJson(json, { forms, severities: {}, original: (fingerprint) => fingerprint });
});

describe('findings on the text that were read back', () => {
  test('give the same JSON', () => {
    expect(jsonOf(back)).toBe(jsonOf(file));
  });

  test.each([
    'pretty',
    'compact',
    'junit',
    'github',
    'gitlab',
    'markdown',
    'csv',
    'sarif',
  ] as const)('are shown alike as %s', async (format) => {
    expect(await written(format, resultOf([back]))).toBe(await written(format, resultOf([file])));
  });

  test('have words at the place of the words, and cells at the place of the cells', () => {
    const places = (one: FileResult) =>
      entriesOf(one.reports[0]!.report)
        .filter(({ at }) => ['requests/received/total', 'cases/reconsideration/total'].includes(at.id))
        .map(({ place: { row, column } }) => [row, column]);
    expect(places(back)).toEqual(places(file));
    expect(places(back)).toEqual([
      [25, 10],
      [54, 5],
    ]);
  });

  test('flag the cell of the table in the sheet, which has no text', async () => {
    const page = await written('html', resultOf([back]));
    expect(page).not.toContain('class=text');
    expect(page).toMatch(/<td id=\w+ class="warning" title="E54 行政复议·总计">3 <a href="#b1-2"/);
    expect(page).toContain('正文（A3）写“新收政府信息公开申请24件”，与 J25 改为 24 相符');
  });
});

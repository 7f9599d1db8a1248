import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { annotate } from '../../src/annotate/index.ts';
import { lint, readReports } from '../../src/lint.ts';
import { entriesOf } from '../../src/model/report.ts';

const good = readFileSync('fixtures/examples/溪口镇2025.xlsx');

const load = (bytes: Uint8Array) => new ExcelJS.Workbook().xlsx.load(Uint8Array.from(bytes).buffer);

const colours = { error: 'FFFFB3B3', warning: 'FFFFE699', info: 'FFBDD7EE' } as const;

/** Content of a cell, the rules that find it wrong, and the colour of the gravest. */
const cases: readonly (readonly [ExcelJS.CellValue, readonly string[], string])[] = [
  ['12件', ['noted-count'], colours.info],
  [-3, ['negative-count'], colours.error],
  [-3.5, ['fractional-count', 'negative-count'], colours.error],
  ['-3.5件', ['fractional-count', 'negative-count', 'noted-count'], colours.error],
  [{ formula: '2+3', result: 4 }, ['stale-formula'], colours.warning],
  [{ formula: '0-3', result: -4 }, ['negative-count', 'stale-formula'], colours.error],
];

test.each(
  cases,
)('%j: every finding about a cell is in its note, and the gravest colours it', async (value, rules, colour) => {
  const id = 'disclosure/normative-documents/issued';
  const entries = (await readReports(good, { path: 'a.xlsx' })).flatMap(entriesOf);
  const { sheet, row, column } = entries.find(({ at }) => at.id === id)!.place;
  const cellIn = (workbook: ExcelJS.Workbook) => workbook.getWorksheet(sheet!)!.getCell(row!, column!);
  const workbook = await load(good);
  cellIn(workbook).value = value;
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
  const result = await lint(bytes, { path: 'a.xlsx' });
  const about = result.diagnostics.filter(({ cell }) => cell === id);
  expect(about.map(({ rule }) => rule)).toEqual(rules);
  const cell = cellIn(await load((await annotate(result, bytes, 'zh')).bytes));
  const note = (cell.note as ExcelJS.Comment).texts!.map(({ text }) => text).join('');
  expect(note.match(/【/g)).toHaveLength(rules.length);
  for (const { message } of about) expect(note).toContain(message.zh);
  expect((cell.fill as ExcelJS.FillPattern).fgColor?.argb).toBe(colour);
});

import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { annotate } from '../../src/annotate/index.ts';
import { lint } from '../../src/lint.ts';
import { sentences, swappedTotal, withReasons, withText } from '../support/reports-with-text.ts';

/** Findings on the text in a marked copy. */

/** Makes a workbook of a CSV. */
async function asWorkbook(csv: Uint8Array): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('年报');
  const records = parse(Buffer.from(csv), { bom: true, relax_column_count: true }) as string[][];
  const value = (text: string) => (/^\d+(?:\.\d+)?$/.test(text) ? Number(text) : text === '' ? null : text);
  for (const record of records) sheet.addRow(record.map(value));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Marks a file; returns its list, and the cells with a note of the sheet behind it. */
async function marked(bytes: Uint8Array, path: string) {
  const { bytes: copy } = await annotate(withReasons(await lint(bytes, { path })), bytes, 'zh');
  const [list, sheet] = (await new ExcelJS.Workbook().xlsx.load(Uint8Array.from(copy).buffer)).worksheets;
  const rows: string[][] = [];
  list!.eachRow((row) => {
    const texts = [1, 2, 3, 4, 5, 6, 7].map((column) => row.getCell(column).text);
    if (/^\d+$/.test(texts[0]!)) rows.push(texts);
  });
  const notes: Record<string, string> = {};
  sheet!.eachRow((row) => {
    row.eachCell((cell) => {
      if (typeof cell.note === 'object') notes[cell.address] = cell.note.texts!.map(({ text }) => text).join('');
    });
  });
  return { rows, notes };
}

describe('words that a finding quotes', () => {
  test('are marked in the workbook that has them, and not the cell of the table', async () => {
    const { rows, notes } = await marked(await asWorkbook(withText([sentences.differs])), 'a.xlsx');
    const message = '正文写“全年收到行政复议5件”，表四“行政复议·总计”（年报!E52）是 3；请核对后改正文或改表';
    expect(rows).toEqual([['1', '', '年报!A3', '行政复议·总计', '', '', `【提醒】${message}`]]);
    expect(Object.keys(notes)).toEqual(['A3']);
    expect(notes.A3).toContain(message);
    expect(notes.A3).toMatch(/^【提醒】行政复议·总计\n/);
  });

  test('are in the list alone where the tables were drawn anew', async () => {
    const { rows, notes } = await marked(withText([sentences.differs]), 'a.csv');
    expect(rows.map((row) => row[2])).toEqual(['A3']);
    expect(notes).toEqual({});
  });

  test('refer to the mistake that they are about', async () => {
    const { rows, notes } = await marked(await asWorkbook(withText([sentences.agrees], swappedTotal)), 'a.xlsx');
    expect(rows).toHaveLength(1);
    expect(rows[0]!.slice(0, 6)).toEqual(['1', '表三', '年报!J23', '一、本年新收·总计', '42', '24']);
    expect(rows[0]![6]).toContain('正文（年报!A3）写“新收政府信息公开申请24件”，与 J23 改为 24 相符');
    expect(Object.keys(notes)).toEqual(['A3', 'J23']);
    expect(notes.A3).toContain('见清单第 1 项');
    expect(notes.J23).toContain('现为 42，应为 24');
  });

  test('are marked as well if they have the wrong figure of the table', async () => {
    const text = sentences.agrees.replace('24', '42');
    const { notes } = await marked(await asWorkbook(withText([text], swappedTotal)), 'a.xlsx');
    expect(Object.keys(notes)).toEqual(['A3', 'J23']);
    expect(notes.A3).toMatch(
      /^【错误】一、本年新收·总计\n.*也写“新收政府信息公开申请42件”，请一并改正\n见清单第 1 项$/,
    );
  });
});

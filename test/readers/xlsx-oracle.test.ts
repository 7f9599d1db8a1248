import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import type { Cell } from '../../src/model/document.ts';
import { readXlsx } from '../../src/readers/xlsx/index.ts';
import { gridOf } from '../support/document-cells.ts';

/** What both readers must agree on of a cell, spelled out. */
function expected(cell: ExcelJS.Cell): string | undefined {
  const { value, isMerged, master } = cell;
  const merged = isMerged ? ` of ${master.address}` : '';
  const result = typeof value === 'object' && value && 'result' in value ? value.result : value;
  if (result === null || result === undefined || result === '') return merged || undefined;
  if (typeof result === 'number') return `number ${Number(result.toPrecision(15))}${merged}`;
  if (typeof result === 'boolean') return `${String(result).toUpperCase()}${merged}`;
  if (result instanceof Date) return `date${merged}`;
  if (typeof result === 'object' && 'error' in result) return `${result.error}${merged}`;
  if (typeof result === 'object' && 'richText' in result)
    return result.richText.map(({ text }) => text).join('') + merged;
  return `${result}${merged}`;
}

function actual(cell: Cell | undefined, dates: RegExp): string | undefined {
  if (!cell) return undefined;
  const { row = 0, column = 0 } = cell.place;
  const merged = cell.span ? ` of ${String.fromCharCode(64 + column)}${row}` : '';
  if (cell.stored?.number !== undefined) return `number ${Number(cell.stored.number)}${merged}`;
  if (dates.test(cell.text)) return `date${merged}`;
  return cell.text + merged || undefined;
}

function fill(workbook: ExcelJS.Workbook): void {
  const sheet = workbook.addWorksheet('表三');
  sheet.addRow(['申请人情况', '自然人', '法人', '总计', '备注', '日期']);
  sheet.addRow(['新收', 3, 2.5, { formula: 'SUM(B2:C2)', result: 5.5 }, '无', new Date(Date.UTC(2023, 0, 31))]);
  sheet.addRow(['结转', -1, 0, { formula: 'B3+C3', result: 4 }, { richText: [{ text: '其中' }, { text: '一件' }] }]);
  sheet.addRow(['占比', 0.25, 1e21, 0.1 + 0.2, true, { error: '#REF!' }]);
  sheet.addRow(['文本', '12', ' 前后 ', '一\n二', '<&>"', new Date(Date.UTC(2024, 1, 29, 12, 30))]);
  sheet.getCell('B4').numFmt = '0.0%';
  sheet.getCell('B2').numFmt = '#,##0;[Red]-#,##0';
  sheet.getCell('F2').numFmt = 'yyyy-mm-dd';
  sheet.getCell('F5').numFmt = 'yyyy-mm-dd hh:mm';
  sheet.getCell('C3').style = { font: { bold: true } };
  sheet.mergeCells('A7:B8');
  sheet.getCell('A7').value = '合并';
  sheet.mergeCells('D7:F7');
  sheet.getRow(3).hidden = true;
  sheet.getColumn(3).hidden = true;
  const other = workbook.addWorksheet('底稿 2', { state: 'hidden' });
  other.getCell('C5').value = { formula: "'表三'!D2+1", result: 6.5 };
  other.fillFormula('D5:D8', 'C5+1', [1, 2, 3, 4]);
  workbook.addWorksheet('空');
}

for (const date1904 of [false, true]) {
  test(`the cells of an ordinary workbook are those that exceljs finds${date1904 ? ', counted from 1904' : ''}`, async () => {
    const written = new ExcelJS.Workbook();
    written.properties.date1904 = date1904;
    fill(written);
    const bytes = new Uint8Array(await written.xlsx.writeBuffer());
    const oracle = await new ExcelJS.Workbook().xlsx.load(bytes.buffer as ArrayBuffer);
    const document = await readXlsx(bytes, 'a.xlsx');
    expect(document.blocks.map(({ place }) => place.sheet)).toEqual(oracle.worksheets.map(({ name }) => name));
    for (const [i, sheet] of oracle.worksheets.entries()) {
      const { rows } = gridOf(document, i);
      for (let row = 1; row <= 10; row++) {
        for (let column = 1; column <= 8; column++) {
          const found = rows.find(({ place }) => place.row === row)?.cells[column - 1];
          const cell = sheet.getCell(row, column);
          expect.soft(actual(found, /^20\d\d-\d\d-\d\d/), `${sheet.name}!${cell.address}`).toBe(expected(cell));
          if (found?.stored?.formula !== undefined) expect.soft(found.stored.formula).toBe(cell.formula);
          if (found) {
            const hidden = sheet.state !== 'visible' || sheet.getRow(row).hidden || sheet.getColumn(column).hidden;
            expect.soft(found.hidden ?? false, `${cell.address} hidden`).toBe(hidden);
          }
        }
      }
    }
    const [, second, third, fourth, fifth] = gridOf(document).rows;
    expect(second!.cells.map((cell) => cell?.text)).toEqual(['新收', '3', '2.5', '5.5', '无', '2023-01-31']);
    expect(third!.cells[3]?.stored).toEqual({ number: '4', formula: 'B3+C3', computed: '-1' });
    expect(fourth!.cells[1]).toMatchObject({ text: '25.0%', stored: { number: '0.25', format: '0.0%' } });
    expect(fourth!.cells[3]?.stored).toEqual({ number: '0.3' });
    expect(fifth!.cells[5]?.text).toBe('2024-02-29 12:30');
  });
}

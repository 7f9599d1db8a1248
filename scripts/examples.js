// Writes the bundled reports, fixtures/examples/: one in which everything holds, one with a slip of the pen in a table, and one whose
// text contradicts its tables.
import { mkdirSync, readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { rolldown } from 'rolldown';

const bundle = await rolldown({ input: { layout: 'src/model/printed-layout.ts', forms: 'src/forms.ts' } });
const { output } = await bundle.generate({ format: 'esm' });
const load = (name) =>
  import(`data:text/javascript,${encodeURIComponent(output.find((one) => one.name === name).code)}`);
const [{ layout }, { forms }] = await Promise.all([load('layout'), load('forms')]);
const form = forms.find(({ edition }) => edition === '2021');
const { good, slip, text } = JSON.parse(readFileSync('fixtures/examples.json', 'utf8'));

mkdirSync('fixtures/examples', { recursive: true });
await write(good, '溪口镇2025.xlsx', false);
await write(slip, '青石镇2025.xlsx', true);
await write(text, '柳河镇2025.xlsx', true);

/** Three sheets with a table each, or the whole document in one. */
async function write({ organization, year, figures, sections = {} }, name, whole) {
  const workbook = new ExcelJS.Workbook();
  let sheet;
  let row = 0;
  const line = (text) => {
    row++;
    sheet.getCell(row, 1).value = text;
    sheet.mergeCells(row, 1, row, 10);
    sheet.getCell(row, 1).alignment = { wrapText: true, vertical: 'middle' };
    sheet.getRow(row).height = 15 * Math.ceil(text.length / 50);
  };
  const start = (title) => {
    sheet = workbook.addWorksheet(title);
    row = 0;
    line(`${organization}${year}年政府信息公开工作年度报告`);
  };
  if (whole) start('年度报告');
  for (const { number, heading } of form.sections) {
    const table = form.tables.find(({ section }) => section === number);
    if (!table && !whole) continue;
    if (!whole) start(table.name.zh);
    line(sections[number]?.heading ?? `${'一二三四五六'[number - 1]}、${heading}`);
    for (const text of sections[number]?.text ?? []) line(text);
    if (table) row = print(sheet, table, figures[table.id], row);
  }
  await workbook.xlsx.writeFile(`fixtures/examples/${name}`);
}

function print(sheet, table, figures, above) {
  const rows = layout(table);
  for (const cell of rows.flat()) {
    const at = sheet.getCell(above + cell.row, cell.column);
    at.value = cell.cell ? (figures[cell.cell.row.id]?.[cell.cell.column.id] ?? 0) : cell.text;
    const [lastRow, lastColumn] = [cell.row + cell.rows - 1, cell.column + cell.columns - 1];
    if (cell.rows > 1 || cell.columns > 1) sheet.mergeCells(above + cell.row, cell.column, above + lastRow, lastColumn);
    at.alignment = { wrapText: true, vertical: 'middle', horizontal: 'center' };
    at.border = {
      top: { style: 'thin' },
      left: { style: 'thin' },
      bottom: { style: 'thin' },
      right: { style: 'thin' },
    };
  }
  return above + rows.length;
}

import { csvForSpreadsheets, escapeFormula } from '../codecs/csv/record.ts';
import { layout } from '../model/printed-layout.ts';
import { type Entry, entryAt, type Report, type Table } from '../model/report.ts';
import { entryText, plainText } from './entry-text.ts';
import { outlineOf } from './outline.ts';
import { printedTable } from './printed-table.ts';

/**
 * Writes reports in the form's printed layout, one after another: title, sections, tables. The text of a merged cell is
 * in its upper left corner. Rows and columns that the document lacks are left out. For spreadsheets: UTF-8 with a byte
 * order mark, CRLF, all records equally wide.
 */
export function csv(reports: readonly Report[]): string {
  const records = reports.flatMap((report, index) => [...(index > 0 ? [[]] : []), ...reportRecords(report)]);
  const width = records.reduce((most, record) => Math.max(most, record.length), 1);
  return csvForSpreadsheets(records.map((record) => [...record, ...Array<string>(width - record.length).fill('')]));
}

function reportRecords(report: Report): string[][] {
  const { title, parts } = outlineOf(report);
  const lines = (texts: readonly string[]) => texts.filter((text) => text !== '').map((text) => [escapeFormula(text)]);
  return [
    ...lines([title]),
    ...parts.flatMap(({ heading, paragraphs, tables }) => [
      // A missing heading gives an empty line, which separates the table from the one before.
      [escapeFormula(heading)],
      ...lines(paragraphs),
      ...tables.flatMap(tableRecords),
    ]),
  ];
}

function tableRecords(table: Table): string[][] {
  return layout(printedTable(table)).map((cells) => {
    const record: string[] = [];
    for (const { column, columns, text, cell } of cells) {
      const entry = cell && entryAt(table, cell.row.id, cell.column.id);
      while (record.length < column - 1) record.push('');
      record.push(entry ? valueText(entry) : escapeFormula(text));
      for (let covered = 1; covered < columns; covered++) record.push('');
    }
    return record;
  });
}

/** Returns the text of an entry; a figure that a spreadsheet would run as a formula is in plain digits. */
function valueText(entry: Entry): string {
  const text = entryText(entry);
  const { value } = entry;
  return value.kind === 'number' && escapeFormula(text) !== text ? plainText(value) : escapeFormula(text);
}

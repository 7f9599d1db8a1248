import { csvForSpreadsheets, inert } from '../codecs/csv/record.ts';
import { layout } from '../model/printed-layout.ts';
import { type Entry, entryAt, type Report, type Table } from '../model/report.ts';
import { outlineOf } from './outline.ts';
import { present } from './present.ts';
import { spelt, standing } from './standing.ts';

/**
 * The form's own printed layout, one report after another: title, sections, tables; a merged cell
 * has its text in the upper left corner. For spreadsheets: UTF-8 with a mark, CRLF, every record
 * equally wide. Rows and columns that the document does not have are not printed.
 */
export function csv(reports: readonly Report[]): string {
  const records = reports.flatMap((report, index) => [...(index > 0 ? [[]] : []), ...reportRecords(report)]);
  const width = records.reduce((most, record) => Math.max(most, record.length), 1);
  return csvForSpreadsheets(records.map((record) => [...record, ...Array<string>(width - record.length).fill('')]));
}

function reportRecords(report: Report): string[][] {
  const { title, parts } = outlineOf(report);
  const lines = (texts: readonly string[]) => texts.filter((text) => text !== '').map((text) => [inert(text)]);
  return [
    ...lines([title]),
    ...parts.flatMap(({ heading, paragraphs, tables }) => [
      // A line also where the heading is missing: it parts the table from the one before.
      [inert(heading)],
      ...lines(paragraphs),
      ...tables.flatMap(tableRecords),
    ]),
  ];
}

function tableRecords(table: Table): string[][] {
  return layout(present(table)).map((cells) => {
    const record: string[] = [];
    for (const { column, columns, text, cell } of cells) {
      const entry = cell && entryAt(table, cell.row.id, cell.column.id);
      while (record.length < column - 1) record.push('');
      record.push(entry ? valueText(entry) : inert(text));
      for (let covered = 1; covered < columns; covered++) record.push('');
    }
    return record;
  });
}

/** A figure that would be run as a formula is written in plain digits. */
function valueText(entry: Entry): string {
  const text = standing(entry);
  const { value } = entry;
  return value.kind === 'number' && inert(text) !== text ? spelt(value) : inert(text);
}

import { csvRecord, escapeFormula } from '../codecs/csv/record.ts';
import { format } from '../model/decimal.ts';
import { type Entry, type Report, wasRead } from '../model/report.ts';
import { entryText } from './entry-text.ts';

/**
 * Writes one value per line, all reports in one file. A number is in plain digits without unit and note; a dash or an
 * unreadable text is as shown; a blank is empty. A cell that the document lacks, or that was not read, has no line. For
 * programs: UTF-8 without a byte order mark, LF.
 */
export function tidy(reports: readonly Report[]): string {
  const records = [['organization', 'year', 'table', 'row', 'column', 'value']];
  for (const { organization, year, tables } of reports) {
    const body = escapeFormula(organization ?? '');
    for (const { table, entries } of tables) {
      for (const entry of entries) {
        if (!wasRead(entry)) continue;
        const { row, column } = entry.at;
        records.push([body, String(year ?? ''), table.id, row.id, column.id, valueText(entry)]);
      }
    }
  }
  return records.map((record) => `${csvRecord(record)}\n`).join('');
}

function valueText(entry: Entry): string {
  const { value } = entry;
  return value.kind === 'number' ? format(value.number) : escapeFormula(entryText(entry));
}

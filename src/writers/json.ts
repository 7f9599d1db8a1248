import { type Json, stringify } from '../codecs/json/stringify.ts';
import { format } from '../model/decimal.ts';
import { textOf } from '../model/passage.ts';
import { type Entry, type Report, wasRead } from '../model/report.ts';
import { entryText } from './entry-text.ts';

/** Writes one report as an object, several as a list (`schemas/report.schema.json`); the output can be read again. */
export function json(reports: readonly Report[]): string {
  const written = reports.map(reportJson);
  return `${stringify(written.length === 1 ? written[0]! : written)}\n`;
}

function reportJson(report: Report): Json {
  return {
    form: report.family,
    organization: report.organization,
    year: report.year,
    editions: Object.fromEntries(report.tables.map(({ form, table }) => [table.id, form.edition])),
    tables: tablesJson(report),
    sections: report.sections.map(({ number, heading, passages }) => ({
      number,
      heading,
      text: textOf(passages),
    })),
  };
}

/** Returns table → row → column → value, without cells that the document lacks or that were not read. */
export function tablesJson({ tables }: Report): Json {
  return Object.fromEntries(
    tables.map(({ table, entries }) => {
      const rows = new Map<string, Map<string, Json>>();
      for (const entry of entries) {
        if (!wasRead(entry)) continue;
        const { row, column } = entry.at;
        const cells = rows.get(row.id) ?? new Map<string, Json>();
        rows.set(row.id, cells.set(column.id, valueJson(entry)));
      }
      return [table.id, Object.fromEntries([...rows].map(([id, cells]) => [id, Object.fromEntries(cells)]))];
    }),
  );
}

/** Returns a plain number as a number, a blank as null, and anything else with its text. */
function valueJson(entry: Entry): Json {
  const { value, cell } = entry;
  if (value.kind === 'blank') return null;
  if (value.kind !== 'number') return { text: entryText(entry) };
  const text = cell?.text ?? '';
  const { number, unit, note } = value;
  if (text === format(number)) return number;
  return { text, number, ...(unit !== undefined && { unit }), ...(note !== undefined && { note }) };
}

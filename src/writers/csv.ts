import { equals, format } from '../decimal.ts';
import type { Form, FormSection, FormTable, Heading } from '../form.ts';
import { layout } from '../layout.ts';
import { type Entry, entryAt, type Report, type Table } from '../report.ts';
import { readValue } from '../value.ts';
import { csvRecord, inert } from './csv-record.ts';

/** Tells Excel that the bytes are UTF-8. */
const byteOrderMark = '\ufeff';

/**
 * The form's own printed layout, one report after another: title, sections, tables; a merged cell
 * has its text in the upper left corner. For spreadsheets: UTF-8 with a mark, CRLF, every record
 * equally wide. Rows and columns that the document does not have are not printed.
 */
export function csv(reports: readonly Report[]): string {
  const records = reports.flatMap((report, index) => [...(index > 0 ? [[]] : []), ...reportRecords(report)]);
  const width = Math.max(1, ...records.map((record) => record.length));
  const full = records.map((record) => csvRecord([...record, ...Array<string>(width - record.length).fill('')]));
  return byteOrderMark + full.map((record) => `${record}\r\n`).join('');
}

function reportRecords(report: Report): string[][] {
  const title = titleOf(report);
  const records: string[][] = title === '' ? [] : [[inert(title)]];
  const tables = [...report.tables];
  for (const { section, heading, text } of report.sections) {
    records.push([inert(heading)]);
    if (text !== '') records.push(...text.split('\n').map((line) => [inert(line)]));
    for (const table of tables.filter(({ table }) => table.section === section.number)) {
      records.push(...tableRecords(table));
      tables.splice(tables.indexOf(table), 1);
    }
  }
  for (const table of tables) {
    const section = table.form.sections.find(({ number }) => number === table.table.section);
    records.push(...(section ? [[headingOf(section)]] : []), ...tableRecords(table));
  }
  return records;
}

function titleOf({ organization, year, tables, unread }: Report): string {
  if (organization === null && year === null) return '';
  const form: Form | undefined = (tables[0] ?? unread[0])?.form;
  return `${organization ?? ''}${year === null ? '' : `${year}年`}${form?.reportTitles[0] ?? ''}`;
}

function headingOf({ number, heading }: FormSection): string {
  return `${'一二三四五六七八九十'[number - 1] ?? number}、${heading}`;
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

/** The form's table without the rows and columns that the document does not have. */
function present({ table, entries }: Table): FormTable {
  const blocks = table.blocks.flatMap((block) => {
    const there = entries.filter(({ at, value }) => at.block === block && value.kind !== 'absent');
    const rows = keep(block.rows, new Set(there.map(({ at }) => at.row.id)));
    const columns = keep(block.columns, new Set(there.map(({ at }) => at.column.id)));
    return rows.length > 0 && columns.length > 0 ? [{ ...block, rows, columns }] : [];
  });
  return { ...table, blocks };
}

function keep(headings: readonly Heading[], ids: ReadonlySet<string>): Heading[] {
  return headings.flatMap((heading) => {
    if (!heading.children) return ids.has(heading.id ?? heading.label) ? [heading] : [];
    const children = keep(heading.children, ids);
    return children.length > 0 ? [{ ...heading, children }] : [];
  });
}

/** As shown, where that gives the same number when read back; else plain digits. */
function valueText({ value, cell }: Entry): string {
  const text = cell?.text ?? '';
  if (value.kind !== 'number') return value.kind === 'blank' ? '' : inert(text);
  const again = readValue({ text });
  const same = again.kind === 'number' && equals(again.number, value.number) && inert(text) === text;
  return same ? text : format(value.number);
}

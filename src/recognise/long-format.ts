import type { Cell, Document, Grid, GridRow } from '../model/document.ts';
import type { Form } from '../model/form.ts';
import type { Section } from '../model/report.ts';
import { readFigure } from '../model/value.ts';
import { type Draft, statedDraft } from './draft.ts';
import {
  findCells,
  findTable,
  hasRow,
  maxRowsAboveHeader,
  organizationNames,
  yearNames,
} from './labels/find-by-name.ts';
import { normalise } from './labels/normalise.ts';
import { addParagraph, readHeading } from './section.ts';
import { addEntry, hasEntry, newPart, type OpenPart, tooManyFields } from './table-part.ts';

/** Accepted names of the columns; `edition` is optional. */
const columnNames = {
  organization: organizationNames,
  year: yearNames,
  table: ['table', '表', '表名', '表格'],
  row: ['row', '行', '行名', '项目'],
  column: ['column', '列', '列名', '栏目'],
  value: ['value', '值', '数值', '数据', '数量'],
  edition: ['edition', '版本'],
} as const;
type ColumnName = keyof typeof columnNames;

/** A table with one value a row: the columns, and the rows under the header. */
interface LongTable {
  readonly columns: ReadonlyMap<ColumnName, number>;
  /** Number of columns up to the last that has a name. */
  readonly width: number;
  readonly rows: readonly GridRow[];
}

/**
 * True if a document has a table with one value a row, whose header names the columns for table, row, column and value.
 */
export function isLongFormat({ blocks }: Document): boolean {
  return blocks.some((block) => block.kind === 'grid' && findLongTable(block) !== undefined);
}

/** Finds the header of such a table. */
export function findLongTable({ rows }: Grid): LongTable | undefined {
  for (const [index, { cells }] of rows.slice(0, maxRowsAboveHeader).entries()) {
    const header = cells.map((cell) => normalise(cell?.text ?? ''));
    const columns = new Map<ColumnName, number>();
    for (const name of Object.keys(columnNames) as ColumnName[]) {
      const position = header.findIndex((text) => (columnNames[name] as readonly string[]).includes(text));
      if (position >= 0) columns.set(name, position);
    }
    const isComplete = columns.size - Number(columns.has('edition')) === Object.keys(columnNames).length - 1;
    if (isComplete)
      return { columns, width: header.findLastIndex((text) => text !== '') + 1, rows: rows.slice(index + 1) };
  }
  return undefined;
}

/** Makes a draft for each body and year of each table. */
export function readLongFormat(document: Document, forms: readonly Form[]): Draft[] {
  return document.blocks.flatMap((block) => {
    const longTable = block.kind === 'grid' ? findLongTable(block) : undefined;
    if (block.kind !== 'grid' || !longTable) return [];
    const drafts = readGrid(block, longTable, forms);
    const sections = sectionsOf(document, block, forms);
    return drafts.map((draft) => ({ ...draft, sections }));
  });
}

function readGrid(grid: Grid, { columns, width, rows }: LongTable, forms: readonly Form[]): Draft[] {
  const drafts = new Map<string, Draft>();
  /** The parts of each table of a body: the first occurrence, then those of a repeated table. */
  const partsByTable = new Map<string, OpenPart[]>();
  /** The number of parts that have a cell of a body, which are the first ones. */
  const partsWith = new Map<string, number>();
  for (const { cells, place } of rows) {
    const text = (name: ColumnName) => cells[columns.get(name) ?? -1]?.text.trim() ?? '';
    const position = columns.get('value')!;
    const source: Cell = cells[position] ?? { text: '', place: { ...place, column: position + 1 } };
    const body = `${text('organization')}\n${text('year')}`;
    const draft = drafts.get(body) ?? statedDraft(text('organization'), text('year'), grid.place);
    drafts.set(body, draft);
    const editions = forms.filter(({ edition }) => text('edition') === '' || text('edition') === edition);
    const name = [text('table'), text('row'), text('column')];
    const found = editions.flatMap((form) => findEntries(form, name, source));
    const tableId = found[0]?.entry.at.table.id ?? findTable(forms[0]!, text('table'))?.id;
    const isNamed = name.some((part) => part !== '') || text('value') !== '';
    if (found.length === 0 && isNamed && editions.length > 0) {
      const wrong = cells[columns.get(unknownPart(editions, name)) ?? -1] ?? source;
      draft.unknown.push({ name: name.join('/'), text: text('value'), place: wrong.place });
    }
    if (tableId === undefined) continue;
    const key = `${body}\n${tableId}`;
    const known = partsByTable.get(key) ?? [];
    partsByTable.set(key, known);
    const hasAll = (one: OpenPart) => found.length > 0 && found.every(({ form, entry }) => hasEntry(one, form, entry));
    const cell = `${key}\n${found.map(({ form, entry }) => `${form.id} ${entry.at.id}`).join('\n')}`;
    let at = partsWith.get(cell) ?? 0;
    while (at < known.length && hasAll(known[at]!)) at++;
    partsWith.set(cell, at);
    const part = known[at] ?? newPart(tableId, place, forms);
    if (at === known.length) {
      known.push(part);
      draft.parts.push(part);
    }
    for (const { form, entry } of found) addEntry(part, form, entry);
    // In a sheet, cells do not shift.
    const isShifted = place.sheet === undefined && cells.slice(width).some((cell) => cell && cell.text.trim() !== '');
    if (isShifted) for (const reading of part.readings) reading.why = tooManyFields;
  }
  if (drafts.size === 0) drafts.set('', statedDraft('', '', grid.place));
  return [...drafts.values()];
}

/** Reads a figure in the cells of a form that a table, a row and a column name. */
function findEntries(form: Form, [name = '', row = '', column = '']: readonly string[], cell: Cell) {
  const table = findTable(form, name);
  const cells = table ? findCells(table, row, column) : [];
  return cells.map((at) => ({ form, entry: { at, value: readFigure(cell, at), cell, place: cell.place } }));
}

/** Returns which of table, row and column the form does not have. */
function unknownPart(forms: readonly Form[], [name = '', row = '']: readonly string[]): 'table' | 'row' | 'column' {
  const tables = forms.flatMap((form) => findTable(form, name) ?? []);
  if (tables.length === 0) return 'table';
  return tables.some((table) => hasRow(table, row)) ? 'column' : 'row';
}

/** Reads the section headings of a report in JSON; a CSV file has none. */
function sectionsOf({ blocks }: Document, grid: Grid, forms: readonly Form[]): Section[] {
  const inside = `${grid.place.pointer}/sections/`;
  const sections: Section[] = [];
  for (const block of blocks) {
    if (block.kind !== 'paragraph' || !block.place.pointer?.startsWith(inside)) continue;
    const heading = readHeading(block.text, forms);
    if (heading) sections.push({ ...heading, heading: block.text, text: '', place: block.place });
    else addParagraph(sections, block.text);
  }
  return sections;
}

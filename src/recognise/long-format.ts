import type { Cell, Document, Grid, GridRow, Paragraph, Place } from '../model/document.ts';
import type { Form } from '../model/form.ts';
import { groupBy } from '../model/group-by.ts';
import { memoizeInObject } from '../model/memoize.ts';
import { readFigure } from '../model/value.ts';
import { isOfSeveral, isPlainlyOneBody } from './body-lists/body-names.ts';
import { type Draft, statedDraft } from './draft.ts';
import { findTable, hasRow } from './labels/find-by-name.ts';
import {
  type ColumnName,
  cellsNamed,
  editionsNamed,
  findLongTable,
  isHeaderAgain,
  type LongTable,
} from './long-table.ts';
import { addLine } from './passages.ts';
import { type PlainRecords, plainCellsAlike, plainRecordsIn } from './plain-records.ts';
import { readHeading } from './section.ts';
import { addEntry, hasEntry, newPart, type OpenPart, tooManyFields } from './table-part.ts';

/**
 * True if a document has a table with one value a row, whose header names the columns for table, row, column and value.
 */
export function isLongFormat({ blocks }: Document, forms: readonly Form[]): boolean {
  return blocks.some(
    (block) => block.kind === 'grid' && findLongTable(block.record?.like ?? block, forms) !== undefined,
  );
}

/** Makes a draft for each body and year of each table. */
export function readLongFormat(document: Document, forms: readonly Form[]): Draft[] {
  const plainCellsOf = plainCellsAlike(forms);
  const whole = (grid: Grid): Draft[] => {
    const longTable = findLongTable(grid, forms);
    return longTable ? readGrid(grid, longTable, sectionsOf(document, grid, forms), forms) : [];
  };
  return document.blocks.flatMap((block) => {
    if (block.kind !== 'grid') return [];
    const cells = plainCellsOf(block);
    if (!block.record || !cells) return whole(block);
    const draft = draftOf(block.record.organization.trim(), block.record.year, block.place);
    return [{ ...draft, plain: { cells, draft: () => whole(block)[0]! } }];
  });
}

/** Makes a draft of a body, or of a total of bodies. */
function draftOf(organization: string, year: string, place: Place): Draft {
  const isTotal = !isPlainlyOneBody(organization) && isOfSeveral(organization);
  return { ...statedDraft(organization, year, place), ...(isTotal && { isTotal }) };
}

function readGrid(grid: Grid, longTable: LongTable, sections: Draft['sections'], forms: readonly Form[]): Draft[] {
  const { columns, rows } = longTable;
  const bodies = new Map<string, Body>();
  const beginPlain = plainRecordsIn(longTable, forms);
  const begin = (organization: string, year: string): Body => ({ organization, year, rows: [], plain: beginPlain() });
  const [organizationAt, yearAt] = [columns.get('organization')!, columns.get('year')!];
  for (const row of rows) {
    const { texts } = row;
    const text = (position: number) => (texts ? texts[position] : row.cells[position]?.text)?.trim() ?? '';
    const [organization, year] = [text(organizationAt), text(yearAt)];
    const key = `${organization}\n${year}`;
    const known = bodies.get(key);
    if (!known && isHeaderAgain(organization, year)) continue;
    const body = known ?? begin(organization, year);
    bodies.set(key, body);
    body.rows.push(row);
    body.plain.add(row);
  }
  if (bodies.size === 0) bodies.set('', begin('', ''));
  return [...bodies.values()].map(({ organization, year, rows: own, plain }): Draft => {
    const draft = { ...draftOf(organization, year, grid.place), sections };
    const whole = (): Draft => ({ ...draft, ...readRecords(own, longTable, forms) });
    const cells = plain.cells(own);
    return cells ? { ...draft, plain: { cells, draft: whole } } : whole();
  });
}

/** The records of a body and a year. */
interface Body {
  readonly organization: string;
  readonly year: string;
  readonly rows: GridRow[];
  readonly plain: PlainRecords;
}

/** Reads the records of one body. */
function readRecords(rows: readonly GridRow[], { columns, width }: LongTable, forms: readonly Form[]) {
  const all: Pick<Draft, 'parts' | 'unknown'> = { parts: [], unknown: [] };
  /** The parts of each table: the first occurrence, then those of a repeated table. */
  const partsByTable = new Map<string, OpenPart[]>();
  /** The number of parts that have a cell, which are the first ones. */
  const partsWith = new Map<string, number>();
  for (const { cells, place } of rows) {
    const text = (name: ColumnName) => cells[columns.get(name) ?? -1]?.text.trim() ?? '';
    const position = columns.get('value')!;
    const source: Cell = cells[position] ?? { text: '', place: { ...place, column: position + 1 } };
    const editions = editionsNamed(text('edition'), forms);
    const name = [text('table'), text('row'), text('column')];
    const found = editions.flatMap((form) => findEntries(form, name, source));
    const tableId = found[0]?.entry.at.table.id ?? findTable(forms[0]!, text('table'))?.id;
    const isNamed = name.some((part) => part !== '') || text('value') !== '';
    if (found.length === 0 && isNamed && editions.length > 0) {
      const wrong = cells[columns.get(unknownPart(editions, name)) ?? -1] ?? source;
      all.unknown.push({ name: name.join('/'), text: text('value'), place: wrong.place });
    }
    if (tableId === undefined) continue;
    const known = partsByTable.get(tableId) ?? [];
    partsByTable.set(tableId, known);
    const hasAll = (one: OpenPart) => found.length > 0 && found.every(({ form, entry }) => hasEntry(one, form, entry));
    const cell = `${tableId}\n${found.map(({ form, entry }) => `${form.id} ${entry.at.id}`).join('\n')}`;
    let at = partsWith.get(cell) ?? 0;
    while (at < known.length && hasAll(known[at]!)) at++;
    partsWith.set(cell, at);
    const part = known[at] ?? newPart(tableId, place, forms);
    if (at === known.length) {
      known.push(part);
      all.parts.push(part);
    }
    for (const { form, entry } of found) addEntry(part, form, entry);
    // In a sheet, cells do not shift.
    const isShifted = place.sheet === undefined && cells.slice(width).some((cell) => cell && cell.text.trim() !== '');
    if (isShifted) for (const reading of part.readings) reading.why = tooManyFields;
  }
  return all;
}

/** Reads a figure in the cells of a form that a table, a row and a column name. */
function findEntries(form: Form, name: readonly string[], cell: Cell) {
  return cellsNamed(form, name).map((at) => ({
    form,
    entry: { at, value: readFigure(cell, at), cell, place: cell.place },
  }));
}

/** Returns which of table, row and column the form does not have. */
function unknownPart(forms: readonly Form[], [name = '', row = '']: readonly string[]): 'table' | 'row' | 'column' {
  const tables = forms.flatMap((form) => findTable(form, name) ?? []);
  if (tables.length === 0) return 'table';
  return tables.some((table) => hasRow(table, row)) ? 'column' : 'row';
}

/** Reads the section headings of a report in JSON; a CSV file has none. */
function sectionsOf(document: Document, grid: Grid, forms: readonly Form[]): Draft['sections'] {
  const sections: Draft['sections'] = [];
  for (const block of paragraphsByReport(document)(grid.place)) {
    const heading = readHeading(block.text, forms);
    if (heading) sections.push({ ...heading, heading: block.text, passages: [], place: block.place });
    else addLine(sections.at(-1)?.passages ?? [], block);
  }
  return sections;
}

/** Returns a function that gives the paragraphs of the report at a place: with the same pointer and, in a report a line, its line. */
const paragraphsByReport = memoizeInObject(({ blocks }: Document) => {
  const grids = blocks.filter(({ kind }) => kind === 'grid');
  const inLines = new Set(grids.map(({ place }) => place.pointer)).size < grids.length;
  const keyOf = ({ pointer, line }: Place) => `${pointer?.replace(/\/sections\/.*/, '')} ${inLines ? line : ''}`;
  const paragraphs = blocks.filter((block): block is Paragraph => block.kind === 'paragraph');
  const byReport = groupBy(paragraphs, ({ place }) => keyOf(place));
  return (place: Place): readonly Paragraph[] => byReport.get(keyOf(place)) ?? [];
});

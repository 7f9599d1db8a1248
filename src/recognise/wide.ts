import { type Cell, type Document, type Grid, type GridRow, letters } from '../document.ts';
import { type Form, type FormCell, formCells, isInForce, lines, tableOf } from '../form.ts';
import { near } from '../near.ts';
import { remember } from '../remember.ts';
import type { Entry, Ignored, StatedYear, UnknownCell } from '../report.ts';
import type { Text } from '../text.ts';
import { readFigure, readValue, type Value } from '../value.ts';
import { type Draft, statedDraft } from './draft.ts';
import { normalise } from './label.ts';
import { cellsNamed, mostAbove, organizationNames, tableNamed, yearNames } from './named.ts';
import { isFigure, notOfTheForm, type Piece, type Reading, tooManyFields } from './piece.ts';
import { slotsOf } from './slots.ts';
import { yearInName } from './title.ts';

/** What a header says. Positions are those of the grid's rows, from 0. */
interface Header {
  readonly organization: number | undefined;
  readonly year: number | undefined;
  readonly tables: readonly TableColumns[];
  /** Columns that are none of the form's. */
  readonly foreign: readonly number[];
  /** Columns that name a cell as ids or labels do, and none that the form has. */
  readonly unknown: readonly Pick<Column, 'position' | 'name'>[];
  /** Columns up to the last that has a name. */
  readonly width: number;
}

interface TableColumns {
  readonly id: string;
  readonly columns: readonly Column[];
  /** Why the columns do not tell what the figures are. */
  readonly why: Text | undefined;
}

/** A column of figures: the form's cell, in each form that has it. */
interface Column {
  readonly position: number;
  readonly name: string;
  readonly cells: ReadonlyMap<Form, FormCell>;
}

/** One report a row: each column is named by the form's cell, `requests/received/total` or `表三·一、本年新收…·总计`. */
export function isWide(block: Document['blocks'][number], forms: readonly Form[]): block is Grid {
  return block.kind === 'grid' && block.rows.slice(0, mostAbove).some((row) => headerOf(row, forms) !== undefined);
}

/** A row that holds a report, or some of its tables, and what the header above says of its columns. */
interface Filled {
  readonly row: GridRow;
  readonly header: Header;
}

/**
 * A draft for each row, made when it is asked for; rows of one body and year are one report, which then has its tables
 * twice.
 */
export function* readWide(grid: Grid, forms: readonly Form[]): Generator<Draft> {
  const reports = new Map<string, { readonly draft: Draft; readonly rows: Filled[] }>();
  const yearsAbove: StatedYear[] = [];
  let header: Header | undefined;
  for (const row of grid.rows) {
    const found = headerOf(row, forms);
    header = found ?? header;
    if (found) continue;
    if (!header) {
      for (const year of yearsIn(row)) yearsAbove.push(year);
      continue;
    }
    const draft = readBody(row, header);
    if (!draft) continue;
    const key = draft.organization === null ? `\n${reports.size}` : `${draft.organization}\n${draft.year}`;
    const known = reports.get(key);
    if (known) known.rows.push({ row, header });
    else reports.set(key, { draft, rows: [{ row, header }] });
  }
  for (const { draft, rows } of reports.values()) {
    const years = draft.year === null ? yearsAbove : draft.years;
    yield {
      ...draft,
      years,
      pieces: rows.flatMap((filled) => piecesOf(filled, draft.year, forms)),
      unknown: rows.flatMap(unknownIn),
    };
  }
}

/** What stands between the steps of a name. */
const stroke = /[/／·_—－-]/;

/** The same where the name is in Latin letters: ids have hyphens of their own. */
const strokeOfIds = /[/／·_]/;

/** Longer texts name no cell. */
const longestName = 200;

/** `undefined` for a row that names no cell of the form. */
function headerOf({ cells }: GridRow, forms: readonly Form[]): Header | undefined {
  const named = cells.map((cell) => (cell && mayName(cell.text) ? cellsAt(cell.text, forms) : undefined));
  if (!named.some((one) => one && one.size > 0)) return undefined;
  const columns = new Map<string, Column[]>();
  const foreign: number[] = [];
  const unknown: Pick<Column, 'position' | 'name'>[] = [];
  let [organization, year, width]: [number | undefined, number | undefined, number] = [undefined, undefined, 0];
  cells.forEach((cell, position) => {
    const name = cell?.text.trim() ?? '';
    const at = named[position];
    const [first] = at?.values() ?? [];
    if (name !== '') width = position + 1;
    if (at && first) {
      const known = columns.get(first.table.id) ?? [];
      known.push({ position, name, cells: at });
      columns.set(first.table.id, known);
    } else if (organization === undefined && organizationNames.includes(normalise(name))) organization = position;
    else if (year === undefined && yearNames.includes(normalise(name))) year = position;
    else if (isLikeId(name, forms)) unknown.push({ position, name });
    else foreign.push(position);
  });
  const tables = [...columns].map(([id, all]) => ({ id, columns: all, why: namedTwice(all) }));
  return { organization, year, tables, foreign, unknown, width };
}

function mayName(text: string): boolean {
  return text.length <= longestName && stroke.test(text);
}

/** The cell of each form that a column is named after. */
function cellsAt(name: string, forms: readonly Form[]): ReadonlyMap<Form, FormCell> {
  const steps = name.split(/\p{Script=Han}/u.test(name) ? stroke : strokeOfIds).map((step) => step.trim());
  const id = steps.join('/').toLowerCase();
  const found = new Map<Form, FormCell>();
  for (const form of forms) {
    const cell = cellsById(form).get(id) ?? cellLabelled(form, steps);
    if (cell) found.set(form, cell);
  }
  return found;
}

/**
 * Whether a name is built as those of cells are: of three steps, the first near a table's id, or the second a row's; or of
 * labels, the first that of a table. `cases_note` and `phone/fax` are names like any other.
 */
function isLikeId(name: string, forms: readonly Form[]): boolean {
  if (!mayName(name)) return false;
  const isChinese = /\p{Script=Han}/u.test(name);
  const steps = name.split(isChinese ? stroke : strokeOfIds).map((step) => step.trim().toLowerCase());
  const [table = '', row = ''] = steps;
  if (isChinese) return steps.length > 2 && table.startsWith('表');
  const tables = forms.flatMap((form) => form.tables);
  const ids = [...new Set(tables.map(({ id }) => id))];
  const isTable = name.includes('_') ? ids.includes(table) : near(table, ids) !== undefined;
  const isRow = tables.some(({ blocks }) => blocks.some(({ rows }) => lines(rows).some(({ id }) => id === row)));
  return steps.length === 3 ? isTable || isRow : steps.length === 2 && ids.includes(table) && !name.includes('_');
}

const cellsById = remember(
  (form: Form): ReadonlyMap<string, FormCell> =>
    new Map(form.tables.flatMap((table) => formCells(table).map((cell) => [cell.id, cell]))),
);

/** Only the form tells where the labels of the row end and those of the column begin. */
function cellLabelled(form: Form, [tableName = '', ...steps]: readonly string[]): FormCell | undefined {
  const table = tableNamed(form, tableName);
  if (!table) return undefined;
  for (let end = 1; end < steps.length; end++) {
    const [cell] = cellsNamed(table, steps.slice(0, end).join('/'), steps.slice(end).join('/'));
    if (cell) return cell;
  }
  return undefined;
}

function namedTwice(columns: readonly Column[]): Text | undefined {
  const first = new Map<FormCell, Column>();
  for (const column of columns) {
    for (const cell of column.cells.values()) {
      const other = first.get(cell);
      if (other) {
        const [a, b] = [letters(other.position + 1), letters(column.position + 1)];
        return {
          zh: `${a} 列和 ${b} 列都是“${column.name}”，无法确定以哪一列为准`,
          en: `columns ${a} and ${b} are both “${column.name}”, so it is unclear which one counts`,
        };
      }
      first.set(cell, column);
    }
  }
  return undefined;
}

/** A report of which only the body and year are known; `undefined` for a line of text, as may stand below the reports. */
function readBody({ cells, place }: GridRow, header: Header): Draft | undefined {
  const draft = statedDraft(textAt(cells, header.organization), textAt(cells, header.year), place);
  const isNamed = draft.year !== null || /^[^，。：；:;]{2,40}$/.test(draft.organization ?? '');
  const isFilled = header.tables.some(({ columns }) => columns.some(({ position }) => textAt(cells, position) !== ''));
  return isNamed || isFilled ? draft : undefined;
}

function piecesOf({ row, header }: Filled, year: number | null, forms: readonly Form[]): Piece[] {
  const { cells, place } = row;
  const ignored = header.foreign.flatMap((position): Ignored[] => {
    const cell = cells[position];
    return cell && textAt(cells, position) !== '' ? [{ cell, why: notOfTheForm }] : [];
  });
  // The cells of a sheet do not move.
  const isShifted =
    place.sheet === undefined && cells.some((_, index) => index >= header.width && textAt(cells, index) !== '');
  return header.tables.map((table, index) => {
    const why = isShifted ? tooManyFields : table.why;
    return pieceOf(row, { ...table, why }, forms, year, index === 0 ? ignored : []);
  });
}

/** What stands in columns that name no cell of the form. */
function unknownIn({ row, header }: Filled): UnknownCell[] {
  return header.unknown.flatMap(({ position, name }): UnknownCell[] => {
    const cell = row.cells[position];
    return cell && textAt(row.cells, position) !== '' ? [{ name, text: cell.text.trim(), place: cell.place }] : [];
  });
}

function textAt(cells: GridRow['cells'], position: number | undefined): string {
  return position === undefined ? '' : (cells[position]?.text.trim() ?? '');
}

/** A table of a row, as each edition reads it that it may follow. */
function pieceOf(
  { cells, place }: GridRow,
  { id, columns, why }: TableColumns,
  forms: readonly Form[],
  year: number | null,
  others: readonly Ignored[],
): Piece {
  const read = columns.map(({ position, name, cells: at }) => {
    const cell = cells[position] ?? { text: '', place: { ...place, column: position + 1 } };
    return { at, name, cell, value: readValue(cell) };
  });
  const readings = likeliest(id, forms, read, year).map((form): Reading => {
    const entries = new Map<string, Entry>();
    const ignored = [...others];
    const unknown: UnknownCell[] = [];
    for (const { at, name, cell, value } of read) {
      const own = at.get(form);
      if (own) entries.set(own.id, { at: own, value: readFigure(cell, own), cell, place: cell.place });
      else if (isFigure(value)) unknown.push({ name, text: cell.text.trim(), place: cell.place });
      else if (value.kind !== 'blank') ignored.push({ cell, why: notOfTheForm });
    }
    const rows = new Set([...entries.values()].map((entry) => entry.at.row.id));
    return { form, table: tableOf(form, id)!, entries, rows, ignored, unknown, ...(why && { why }) };
  });
  return { tableId: id, place, hidden: cells.every((cell) => !cell || cell.hidden), readings };
}

interface Read {
  readonly at: ReadonlyMap<Form, FormCell>;
  readonly name: string;
  readonly cell: Cell;
  readonly value: Value;
}

/**
 * The editions that explain most of the figures and lack the fewest columns; of several, those in force. A header may name
 * the columns of all editions, and each row fills those of its own.
 */
function likeliest(id: string, forms: readonly Form[], read: readonly Read[], year: number | null): Form[] {
  const fits = forms.flatMap((form) => {
    const table = tableOf(form, id);
    if (!table) return [];
    const own = read.filter(({ at }) => at.has(form));
    const filled = own.filter(({ value }) => value.kind !== 'blank').length;
    return [{ form, table, filled, lacking: formCells(table).length - own.length }];
  });
  const most = Math.max(...fits.map(({ filled }) => filled));
  const fewest = Math.min(...fits.filter(({ filled }) => filled === most).map(({ lacking }) => lacking));
  const best = fits.filter(({ filled, lacking }) => filled === most && lacking === fewest);
  // 表四 is the same in all editions: it takes that of 表三, which is not told here.
  const inForce = best.filter(({ form, table }) => !table.editionOf && year !== null && isInForce(form, year));
  return (inForce.length > 0 ? inForce : best).map(({ form }) => form);
}

/** The years that a line above the reports names. */
function yearsIn(row: GridRow): StatedYear[] {
  return slotsOf(row).flatMap(({ cell }) => {
    const year = yearInName(cell.text);
    return year === undefined ? [] : [{ year, from: 'title', place: cell.place }];
  });
}

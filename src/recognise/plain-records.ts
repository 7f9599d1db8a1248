import type { Grid, GridRow } from '../model/document.ts';
import type { Form, FormCell } from '../model/form.ts';
import { memoize } from '../model/memoize.ts';
import { type Measure, plainNumber } from '../model/plain-figures.ts';
import { type ColumnName, cellsNamed, editionsNamed, findLongTable, type LongTable } from './long-table.ts';
import type { Layouts, PlainCells } from './plain-cells.ts';
import { plainFigureInList } from './plain-figure.ts';

/** The names and figures of the records of a body. */
export interface PlainRecords {
  /** Adds a record, which has texts alone or is the row of a sheet; once one is not plain, the body is not. */
  add(row: GridRow): void;
  /** Returns the cells of the body, given its records, if all of them are plain. */
  cells(rows: readonly GridRow[]): PlainCells | undefined;
}

/** The name of a cell, in a table of many records. */
type Name = Measure;

/** Orders of names that are kept. A list with more of them is no list of equal reports. */
const maxOrders = 50;

/** Returns a function that begins the records of a body. A record is plain that holds a plain figure of a cell of the form. */
export function plainRecordsIn({ columns, width }: LongTable, forms: readonly Form[]): () => PlainRecords {
  const nameIn = namesIn(forms);
  const layoutsOf = layoutsByOrder();
  const [table, row, column, value] = (['table', 'row', 'column', 'value'] as const).map((name) => columns.get(name)!);
  const edition = columns.get('edition') ?? -1;
  const positionOf = () => value!;
  return () => {
    const figures: number[] = [];
    let names: Name[] | undefined = [];
    return {
      add: (record) => {
        if (!names) return;
        const own = record.texts;
        const texts = own ?? textsInSheet(record);
        const name = texts && nameIn(texts[table!], texts[row!], texts[column!], texts[edition]);
        let figure = Number.NaN;
        if (name) figure = own ? plainNumber(own[value!] ?? '', name) : plainFigureInList(record.cells[value!], name);
        if (!name || Number.isNaN(figure) || hasTextBehind(texts, width)) {
          names = undefined;
        } else {
          names.push(name);
          figures.push(figure);
        }
      },
      cells: (rows) => {
        const layouts = names && names.length > 0 ? layoutsOf(names) : undefined;
        const rowOf = (index: number) => rows[index]!;
        const placeOf = (index: number) => rowOf(index).place;
        const cellOf = (index: number) => rowOf(index).cells[value!]!;
        return layouts && { figures, start: 0, count: figures.length, rowOf, placeOf, positionOf, cellOf, layouts };
      },
    };
  };
}

/** Returns the texts in the row of a sheet, by column; undefined in other rows. */
function textsInSheet({ cells, place }: GridRow): readonly string[] | undefined {
  return place.sheet === undefined ? undefined : cells.map((cell) => cell?.text ?? '');
}

function hasTextBehind(texts: readonly string[], width: number): boolean {
  for (let position = width; position < texts.length; position++) if (texts[position]!.trim() !== '') return true;
  return false;
}

/**
 * Returns a function that finds the cells of a grid that differs from another only in its body, its year and its figures;
 * undefined if not all of these are plain.
 */
export const plainCellsAlike = memoize((forms: readonly Form[]) => {
  const known = memoize((grid: Grid) => {
    const table = findLongTable(grid, forms);
    if (!table) return undefined;
    const { columns, rows } = table;
    const nameIn = namesIn(forms);
    const textAt = (row: GridRow, name: ColumnName) => row.cells[columns.get(name) ?? -1]?.text.trim();
    const [parts, layouts]: [readonly ColumnName[], Layouts] = [['table', 'row', 'column', 'edition'], new Map()];
    const names = rows.map((row) => nameIn(...parts.map((part) => textAt(row, part))));
    const skipped = grid.rows.length - rows.length;
    const positionOf = () => columns.get('value')!;
    return { names, layouts, skipped, positionOf };
  });
  return (grid: Grid): PlainCells | undefined => {
    const { record } = grid;
    const alike = record && known(record.like);
    if (!record || !alike) return undefined;
    const { names, layouts, skipped, positionOf } = alike;
    const { figures, start, count, placeOf, cellOf } = record;
    if (count !== names.length) return undefined;
    for (let index = 0; index < count; index++) if (!isPlain(figures[start + index]!, names[index])) return undefined;
    const rowOf = (index: number) => grid.rows[skipped + index]!;
    return { figures, start, count, rowOf, placeOf, positionOf, cellOf, layouts };
  };
});

function isPlain(figure: number, name: Name | undefined): boolean {
  return name !== undefined && (figure >= 0 || name.signed) && (name.decimal || Number.isInteger(figure));
}

/** Returns a function that finds the name that some texts are; undefined unless they name one cell in all editions that have it. */
function namesIn(forms: readonly Form[]) {
  const known = new Map<string, Name | undefined>();
  const find = (path: readonly string[], edition: string): Name | undefined => {
    const cells = editionsNamed(edition, forms).flatMap((form): readonly FormCell[] => cellsNamed(form, path));
    // One name may be that of different cells in different editions: then it is unclear which of them are there.
    if (new Set(cells.map(({ id }) => id)).size !== 1) return undefined;
    return { signed: cells.every(({ signed }) => signed), decimal: cells.every(({ decimal }) => decimal) };
  };
  return (...[table = '', row = '', column = '', edition = '']: readonly (string | undefined)[]): Name | undefined => {
    const key = `${table}\n${row}\n${column}\n${edition}`;
    let name = known.get(key);
    if (name === undefined && !known.has(key)) {
      name = find([table, row, column], edition);
      known.set(key, name);
    }
    return name;
  };
}

/** Returns a function that finds the layouts of bodies whose records name the same cells in the same order. */
function layoutsByOrder() {
  const orders: { readonly names: readonly Name[]; readonly layouts: Layouts }[] = [];
  return (names: readonly Name[]): Layouts | undefined => {
    const found = orders.find((one) => isSame(one.names, names));
    if (found) return found.layouts;
    if (orders.length === maxOrders) return undefined;
    const layouts: Layouts = new Map();
    orders.push({ names, layouts });
    return layouts;
  };
}

function isSame(some: readonly Name[], others: readonly Name[]): boolean {
  if (some.length !== others.length) return false;
  for (let index = 0; index < some.length; index++) if (some[index] !== others[index]) return false;
  return true;
}

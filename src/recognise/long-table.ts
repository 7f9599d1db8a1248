import type { Grid, GridRow } from '../model/document.ts';
import type { Form, FormCell } from '../model/form.ts';
import { findCells, findTable, maxRowsAboveHeader, organizationNames, yearNames } from './labels/find-by-name.ts';
import { normalise } from './labels/normalise.ts';
import { memoizeByShape } from './tables/row-shapes.ts';
import { memoizeByRows } from './tables/rows-below.ts';

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
export type ColumnName = keyof typeof columnNames;

/** A table with one value a row: the columns, and the rows under the header. */
export interface LongTable {
  readonly columns: ReadonlyMap<ColumnName, number>;
  /** Number of columns up to the last that has a name. */
  readonly width: number;
  readonly rows: readonly GridRow[];
}

/** Finds the header of a table with one value a row, and the rows under it. */
export function findLongTable({ rows }: Grid, forms: readonly Form[]): LongTable | undefined {
  const index = indexOfHeader(rows, forms);
  return index < 0 ? undefined : { ...headerAt(rows, index, forms)!, rows: rows.slice(index + 1) };
}

const indexOfHeader = memoizeByRows((rows, forms) =>
  rows.slice(0, maxRowsAboveHeader).findIndex((_, index) => headerAt(rows, index, forms) !== undefined),
);

/** Returns the columns that a row names; `undefined` unless it names all that such a table has. */
const headerAt = memoizeByShape(({ cells }): Omit<LongTable, 'rows'> | undefined => {
  const header = cells.map((cell) => normalise(cell?.text ?? ''));
  const columns = new Map<ColumnName, number>();
  for (const name of Object.keys(columnNames) as ColumnName[]) {
    const position = header.findIndex((text) => (columnNames[name] as readonly string[]).includes(text));
    if (position >= 0) columns.set(name, position);
  }
  const isComplete = columns.size - Number(columns.has('edition')) === Object.keys(columnNames).length - 1;
  return isComplete ? { columns, width: header.findLastIndex((text) => text !== '') + 1 } : undefined;
});

/** True if a record has the names of the columns in place of a body and a year: it is the header again. */
export function isHeaderAgain(organization: string, year: string): boolean {
  const isOf = (names: readonly string[], text: string) => names.includes(normalise(text));
  return isOf(columnNames.year, year) && isOf(columnNames.organization, organization);
}

/** Returns the editions that a record may follow: those it names, or all. */
export function editionsNamed(name: string, forms: readonly Form[]): readonly Form[] {
  return name === '' ? forms : forms.filter(({ edition }) => edition === name);
}

/** Returns the cells of a form that a table, a row and a column name. */
export function cellsNamed(form: Form, [name = '', row = '', column = '']: readonly string[]): readonly FormCell[] {
  const table = findTable(form, name);
  return table ? findCells(table, row, column) : [];
}

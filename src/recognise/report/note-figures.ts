import { compiledEquations } from '../../model/exact-sum.ts';
import { type Form, type FormTable, formCells } from '../../model/form.ts';
import { memoize, memoizeBy } from '../../model/memoize.ts';
import { type PlainFigures, withPlainFigures } from '../../model/plain-figures.ts';
import type { Entry, Report, Table } from '../../model/report.ts';
import { plainFigure } from '../plain-figure.ts';
import { figuresOfTable } from './plain-table.ts';

/** Notes the figures of a report if all of them are plain, and the tables that it has hold nothing else. */
export function noteFigures(report: Report): Report {
  const { tables, unread, repeated, unknown = [] } = report;
  if (tables.length === 0 || unread.length > 0 || repeated.length > 0 || unknown.length > 0) return report;
  if (tables.some((table) => hasMore(table) || addsFractions(table.form)(table.table))) return report;
  // Copies whole lists, as `flatMap` does not.
  const figures = none.concat(...tables.map((table) => figuresOfTable(table) ?? table.entries.map(figureOf)));
  if (figures.includes(Number.NaN)) return report;
  return withPlainFigures(report, { figures, start: 0, tables: indicesOf(tables) });
}

const none: readonly number[] = [];

/** True if there is more to a table than its entries. */
export function hasMore({ ignored, cut, lost, shifted, unplaced = [] }: Table): boolean {
  return ignored.length > 0 || cut === true || lost === true || (shifted?.size ?? 0) > 0 || unplaced.length > 0;
}

/** True if a relation has a term that may be a fraction, whose sum would not be exact. */
export const addsFractions = memoize((form: Form) =>
  memoize((table: FormTable): boolean => {
    const isDecimal = (position: number) => formCells(table)[position]!.decimal;
    return compiledEquations(form, table).some(({ left, right }) => left.some(isDecimal) || right.some(isDecimal));
  }),
);

function figureOf({ at, value, cell }: Entry): number {
  return value.kind === 'number' && cell ? plainFigure(cell, at) : Number.NaN;
}

/** The most combinations of tables whose indices are kept. */
const maxCombinations = 100;

/** Returns the index of each figure, table by table. Reports with the same tables share them. */
const indicesOf = memoizeBy(
  (tables: readonly Table[]) => tables.map(({ form, table }) => `${numberOf(form)}/${numberOf(table)}`).join(),
  maxCombinations,
  (tables): PlainFigures['tables'] => {
    let next = 0;
    return tables.map(({ table }) => formCells(table).map(() => next++));
  },
);

let lastNumber = 0;
const numberOf = memoize((_: Form | FormTable) => {
  lastNumber++;
  return lastNumber;
});

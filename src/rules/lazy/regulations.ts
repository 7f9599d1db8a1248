import { type FormTable, formCells } from '../../model/form.ts';
import { memoize } from '../../model/memoize.ts';
import { memoizeAlike, plainFiguresOf } from '../../model/plain-figures.ts';
import type { Entry, Report } from '../../model/report.ts';

/**
 * The columns that count what the body made itself; all columns of the 2021 form. On the 2019 form 新公开 and 对外公开总数 may
 * count regulations of others that it published.
 */
const ownColumns: ReadonlySet<string> = new Set(['issued', 'repealed', 'effective', 'produced']);

const cellsOf = memoize((table: FormTable) =>
  formCells(table).filter(({ row, column }) => row.id === 'regulations' && ownColumns.has(column.id)),
);

/** True if a report counts regulations. Makes no entries where all figures are plain. */
export function hasRegulations(report: Report): boolean {
  const plain = plainFiguresOf(report);
  if (!plain) return regulationsOf(report).length > 0;
  return indicesIn(report, plain).some((index) => plain.figures[plain.start + index] !== 0);
}

const indicesIn = memoizeAlike(({ tables }, { tables: indices }) =>
  tables.flatMap(({ table }, number) => cellsOf(table).map(({ position }) => indices[number]![position]!)),
);

/** Returns the figures over 0 of a report's regulations. */
export function regulationsOf({ tables }: Report): Entry[] {
  return tables.flatMap(({ table, entries }) =>
    cellsOf(table)
      .map(({ position }) => entries[position]!)
      .filter(({ value }) => value.kind === 'number' && value.number.units > 0n),
  );
}

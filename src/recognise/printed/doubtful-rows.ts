import type { Assignment } from './assign-labels.ts';
import type { BlankRow } from './blank-rows.ts';
import type { FigureRow } from './figure-rows.ts';
import type { TableRows } from './row-labels.ts';

/** Rows of figures as they were understood. */
export interface AssignedRows {
  readonly figures: readonly FigureRow[];
  /** The row of the form that each is; `undefined` where it is none. */
  readonly labels: Assignment;
  readonly blanks: readonly BlankRow[];
  readonly rows: TableRows;
  /** Columns of figures in the table. */
  readonly columns: number;
}

/** Whether a row of figures may be another than it was taken for: then none of the table's can be trusted. */
export function isDoubtful(understood: AssignedRows, row: number): boolean {
  const { figures, labels } = understood;
  if (!labels[row]) return mayBelong(understood, row);
  return figures[row]!.mixed || mayContinue(understood, row);
}

/** Whether figures right below those of a labelled row may be the end of one that is too long for its cell. */
function mayContinue({ figures, columns }: AssignedRows, row: number): boolean {
  const { first, own, values } = figures[row]!;
  const before = figures[row - 1];
  const isBelow = before !== undefined && before.last === first - 1 && before.own.length > 0;
  return isBelow && own.length === 0 && (values.length < columns || columns === 1);
}

/** Whether figures that no row has may be a part of some row's. */
function mayBelong({ figures, labels, blanks, rows: { lines }, columns }: AssignedRows, row: number): boolean {
  const { first, values, own, mixed } = figures[row]!;
  const [before, after] = [labels.slice(0, row).findLast(Boolean), labels.slice(row + 1).find(Boolean)];
  const gap = lines.slice(
    before ? lines.indexOf(before.line) + 1 : 0,
    after ? lines.indexOf(after.line) : lines.length,
  );
  if (blanks.some(({ line }) => gap.includes(line))) return true;
  // Where a part of the table ends, the rows that are not there stand in the next; what follows is no more of it.
  const isInside = after !== undefined || first === (figures[row - 1]?.last ?? first) + 1;
  if (!isInside) return false;
  if (gap.length > 0 && (after !== undefined || values.length >= columns)) return true;
  // A figure too long for its cell goes on below it, where the label may go on too.
  const isWhole = (one: number) => (figures[one]?.values.length ?? columns) >= columns && labels[one]?.exact !== false;
  return mixed || own.length === 0 || ![row - 1, row, row + 1].every(isWhole);
}

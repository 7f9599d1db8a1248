import type { Assignment } from './assign-labels.ts';
import type { BlankRow } from './blank-rows.ts';
import type { FigureRow } from './figure-rows.ts';
import type { TableRows } from './row-labels.ts';

/** Rows of figures and the rows of the form assigned to them. */
interface InterpretedRows {
  readonly figures: readonly FigureRow[];
  /** The row of the form for each row of figures; `undefined` where there is none. */
  readonly labels: Assignment;
  readonly blanks: readonly BlankRow[];
  readonly rows: TableRows;
  /** Number of columns of figures in the table. */
  readonly columns: number;
}

/** True if a row of figures may be another row than it was taken for. Then no figure of the table can be trusted. */
export function isDoubtful(rows: InterpretedRows, row: number): boolean {
  const { figures, labels } = rows;
  if (!labels[row]) return mayBelongToRow(rows, row);
  return figures[row]!.mixed || mayContinue(rows, row);
}

/** True if figures right below a labelled row may be the end of a figure that is too long for its cell. */
function mayContinue({ figures, columns }: InterpretedRows, row: number): boolean {
  const { first, own, values } = figures[row]!;
  const before = figures[row - 1];
  const isBelow = before !== undefined && before.last === first - 1 && before.own.length > 0;
  return isBelow && own.length === 0 && (values.length < columns || columns === 1);
}

/** True if figures without a row may belong to some row. */
function mayBelongToRow({ figures, labels, blanks, rows: { lines }, columns }: InterpretedRows, row: number): boolean {
  const { first, values, own, mixed } = figures[row]!;
  const [before, after] = [labels.slice(0, row).findLast(Boolean), labels.slice(row + 1).find(Boolean)];
  const gap = lines.slice(before ? lines.indexOf(before.line) + 1 : 0, after && lines.indexOf(after.line));
  if (blanks.some(({ line }) => gap.includes(line))) return true;
  // Where a part of the table ends, missing rows are in the next part; what follows is no longer the table.
  const isInside = after !== undefined || first === (figures[row - 1]?.last ?? first) + 1;
  if (!isInside) return false;
  if (gap.length > 0 && (after !== undefined || values.length >= columns)) return true;
  // A figure too long for its cell continues below, and so may the label.
  const isWhole = (one: number) => (figures[one]?.values.length ?? columns) >= columns && labels[one]?.exact !== false;
  return mixed || own.length === 0 || ![row - 1, row, row + 1].every(isWhole);
}

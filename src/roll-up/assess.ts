import { add, type Decimal, subtract, zero } from '../model/decimal.ts';
import type { FormCell, RollUpTable } from '../model/form.ts';
import type { ReferenceReport } from '../model/reference.ts';
import { amount, type Entry, type Report, type Table } from '../model/report.ts';
import type { Children } from './children.ts';
import { type Figured, figuredIn } from './figures.ts';

/** A cell of a report beside the same cell of the reports that it sums up. */
export interface CellSum {
  readonly table: Table;
  readonly entry: Entry;
  /** The figure of the report. */
  readonly figure: Decimal;
  /** The figures of the children that have one. */
  readonly parts: readonly Part[];
  /** The sum of the parts. */
  readonly sum: Decimal;
  /** The children whose figure is not known. */
  readonly unknown: readonly ReferenceReport[];
  /** `open`, and why: a figure or a report is not there, the list may not be whole, or what is counted may be shared. */
  readonly outcome: 'holds' | 'broken' | OpenReason;
}

export type OpenReason = 'unknown' | 'missing' | 'undeclared' | 'shared';

/** The figure of one child. */
export interface Part extends Figured {
  readonly child: ReferenceReport;
}

/** The children with which the cells are compared. */
type Compared = Pick<Children, 'read' | 'missing' | 'isComplete'>;

/** Compares every cell that adds up with the sum over the children; cells whose own figure is unknown are left out. */
export function assessRollUp(report: Report, children: Compared): CellSum[] {
  return report.tables.flatMap((table) => {
    const facts = table.form.rollUp?.tables.find((one) => one.table === table.table.id);
    return facts ? table.entries.flatMap((entry) => assessCell(entry, table, facts, children)) : [];
  });
}

function assessCell(entry: Entry, table: Table, facts: RollUpTable, children: Compared): CellSum[] {
  const figure = amount(entry);
  if (!figure || !addsUp(entry.at, facts)) return [];
  const parts: Part[] = [];
  const unknown: ReferenceReport[] = [];
  for (const child of children.read) {
    const own = figuredIn(child, entry.at);
    if (own) parts.push({ child, ...own });
    else unknown.push(child);
  }
  const sum = parts.reduce((total, part) => add(total, part.figure), zero);
  const known = { table, entry, figure, parts, sum, unknown };
  return [{ ...known, outcome: outcomeOf(known, facts, children) }];
}

/** True if the figures of a cell add up over bodies. */
export function addsUp({ row, column }: FormCell, { except = [] }: RollUpTable): boolean {
  return !except.includes(row.id) && !except.includes(column.id);
}

/** A sum that is not whole is still too large where it is more than the figure of the report. */
function outcomeOf(
  { figure, sum, unknown }: Pick<CellSum, 'figure' | 'sum' | 'unknown'>,
  { isShared }: RollUpTable,
  { missing, isComplete }: Compared,
): CellSum['outcome'] {
  const { units } = subtract(figure, sum);
  if (units < 0n) return isShared ? 'shared' : 'broken';
  if (unknown.length > 0) return 'unknown';
  if (missing.length > 0) return 'missing';
  if (units === 0n) return 'holds';
  return isComplete ? 'broken' : 'undeclared';
}

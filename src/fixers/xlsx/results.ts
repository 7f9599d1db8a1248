import { format } from '../../model/decimal.ts';
import { Evaluator, type Value } from '../../readers/sheet/evaluate.ts';
import { numberLiteral } from '../../readers/sheet/literal.ts';
import type { Sheet, StoredCell } from '../../readers/sheet/sheet.ts';
import { type Dependent, dependents } from './dependents.ts';
import type { Plan, SheetFile } from './plan.ts';
import type { NewContent } from './sheet-edits.ts';

/** The contents to be written, by sheet. */
export interface Results {
  readonly contents: ReadonlyMap<Sheet, readonly NewContent[]>;
  /** A cached result that cannot be computed is removed. */
  readonly dropped: boolean;
}

/** Computes anew every cached result that depends on a changed cell. */
export function resultsOf({ changes, formulas }: Plan, sheets: readonly SheetFile[]): Results {
  const before = new Evaluator(sheets.map(({ sheet }) => sheet));
  // A formula that is to be corrected may be right, and its cached result stale.
  const stale = formulas.filter(({ correction, sheet, cell }) => {
    const number = numberOf(before.evaluate(cell, sheet));
    return number !== cachedNumber(cell) && number === format(correction.to);
  });
  const filled = new Map(sheets.map((file) => [file.sheet, file.filled]));
  const dependentCells = dependents(
    sheets.map(({ sheet }) => sheet),
    changes,
    (sheet) => filled.get(sheet) ?? [],
    stale,
  );
  const changed = withChanges(sheets, changes, dependentCells);
  const after = new Evaluator([...changed.values()]);
  const contents = new Map<Sheet, NewContent[]>();
  const put = (sheet: Sheet, one: NewContent) => {
    const own = contents.get(sheet);
    if (own) own.push(one);
    else contents.set(sheet, [one]);
  };
  for (const { sheet, row, column, literal } of changes) {
    put(sheet, { row, column, number: literal });
  }
  let dropped = false;
  for (const { sheet, cell } of dependentCells) {
    const { row, column } = cell;
    const now = changed.get(sheet)!;
    const number = cell.formula === undefined ? null : numberOf(after.evaluate(now.rows.get(row)![column - 1]!, now));
    if (number === cachedNumber(cell)) continue;
    dropped ||= number === null;
    put(sheet, { row, column, number });
  }
  return { contents, dropped };
}

/** Returns the sheets with their new numbers, and without the results that depend on them. */
function withChanges(sheets: readonly SheetFile[], changes: Plan['changes'], dependents: readonly Dependent[]) {
  const copies = new Map<Sheet, Map<number, (StoredCell | undefined)[]>>();
  const put = (sheet: Sheet, cell: StoredCell): void => {
    const rows = copies.get(sheet) ?? new Map([...sheet.rows].map(([row, cells]) => [row, [...cells]]));
    copies.set(sheet, rows);
    const cells = rows.get(cell.row) ?? [];
    rows.set(cell.row, cells);
    cells[cell.column - 1] = cell;
  };
  for (const { sheet, row, column, literal } of changes) {
    put(sheet, { row, column, kind: 'number', value: literal, format: 'General' });
  }
  for (const { sheet, cell } of dependents) put(sheet, { ...cell, kind: 'none', value: '' });
  return new Map(sheets.map(({ sheet }) => [sheet, { ...sheet, rows: copies.get(sheet) ?? sheet.rows }]));
}

/**
 * Returns a number as the file writes it, null for any other value. A formula never copies a text from a changed cell,
 * for these hold numbers.
 */
function numberOf(value: Value): string | null {
  if (value.kind !== 'number') return null;
  const exact = format(value.number);
  return numberLiteral(exact) ?? exact;
}

/** Returns the cached number, null without a result, `undefined` for a result that is not a number. */
function cachedNumber({ kind, value }: StoredCell): string | null | undefined {
  return kind === 'number' ? value : kind === 'none' ? null : undefined;
}

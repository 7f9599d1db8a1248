import { equationsOf, type Form, type FormCell } from './form.ts';
import { memoize } from './memoize.ts';
import { plainFiguresOf } from './plain-figures.ts';
import { amount, type Entry, isCalculated, type Report, type Table } from './report.ts';

/**
 * Marks the blank totals of a table that are not known to be 0. A blank total is 0 only if every part of it is known to be
 * 0: a line left empty is a line of zeros.
 */
export function markUnknownTotals(form: Form, entries: readonly Entry[]): readonly Entry[] {
  if (!entries.some(isBlankTotal)) return entries;
  const cache = new Map<FormCell, boolean>();
  const isZero = (at: FormCell): boolean => {
    const cached = cache.get(at);
    if (cached !== undefined) return cached;
    // A total that is a part of itself is unknown.
    cache.set(at, false);
    const entry = entries[at.position]!;
    const zero = isBlankTotal(entry) ? partsAreZero(at) : amount(entry)?.units === 0n;
    cache.set(at, zero);
    return zero;
  };
  const partsAreZero = (at: FormCell): boolean => {
    const parts = partsOf(form).get(at) ?? [];
    return parts.length > 0 && parts.every(isZero);
  };
  return entries.map((entry) => (isBlankTotal(entry) && !isZero(entry.at) ? asUnknown(entry) : entry));
}

/** True for a blank total that is not known to be 0. */
export function isUnknownTotal({ at, value }: Entry): boolean {
  return at.total && value.kind === 'blank' && value.unknown === true;
}

/** Returns the report with every blank marked unknown, as `"blank": "unknown"` in a configuration asks. */
export function withBlanksUnknown(report: Report): Report {
  // It has no blanks.
  if (plainFiguresOf(report)) return report;
  const tables = report.tables.map((table) => ({
    ...table,
    entries: table.entries.map((entry) => (entry.value.kind === 'blank' ? asUnknown(entry) : entry)),
  }));
  return { ...report, tables };
}

/** True if any cell of the report is filled in, even one that the form does not have. */
export function isFilled(report: Report): boolean {
  const { tables, unknown = [] } = report;
  return plainFiguresOf(report) !== undefined || unknown.length > 0 || !tables.every(isEmptyTable);
}

/** True if a table is not filled in, while others of the report are. */
export function isLeftEmpty(table: Table, { tables }: Report): boolean {
  return isEmptyTable(table) && !tables.every(isEmptyTable);
}

/** True if a report is a form that is not filled in. A table that could not be read may hold figures. */
export function isBlankForm(report: Report): boolean {
  return !isFilled(report) && !report.unread.some(({ why }) => why);
}

function isEmptyTable({ entries }: Pick<Table, 'entries'>): boolean {
  return !entries.some(isFilledIn);
}

/** True if a cell is filled in. A dash counts as filled in, a formula that shows nothing does not. */
export function isFilledIn(entry: Entry): boolean {
  const { kind } = entry.value;
  return kind !== 'blank' && kind !== 'absent' && !isComputedFromBlanks(entry) && !isEmptyResult(entry);
}

/** True for a formula whose stored result is an empty text. */
function isEmptyResult({ value, cell }: Entry): boolean {
  return value.kind === 'unreadable' && cell?.text.trim() === '' && cell.stored?.formula !== undefined;
}

/** True for a 0 that a formula computes from blanks. A formula that cannot be computed counts, unless it refers to another sheet. */
function isComputedFromBlanks(entry: Entry): boolean {
  const { value, cell } = entry;
  if (value.kind !== 'number' || value.number.units !== 0n || !isCalculated(entry)) return false;
  const { formula = '', computed, fromBlanks } = cell?.stored ?? {};
  return fromBlanks ?? (computed === undefined && !formula.includes('!'));
}

function isBlankTotal({ at, value }: Entry): boolean {
  return at.total && value.kind === 'blank';
}

function asUnknown(entry: Entry): Entry {
  return { ...entry, value: { kind: 'blank', unknown: true } };
}

/** The parts of each total, in every direction: the other side of each relation in which the total is alone on its side. */
const partsOf = memoize((form: Form): ReadonlyMap<FormCell, readonly FormCell[]> => {
  const parts = new Map<FormCell, FormCell[]>();
  const equations = form.tables.flatMap((table) => equationsOf(table, form.relations));
  for (const { left, right } of equations) {
    for (const [[total, ...rest], others] of [
      [left, right],
      [right, left],
    ] as const) {
      if (total?.total && rest.length === 0) parts.set(total, [...(parts.get(total) ?? []), ...others]);
    }
  }
  return parts;
});

import { equationsOf, type Form, type FormCell } from './form.ts';
import { remember } from './memoize.ts';
import { amount, type Entry, isLive, type Report, type Table } from './report.ts';

/**
 * Marks the blank totals of a table that are not known to be 0. A blank total is 0 only where every part of it is known
 * to be 0: a line left empty is a line of zeros.
 */
export function settleTotals(form: Form, entries: readonly Entry[]): readonly Entry[] {
  if (!entries.some(isBlankTotal)) return entries;
  const known = new Map<FormCell, boolean>();
  const isZero = (at: FormCell): boolean => {
    const settled = known.get(at);
    if (settled !== undefined) return settled;
    // A total that sums up itself is not known.
    known.set(at, false);
    const entry = entries[at.position]!;
    const zero = isBlankTotal(entry) ? partsAreZero(at) : amount(entry)?.units === 0n;
    known.set(at, zero);
    return zero;
  };
  const partsAreZero = (at: FormCell): boolean => {
    const parts = partsOf(form).get(at) ?? [];
    return parts.length > 0 && parts.every(isZero);
  };
  return entries.map((entry) => (isBlankTotal(entry) && !isZero(entry.at) ? unknown(entry) : entry));
}

/** True for a blank total that is not known to be 0. */
export function isUnknownTotal({ at, value }: Entry): boolean {
  return at.total && value.kind === 'blank' && value.unknown === true;
}

/** The report with every blank unknown, as `"blank": "unknown"` in a configuration asks. */
export function withBlanksUnknown(report: Report): Report {
  const tables = report.tables.map((table) => ({
    ...table,
    entries: table.entries.map((entry) => (entry.value.kind === 'blank' ? unknown(entry) : entry)),
  }));
  return { ...report, tables };
}

/** Whether anybody filled in a cell of the report, if one that the form has not. */
export function isFilled({ tables, unknown = [] }: Report): boolean {
  return unknown.length > 0 || !tables.every(isEmptyTable);
}

/** Whether a table was forgotten: nobody filled it in, though others of the report are. */
export function isForgotten(table: Table, { tables }: Report): boolean {
  return isEmptyTable(table) && !tables.every(isEmptyTable);
}

/** Whether a report is a form that nobody filled in. A table that is there and could not be read may hold figures. */
export function isBlankForm(report: Report): boolean {
  return !isFilled(report) && !report.unread.some(({ why }) => why);
}

/** Whether nobody filled in a cell of the table. A dash counts as filled in, a formula that shows nothing does not. */
export function isEmptyTable({ entries }: Pick<Table, 'entries'>): boolean {
  return entries.every(
    (entry) =>
      entry.value.kind === 'blank' || entry.value.kind === 'absent' || isOfBlanks(entry) || isEmptyResult(entry),
  );
}

/** A formula whose stored result is an empty text. */
function isEmptyResult({ value, cell }: Entry): boolean {
  return value.kind === 'unreadable' && cell?.text.trim() === '' && cell.stored?.formula !== undefined;
}

/** A 0 that a formula makes of blanks. One that cannot be computed is taken for such, unless it looks at another sheet. */
function isOfBlanks(entry: Entry): boolean {
  const { value, cell } = entry;
  if (value.kind !== 'number' || value.number.units !== 0n || !isLive(entry)) return false;
  const { formula = '', computed, ofBlanks } = cell?.stored ?? {};
  return ofBlanks ?? (computed === undefined && !formula.includes('!'));
}

function isBlankTotal({ at, value }: Entry): boolean {
  return at.total && value.kind === 'blank';
}

function unknown(entry: Entry): Entry {
  return { ...entry, value: { kind: 'blank', unknown: true } };
}

/** The cells that each total sums up, in every direction: the other side of each relation in which it stands alone. */
const partsOf = remember((form: Form): ReadonlyMap<FormCell, readonly FormCell[]> => {
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

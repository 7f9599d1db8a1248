import { type Decimal, equals, format } from './model/decimal.ts';
import type { Cell } from './model/document.ts';
import { type Entry, entriesOf } from './model/report.ts';
import type { Change, Culprit, Diagnostic, FileResult } from './model/result.ts';
import type { Text } from './model/text.ts';

/** A figure to write in place of another. */
export interface Correction {
  /** The index of the report in its file. */
  readonly report: number;
  readonly entry: Entry;
  readonly cell: Cell;
  readonly to: Decimal;
  /** `safe`: only the way of writing changes; `suggested`: the number does. */
  readonly safety: 'safe' | 'suggested';
  readonly reason: Text;
}

/** A correction in a known report. */
type InReport = Omit<Correction, 'report'>;

/**
 * Returns the possible corrections of a file, in the form's order: odd ways of writing, blank totals, and culprits that are
 * at least likely. A cell may have two: first the one that keeps its number, then the one that changes it.
 */
export function correctionsOf({ reports, diagnostics }: FileResult): Correction[] {
  return reports.flatMap(({ report, culprits }, index) => {
    const suggested = [
      ...culprits.flatMap(suggestions),
      ...diagnostics.flatMap((one) => (one.report === index ? blankTotal(one) : [])),
    ];
    const order = new Map(entriesOf(report).map((entry, position) => [entry, position]));
    const safe = entriesOf(report).flatMap((entry) => {
      const found = rewriting(entry);
      return found ? corrections([{ entry, suggested: found.to }], 'safe', found.reason) : [];
    });
    // A number that a formula left out as text is the same as a number.
    const others = suggested.filter((one) => !safe.some(({ entry, to }) => entry === one.entry && equals(to, one.to)));
    const all = [...safe, ...others].sort((a, b) => order.get(a.entry)! - order.get(b.entry)!);
    return all.map((one) => ({ report: index, ...one }));
  });
}

/** Removes the corrections that keep the number of a cell for which another number is suggested. */
export function withSuggested(corrections: readonly Correction[]): Correction[] {
  const suggested = new Set(corrections.filter(({ safety }) => safety === 'suggested').map(({ entry }) => entry));
  return corrections.filter(({ entry, safety }) => safety === 'suggested' || !suggested.has(entry));
}

/** Returns the first explanation of a culprit, if it is more than possible. */
function suggestions({ certainty, explanations }: Culprit): InReport[] {
  const first = explanations[0];
  if (!first || certainty === 'possible') return [];
  return first.mistakes.flatMap(({ changes, reason }) => corrections(changes, 'suggested', reason));
}

/** Returns the value of a blank total. */
function blankTotal({ rule, fix }: Diagnostic): InReport[] {
  if (rule !== 'blank-total' || !fix) return [];
  return corrections(fix.edits, fix.safety, { zh: '总计未填', en: 'the total was left blank' });
}

/** Returns the corrections that make changes; a row or column that is absent has no cell to correct. */
function corrections(changes: readonly Change[], safety: Correction['safety'], reason: Text): InReport[] {
  return changes.flatMap(({ entry, suggested }) =>
    entry.cell ? [{ entry, cell: entry.cell, to: suggested, safety, reason }] : [],
  );
}

/**
 * Returns the plain number for a figure that is written otherwise: in full width, with spaces or separators, with a needless
 * unit, or as text in a workbook. Spaces around it are only layout.
 */
export function rewriting({ value, cell, at }: Entry): { to: Decimal; reason: Text } | undefined {
  if (value.kind !== 'number' || value.note !== undefined || !cell) return undefined;
  const isStored = cell.stored?.number !== undefined || cell.stored?.formula !== undefined;
  const hasOtherUnit = value.unit !== undefined && at.decimal && value.unit !== at.unit;
  const plain = format(value.number);
  const text = cell.text.trim();
  const isPlain = text === plain && !cell.stored?.numberAsText;
  if (isStored || hasOtherUnit || isPlain) return undefined;
  const reason: Text =
    text === plain
      ? { zh: '数字以文本形式存储', en: 'a number stored as text' }
      : { zh: `“${text}”改为纯数字`, en: `“${text}” as a plain number` };
  return { to: value.number, reason };
}

import { type Decimal, equals, format } from './model/decimal.ts';
import type { Cell } from './model/document.ts';
import { type Entry, entriesOf, type Report } from './model/report.ts';
import type { Culprit, Diagnostic, FileResult } from './model/result.ts';
import type { Text } from './model/text.ts';

/** A figure to be written in place of another. */
export interface Correction {
  /** Index of the report in its file. */
  readonly report: number;
  readonly entry: Entry;
  readonly cell: Cell;
  readonly to: Decimal;
  /** `safe` changes the writing, `suggested` the number. */
  readonly safety: 'safe' | 'suggested';
  readonly reason: Text;
}

/**
 * What could be corrected in a file, in the form's order: writing that only looks odd, totals left
 * blank, and the culprits that are sure enough. A cell may have both, first what keeps its number, then what puts another there.
 */
export function correctionsOf({ reports, diagnostics }: FileResult): Correction[] {
  return reports.flatMap(({ report, culprits }, index) => {
    const suggested = [
      ...culprits.flatMap((culprit) => suggestions(culprit, index)),
      ...diagnostics.flatMap((one) => (one.report === index ? blankTotal(one) : [])),
    ];
    const order = new Map(entriesOf(report).map((entry, position) => [entry, position]));
    const safe = rewritings(report, index);
    // A number that a formula left out as text is the same as a number.
    const others = suggested.filter((one) => !safe.some(({ entry, to }) => entry === one.entry && equals(to, one.to)));
    return [...safe, ...others].sort((a, b) => order.get(a.entry)! - order.get(b.entry)!);
  });
}

/** Without what would keep a number in a cell that is to have another. */
export function withSuggested(corrections: readonly Correction[]): Correction[] {
  const suggested = new Set(corrections.filter(({ safety }) => safety === 'suggested').map(({ entry }) => entry));
  return corrections.filter(({ entry, safety }) => safety === 'suggested' || !suggested.has(entry));
}

/** The first explanation of a culprit that is no mere possibility. */
function suggestions({ certainty, explanations }: Culprit, report: number): Correction[] {
  const first = explanations[0];
  if (!first || certainty === 'possible') return [];
  return first.mistakes.flatMap(({ changes, reason }) =>
    changes.flatMap(({ entry, suggested }) =>
      entry.cell ? [{ report, entry, cell: entry.cell, to: suggested, safety: 'suggested' as const, reason }] : [],
    ),
  );
}

/** The number that a blank total must be. */
function blankTotal({ rule, fix, report }: Diagnostic): Correction[] {
  if (rule !== 'blank-total' || !fix || report === null) return [];
  return fix.edits.flatMap(({ entry, suggested }) =>
    entry.cell ? [{ report, entry, cell: entry.cell, to: suggested, safety: fix.safety, reason: wasBlank }] : [],
  );
}

const wasBlank: Text = { zh: '总计未填', en: 'the total was left blank' };

function rewritings(report: Report, index: number): Correction[] {
  return entriesOf(report).flatMap((entry): Correction[] => {
    const found = rewriting(entry);
    return found && entry.cell ? [{ report: index, entry, cell: entry.cell, safety: 'safe', ...found }] : [];
  });
}

/**
 * A figure whose text is more than a plain number: full width, blanks in it, separators, a needless unit, text in a
 * workbook. Blanks round it are how a cell is laid out.
 */
export function rewriting({ value, cell, at }: Entry): { to: Decimal; reason: Text } | undefined {
  if (value.kind !== 'number' || value.note !== undefined || !cell) return undefined;
  const isStored = cell.stored?.number !== undefined || cell.stored?.formula !== undefined;
  const foreignUnit = value.unit !== undefined && at.decimal && value.unit !== at.unit;
  const plain = format(value.number);
  const text = cell.text.trim();
  const isPlain = text === plain && !cell.stored?.numberAsText;
  if (isStored || foreignUnit || isPlain) return undefined;
  const reason: Text =
    text === plain
      ? { zh: '数字以文本形式存储', en: 'a number stored as text' }
      : { zh: `“${text}”改为纯数字`, en: `“${text}” as a plain number` };
  return { to: value.number, reason };
}

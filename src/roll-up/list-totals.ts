import type { RollUp } from '../model/form.ts';
import type { ReferenceReport } from '../model/reference.ts';
import type { Report } from '../model/report.ts';
import type { Diagnostic } from '../model/result.ts';
import { ruleOf } from '../rules/index.ts';
import { type Levels, stamped } from '../stamp.ts';
import { assessRollUp, type CellSum } from './assess.ts';
import { type Cause, causesIn } from './cause.ts';
import { groupKinds, isRunOf, linesOf, type TotalLine } from './list-lines.ts';
import { describeTotal } from './words.ts';

/**
 * Compares the totals of a list of bodies with the sum of its lines: of all, or of those between it and the next total, above or
 * below. A total that is the sum of any run of lines is right, and one of which most figures are no such sum adds up what the
 * list does not show; both are passed over.
 */
export function checkTotals(totals: readonly Report[], bodies: readonly Report[], levels: Levels): Diagnostic[] {
  return totals.flatMap((total) => {
    const own = total.tables.flatMap((table) => {
      const { rollUp } = table.form;
      return rollUp ? [{ rollUp, ...linesOf(total, table, totals, bodies) }] : [];
    });
    if (own.some(({ isUnclear }) => isUnclear)) return [];
    const best = bestOf(groupKinds.map((kind) => own.map((line) => compare(line, line.groups[kind]))));
    return best.flatMap(({ line, broken, causeOf }) => {
      if (broken.length === 0 || isRunOf(line)) return [];
      return broken.flatMap((sum) => {
        const cause = causeOf(sum);
        // The line with the slip has a finding of its own.
        if (cause?.kind === 'slip' && cause.isOwnMended) return [];
        const { entry, figure } = sum;
        const finding = { entry, actual: figure, expected: sum.sum, message: describeTotal(total, sum, cause) };
        return stamped(total, null, ruleOf(line.rollUp), finding, levels);
      });
    });
  });
}

/** A table of a line of totals, and the rule by which it adds up. */
interface OwnTable extends TotalLine {
  readonly rollUp: RollUp;
}

/** A table of a line of totals beside a group of lines. */
interface Comparison {
  readonly line: OwnTable;
  readonly agreeing: number;
  readonly broken: readonly CellSum[];
  readonly causeOf: (broken: CellSum) => Cause | undefined;
}

function compare(line: OwnTable, lines: readonly ReferenceReport[]): Comparison {
  const own = { ...line.total, tables: [line.table] };
  const all = assessRollUp(own, { read: lines, missing: [], isComplete: true });
  // A blank is no figure of a line of totals.
  const sums = all.filter(({ entry }) => entry.value.kind === 'number');
  return {
    line,
    agreeing: sums.filter(({ outcome, figure }) => outcome === 'holds' && figure.units > 0n).length,
    broken: sums.filter(({ outcome }) => outcome === 'broken'),
    causeOf: causesIn(sums, { read: lines, missing: [], others: () => [], sumBelow: () => undefined }),
  };
}

/** Agreeing figures over 0 for each that differs, from which on a line is taken for the sum of a group. */
const enoughAgreeing = 3;

/** Returns the comparison with the group that a line adds up, by table: the one with which most agrees; empty if there is none. */
function bestOf(kinds: readonly (readonly Comparison[])[]): readonly Comparison[] {
  const counted = kinds.map((tables) => ({
    tables,
    agreeing: tables.reduce((sum, one) => sum + one.agreeing, 0),
    broken: tables.reduce((sum, one) => sum + one.broken.length, 0),
  }));
  const [best] = counted.toSorted((a, b) => b.agreeing - a.agreeing || a.broken - b.broken);
  return best && best.agreeing >= enoughAgreeing * best.broken ? best.tables : [];
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { QuotedClaim } from '../../src/culprit/evidence.ts';
import { locate } from '../../src/culprit/locate.ts';
import { forms } from '../../src/forms.ts';
import { type Claim, type Reading, wordsOf } from '../../src/model/claim.ts';
import { equals, format } from '../../src/model/decimal.ts';
import type { Explanation } from '../../src/model/result.ts';
import { claimsOf } from '../../src/narrative/claims.ts';
import { assess } from '../../src/relations.ts';
import type { Figures } from '../support/make/figures.ts';
import { runs, sized } from '../support/random-runs.ts';
import { figureAt } from '../support/spoken/speaker.ts';
import { asReport, type SpokenReport, spokenReports } from '../support/spoken-reports.ts';
import { mistyped, type Slip, slips } from './mistyped.ts';

/** The figures of which a text has its numbers: the right ones, those of the table, or the right ones and some more. */
type Source = 'ledger' | 'table' | number;

/** A report with mistakes in 表三, and what its text states if its numbers are of some sources, in turn. */
interface Case {
  readonly assessments: ReturnType<typeof assess>;
  readonly meant: Figures;
  /** The ids of the cells that are wrong. */
  readonly wrong: readonly string[];
  readonly stating: (...sources: readonly Source[]) => QuotedClaim[];
}

function caseOf(spoken: SpokenReport, made: readonly Slip[]): Case {
  const meant = spoken.figures;
  const typed = mistyped(meant, made);
  const report = asReport({ ...spoken, figures: typed });
  const ids = report.tables.flatMap(({ entries }) => entries.map(({ at }) => at.id));
  const { figures: claims } = claimsOf(report);
  return {
    assessments: assess(report),
    meant,
    wrong: ids.filter((id) => figureAt(meant, id) !== figureAt(typed, id)),
    stating: (...sources) =>
      claims.map((claim, index): QuotedClaim => {
        const source = sources[index % sources.length]!;
        const sum = sumOf(claim, meant, source === 'table' ? typed : meant);
        const units = BigInt(typeof source === 'number' ? sum + source : sum);
        return { ...claim, number: { units, scale: 0 }, words: wordsOf(claim) };
      }),
  };
}

/** Sums figures of the quantity that a claim is about. */
function sumOf({ readings, number }: Claim, meant: Figures, figures: Figures): number {
  const sum = ({ entries }: Reading, of: Figures) => entries.reduce((all, { at }) => all + figureAt(of, at.id), 0);
  return sum(readings.find((one) => sum(one, meant) === Number(number.units)) ?? readings[0]!, figures);
}

const changesOf = ({ mistakes }: Explanation) => mistakes.flatMap(({ changes }) => changes);

function isRight(explanation: Explanation | undefined, { meant }: Case): boolean {
  const changes = explanation ? changesOf(explanation) : [];
  return changes.every(({ entry: { at }, suggested: to }) => {
    return equals(to, { units: BigInt(figureAt(meant, at.id)), scale: 0 });
  });
}

describe.each(forms.map((form) => ({ form })))('$form.id', ({ form }) => {
  test('if the text has the right numbers, what happened is listed no lower than without text', () => {
    fc.assert(
      fc.property(spokenReports(form), slips, (...made) => {
        const one = caseOf(...made);
        const rank = (claims: readonly QuotedClaim[]) => {
          const found = locate(one.assessments, claims).flatMap(({ explanations }) => [explanations]);
          const [explanations = []] = found;
          const at = explanations.findIndex(
            (other) => isRight(other, one) && changesOf(other).length === one.wrong.length,
          );
          return found.length === 1 && at >= 0 ? at : Number.POSITIVE_INFINITY;
        };
        expect(rank(one.stating('ledger'))).toBeLessThanOrEqual(rank([]));
      }),
      runs(30, 1000),
    );
  });

  test('a text changes neither which explanations there are, nor what is sure', () => {
    const source = fc.oneof(fc.constantFrom('ledger' as const, 'table' as const), fc.integer({ min: 1, max: 30 }));
    fc.assert(
      fc.property(
        spokenReports(form),
        slips,
        fc.array(source, { minLength: 1, maxLength: 5 }),
        (spoken, made, sources) => {
          const { assessments, stating } = caseOf(spoken, made);
          const found = (claims: readonly QuotedClaim[]) =>
            locate(assessments, claims).map(({ certainty, explanations, more }) => ({
              isSure: certainty === 'only',
              count: explanations.length + more,
              explanations: more > 0 || explanations.map(inWords).sort(),
            }));
          expect(found(stating(...sources))).toEqual(found([]));
        },
      ),
      runs(20, 1000),
    );
  });
});

function inWords(explanation: Explanation): string {
  return changesOf(explanation)
    .map(({ entry, suggested }) => `${entry.at.id} ${format(suggested)}`)
    .join();
}

test('the text makes more explanations likely, and hardly any of them wrong', () => {
  const samples = forms.flatMap((form) =>
    fc.sample(fc.tuple(spokenReports(form), slips), sized(40, 1000)).map(([spoken, made]) => caseOf(spoken, made)),
  );
  const likely = (...sources: readonly Source[]) => {
    const right = samples.flatMap((one) =>
      locate(one.assessments, sources.length === 0 ? [] : one.stating(...sources))
        .filter(({ certainty }) => certainty === 'likely')
        .map(({ explanations: [first] }) => isRight(first, one)),
    );
    return { all: right.length, wrong: right.filter((one) => !one).length };
  };
  const [silent, right, copied] = [likely(), likely('ledger'), likely('table')];
  expect(right.all).toBeGreaterThan(silent.all);
  for (const { all, wrong } of [right, copied]) expect(wrong / all).toBeLessThan(0.1);
  expect(copied.all).toBeLessThan(right.all);
});

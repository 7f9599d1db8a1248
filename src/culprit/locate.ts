import { groupBy } from '../model/group-by.ts';
import type { Assessment, Culprit, Mistake } from '../model/result.ts';
import { type Evidence, evidenceOf, type QuotedClaim } from './evidence.ts';
import { type Hypotheses, hypothesesOf } from './hypotheses.ts';
import { type System, systemOf } from './linear-system.ts';
import { minimalSets } from './minimal-sets.ts';
import { countNumbersAsText } from './numbers-as-text.ts';
import { certaintyOf, rank } from './rank.ts';
import { type ScoredMistake, scorerOf, withWords } from './scoring.ts';
import { type Transfer, termsOfTransfer, transfersOf } from './transfers.ts';

/**
 * Explains the broken relations of a report: for each connected group, all sets of the fewest mistakes, best first. What its
 * text states makes some of them more plausible, others less.
 */
export function locate(
  assessments: readonly Assessment[],
  claims: readonly QuotedClaim[] = [],
): Omit<Culprit, 'relations'>[] {
  if (assessments.every(({ outcome }) => outcome !== 'broken')) return [];
  const { culprits, system } = countNumbersAsText(systemOf(assessments));
  const hypotheses = hypothesesOf(system);
  const transfers = transfersOf(system, hypotheses);
  const score = scorerOf(system, hypotheses);
  const evidence = evidenceOf(claims);
  const explain = (group: readonly number[]) => ({ group, ...minimalSets(system, hypotheses, transfers, group) });
  const groups = groupsOf(system, hypotheses, transfers).map(explain);
  const explained = groups.filter(({ sets }) => sets.length > 0);
  const unexplained = groups.filter(({ sets }) => sets.length === 0);
  // Two mistakes may cancel out in a relation that holds, which then connects their groups.
  const joined = unexplained.length > 1 ? [explain(unexplained.flatMap(({ group }) => group))] : unexplained;
  const found = [...explained, ...joined].map(({ group, sets, complete }) => {
    const ranked = rank(sets, score, evidence);
    return {
      assessments: system.equations.filter(({ index }) => group.includes(index)).map(({ assessment }) => assessment),
      certainty: certaintyOf(ranked, complete),
      explanations: ranked.best.map(({ mistakes }) => ({ mistakes: inFormOrder(inWords(mistakes, evidence)) })),
      more: ranked.count - ranked.best.length,
    };
  });
  return [...culprits, ...found];
}

/** Returns the mistakes of an explanation, each with what confirms it. */
function inWords(scored: readonly ScoredMistake[], { wordsFor }: Evidence): Mistake[] {
  const mistakes = scored.map(({ mistake }) => mistake);
  const words = wordsFor(mistakes);
  return mistakes.map((mistake, index) => withWords(mistake, words[index]));
}

function inFormOrder(mistakes: readonly Mistake[]): Mistake[] {
  const position = ({ changes: [first] }: Mistake) => first!.entry.at.position;
  return mistakes.toSorted((a, b) => position(a) - position(b));
}

/** Groups the broken equations, two together if some hypothesis touches both. Each group is a list of indices. */
function groupsOf(system: System, { adjacent }: Hypotheses, transfers: readonly Transfer[]): number[][] {
  const broken = system.equations.flatMap(({ residual, index }) => (residual === 0n ? [] : index));
  /** The group of each broken equation, named by one of its equations. */
  const groupOf = new Map(broken.map((equation) => [equation, equation]));
  const join = (a: number, b: number) => {
    const [name, other] = [groupOf.get(a)!, groupOf.get(b)!];
    for (const [equation, group] of groupOf) if (group === other) groupOf.set(equation, name);
  };
  for (const a of broken) for (const b of broken) if (adjacent[a]![b] === 1) join(a, b);
  for (const transfer of transfers) {
    const [first, ...others] = termsOfTransfer(system, transfer);
    for (const { equation } of others) join(first!.equation, equation);
  }
  return [...groupBy(broken, (equation) => groupOf.get(equation)!).values()];
}

import type { Assessment, Culprit, Mistake } from '../model/result.ts';
import { cheapest, moved } from './cheapest.ts';
import { type HypothesisClass, hypothesesOf, type Transfer, transfersOf } from './hypotheses.ts';
import { type Evidence, type Judged, judgeOf } from './judge.ts';
import { countLeftOut } from './left-out.ts';
import { certaintyOf, rank } from './rank.ts';
import { formPosition, type System, systemOf } from './system.ts';

/** What may be behind the broken relations of a report: for each connected group, every cheapest set of mistakes. */
export function locate(
  assessments: readonly Assessment[],
  evidence: readonly Evidence[] = [],
): Omit<Culprit, 'relations'>[] {
  if (assessments.every(({ outcome }) => outcome !== 'broken')) return [];
  const { culprits, system } = countLeftOut(systemOf(assessments));
  const hypotheses = hypothesesOf(system);
  const transfers = transfersOf(system, hypotheses);
  const judge = judgeOf(system, hypotheses, evidence);
  const decode = (group: readonly number[]) => ({
    group,
    ...cheapest(system, hypotheses, transfers, group),
  });
  const groups = groupsOf(system, hypotheses.classes, transfers).map(decode);
  // Mistakes may hide each other in a relation that holds, and so tie groups together.
  const explained = groups.filter(({ choices }) => choices.length > 0);
  const rest = groups.filter(({ choices }) => choices.length === 0);
  const joined = rest.length > 1 ? [decode(rest.flatMap(({ group }) => group).sort((a, b) => a - b))] : rest;
  const found = [...explained, ...joined].map(({ group, choices, complete }) => {
    const ranked = rank(choices, judge);
    return {
      assessments: group.map((equation) => system.equations[equation]!.assessment),
      certainty: certaintyOf(ranked, complete),
      explanations: ranked.best.map(({ mistakes }) => ({ mistakes: inFormOrder(mistakes) })),
      more: ranked.count - ranked.best.length,
    };
  });
  return [...culprits, ...found];
}

function inFormOrder(mistakes: readonly Judged[]): Mistake[] {
  const position = ({ changes: [first] }: Mistake) => formPosition(first!.entry);
  return mistakes.map(({ mistake }) => mistake).sort((a, b) => position(a) - position(b));
}

/** Broken equations that some hypothesis touches together, as lists of their indices in order. */
function groupsOf(system: System, classes: readonly HypothesisClass[], transfers: readonly Transfer[]): number[][] {
  const { equations } = system;
  const group = equations.map(({ residual }, index) => (residual === 0n ? -1 : index));
  const find = (equation: number): number => {
    let root = equation;
    while (group[root] !== root) root = group[root]!;
    return root;
  };
  for (const terms of [...classes.map((one) => one.terms), ...transfers.map((one) => moved(system, one))]) {
    const [first, ...others] = terms.map(({ equation }) => equation).filter((equation) => group[equation]! >= 0);
    for (const other of others) {
      const [a, b] = [find(first!), find(other)].sort((x, y) => x - y);
      group[b!] = a!;
    }
  }
  const members = new Map<number, number[]>();
  group.forEach((root, equation) => {
    if (root < 0) return;
    const key = find(equation);
    members.set(key, [...(members.get(key) ?? []), equation]);
  });
  return [...members.values()];
}

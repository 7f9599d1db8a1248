import type { Hypotheses, HypothesisClass } from './hypotheses.ts';
import type { Term } from './structure.ts';

/** Indices of equations of which some further class has to touch one. */
export type Requirement = readonly number[];

/** Returns an empty set of classes, by their indices, that a search builds: a node of its tree. */
export function partialSet(classes: readonly HypothesisClass[], residuals: readonly bigint[]) {
  const members: number[] = [];
  /** Indices of the equations whose residual is not 0. */
  const broken = residuals.flatMap((residual, equation) => (residual === 0n ? [] : equation));
  /** The number of members that touch an equation, by its index. */
  const touched = new Uint8Array(residuals.length);

  return {
    members,

    push(index: number): void {
      members.push(index);
      for (const { equation } of classes[index]!.terms) touched[equation]!++;
    },

    pop(): void {
      for (const { equation } of classes[members.pop()!]!.terms) touched[equation]!--;
    },

    /**
     * The requirements of the set: each broken equation that no member touches; each equation that holds and that a single
     * member touches; and, where the broken equations that only one member touches ask for different amounts of it, one of
     * these.
     */
    requirements(): Requirement[] {
      const requirements: Requirement[] = [];
      for (const equation of broken) if (touched[equation] === 0) requirements.push([equation]);
      for (const index of members) {
        let first: Term | undefined;
        let agree = true;
        const own: number[] = [];
        for (const term of classes[index]!.terms) {
          const { equation, factor } = term;
          if (touched[equation] !== 1) continue;
          const residual = residuals[equation]!;
          if (residual === 0n) {
            requirements.push([equation]);
            continue;
          }
          own.push(equation);
          first ??= term;
          agree &&= residual * first.factor === residuals[first.equation]! * factor;
        }
        if (!agree) requirements.push(own);
      }
      return requirements;
    },
  };
}

/** Returns the requirements that are left if a class is added: those of which it touches no equation. */
export function unmetBy({ terms }: HypothesisClass, requirements: readonly Requirement[]): Requirement[] {
  return requirements.filter((one) => !terms.some(({ equation }) => one.includes(equation)));
}

/**
 * True if more than `max` further classes are surely needed: that many of the requirements are pairwise disjoint, so that
 * no class meets two of them. They are collected greedily, from the front and from the back.
 */
export function needsMoreThan(
  max: number,
  requirements: readonly Requirement[],
  adjacent: Hypotheses['adjacent'],
): boolean {
  if (requirements.length <= max) return false;
  const areDisjoint = (one: Requirement, other: Requirement) =>
    one.every((a) => other.every((b) => adjacent[a]![b] !== 1));
  for (const order of [requirements, requirements.toReversed()]) {
    const disjoint: Requirement[] = [];
    for (const one of order) {
      if (!disjoint.every((other) => areDisjoint(one, other))) continue;
      disjoint.push(one);
      if (disjoint.length > max) return true;
    }
  }
  return false;
}

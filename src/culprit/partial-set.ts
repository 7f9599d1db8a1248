import type { Hypotheses, HypothesisClass } from './hypotheses.ts';
import type { Term } from './system.ts';

/** Indices of equations of which some further class has to touch one. */
export type Requirement = readonly number[];

/** A set of classes that the search is building, by their indices: a node of its tree. */
export class PartialSet {
  readonly members: number[] = [];
  readonly #classes: readonly HypothesisClass[];
  readonly #residuals: readonly bigint[];
  readonly #adjacent: Hypotheses['adjacent'];
  /** Indices of the equations whose residual is not 0. */
  readonly #broken: readonly number[];
  /** The number of members that touch an equation, by its index. */
  readonly #touched: Uint8Array;
  /** Flags of equations, reused by `unmetWith`; all 0 between its calls. */
  readonly #marked: Uint8Array;

  constructor(classes: readonly HypothesisClass[], residuals: readonly bigint[], adjacent: Hypotheses['adjacent']) {
    this.#classes = classes;
    this.#residuals = residuals;
    this.#adjacent = adjacent;
    this.#broken = residuals.flatMap((residual, equation) => (residual === 0n ? [] : equation));
    this.#touched = new Uint8Array(residuals.length);
    this.#marked = new Uint8Array(residuals.length);
  }

  push(index: number): void {
    this.members.push(index);
    for (const { equation } of this.#classes[index]!.terms) this.#touched[equation]!++;
  }

  pop(): void {
    const index = this.members.pop()!;
    for (const { equation } of this.#classes[index]!.terms) this.#touched[equation]!--;
  }

  /**
   * The requirements of the set: each broken equation that no member touches; each equation that holds and that a single
   * member touches; and, where the broken equations that only one member touches ask for different amounts of it, one of
   * these.
   */
  requirements(): Requirement[] {
    const requirements: Requirement[] = [];
    for (const equation of this.#broken) if (this.#touched[equation] === 0) requirements.push([equation]);
    for (const index of this.members) {
      let first: Term | undefined;
      let agree = true;
      const own: number[] = [];
      for (const term of this.#classes[index]!.terms) {
        const { equation, factor } = term;
        if (this.#touched[equation] !== 1) continue;
        const residual = this.#residuals[equation]!;
        if (residual === 0n) {
          requirements.push([equation]);
          continue;
        }
        own.push(equation);
        first ??= term;
        agree &&= residual * first.factor === this.#residuals[first.equation]! * factor;
      }
      if (!agree) requirements.push(own);
    }
    return requirements;
  }

  /** The requirements that would be left if a class were added: those of which it touches no equation. */
  unmetWith(index: number, requirements: readonly Requirement[]): Requirement[] {
    const { terms } = this.#classes[index]!;
    const marked = this.#marked;
    for (const { equation } of terms) marked[equation] = 1;
    const unmet: Requirement[] = [];
    for (const requirement of requirements) {
      let isMet = false;
      for (const equation of requirement) if (marked[equation] === 1) isMet = true;
      if (!isMet) unmet.push(requirement);
    }
    for (const { equation } of terms) marked[equation] = 0;
    return unmet;
  }

  /**
   * True if more than `max` further classes are surely needed: that many of the requirements are pairwise disjoint, so that
   * no class meets two of them. They are collected greedily, from the front and from the back.
   */
  needsMoreThan(max: number, requirements: readonly Requirement[]): boolean {
    if (max === 0) return requirements.length > 0;
    if (requirements.length <= max) return false;
    for (const fromBack of [false, true]) {
      const disjoint: Requirement[] = [];
      for (let i = 0; i < requirements.length; i++) {
        const one = requirements[fromBack ? requirements.length - 1 - i : i]!;
        if (!disjoint.every((other) => this.#areDisjoint(one, other))) continue;
        disjoint.push(one);
        if (disjoint.length > max) return true;
      }
    }
    return false;
  }

  #areDisjoint(one: Requirement, other: Requirement): boolean {
    for (const a of one) for (const b of other) if (this.#adjacent[a]![b] === 1) return false;
    return true;
  }
}

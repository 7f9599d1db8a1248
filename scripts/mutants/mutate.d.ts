/** A place in a source that may be mutated. */
export interface Mutant {
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** The expression around the change, in one line. */
  readonly original: string;
  readonly mutated: string;
  /** Offsets of the node that is switched. */
  readonly start: number;
  readonly end: number;
  /** Its text in the mutant; null where a statement is left out. */
  readonly replacement: string | null;
}

/** Returns the mutants of a TypeScript source, in its order. */
export function mutantsOf(code: string): Mutant[];

/** Returns the source with each mutant behind a switch, `__m(id)`, and a counter of steps in each loop and function. */
export function instrument(code: string, mutants: readonly (Mutant & { readonly id: number })[]): string;

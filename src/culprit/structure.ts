import type { FormCell } from '../model/form.ts';
import type { Assessment } from '../model/result.ts';

/** A variable's factor in an equation, or a change's effect on it. */
export interface Term {
  /** Index of the equation. */
  readonly equation: number;
  readonly factor: bigint;
}

/** Everything about some equations but their figures. Reports of one edition mostly share it. */
export interface Structure {
  /** Its number among all structures. */
  readonly id: number;
  readonly relations: readonly NamedRelation[];
  /** The variables of each equation, by their indices, left side first. */
  readonly equations: readonly (readonly number[])[];
  /** The place of each variable in the first equation that it is in, from 0. */
  readonly firsts: readonly { readonly equation: number; readonly position: number }[];
  /** The equations that each variable is in, with its sign in `left − right`. */
  readonly incidence: readonly (readonly Term[])[];
}

/** A relation for one row or column: it has the same cells in every report. */
type NamedRelation = Pick<Assessment, 'relation' | 'form' | 'line'>;

/** Structures that are kept, the last one used first. */
let known: readonly Structure[] = [];

const maxKept = 50;

let count = 0;

/** Returns the structure of assessed relations. */
export function structureOf(assessed: readonly Assessment[]): Structure {
  const structure = known.find((one) => isOf(one, assessed)) ?? newStructure(assessed);
  if (structure !== known[0]) known = [structure, ...known.filter((one) => one !== structure)].slice(0, maxKept);
  return structure;
}

function isOf({ relations }: Structure, assessed: readonly Assessment[]): boolean {
  if (relations.length !== assessed.length) return false;
  for (let index = 0; index < relations.length; index++) {
    const [one, other] = [relations[index]!, assessed[index]!];
    if (one.relation !== other.relation || one.form !== other.form || one.line !== other.line) return false;
  }
  return true;
}

function newStructure(assessed: readonly Assessment[]): Structure {
  const firsts: { equation: number; position: number }[] = [];
  const incidence: Term[][] = [];
  const indices = new Map<FormCell, number>();
  const equations = assessed.map(({ left, right }, equation) =>
    [...left.entries, ...right.entries].map(({ at }, position) => {
      let index = indices.get(at);
      if (index === undefined) {
        index = firsts.push({ equation, position }) - 1;
        incidence.push([]);
        indices.set(at, index);
      }
      incidence[index]!.push({ equation, factor: position < left.entries.length ? 1n : -1n });
      return index;
    }),
  );
  // A copy of the relations, so that no report is kept.
  const relations = assessed.map(({ relation, form, line }) => ({ relation, form, line }));
  return { id: count++, relations, equations, firsts, incidence };
}

import { isAllowed } from '../relations.ts';
import { type Hypotheses, termsOf } from './hypotheses.ts';
import type { Assignment, System, Term, Variable } from './linear-system.ts';

/** A slip whose amounts are known: figures that are in each other's cell. */
export interface Transfer {
  readonly kind: 'swap' | 'shift';
  readonly changes: readonly Assignment[];
}

/**
 * Returns neighbours that were swapped, and runs of a row or column that moved on by one cell, where undoing that alone
 * fixes at least two broken relations and breaks none. With one relation, nearly every pair of figures would do.
 */
export function transfersOf(system: System, { lines }: Hypotheses): Transfer[] {
  // A transfer keeps the sum of its line, so at least two of its cells are in other relations that are broken.
  const movable = system.variables.map((variable) => mayMove(system, variable));
  const candidates = lines.filter((line) => line.filter((variable) => movable[variable]).length > 1);
  const transfers = [...swaps(system, candidates, movable), ...shifts(system, candidates, movable)];
  return transfers.filter((transfer) => isFix(system, transfer));
}

/** Returns what undoing a transfer adds to the equations. */
export function termsOfTransfer(system: System, { changes }: Transfer): Term[] {
  const moves = changes.map(({ variable, to }) => ({ variable: variable.index, factor: to - variable.value }));
  return termsOf(system, moves);
}

function isFix(system: System, transfer: Transfer): boolean {
  const { equations, scale } = system;
  if (transfer.changes.some(({ variable, to }) => !isAllowed(variable.entry, to, scale))) return false;
  const terms = termsOfTransfer(system, transfer);
  return (
    terms.length > 1 &&
    terms.every(({ equation, factor }) => {
      const { residual } = equations[equation]!;
      return residual !== 0n && residual + factor === 0n;
    })
  );
}

function* swaps({ variables }: System, lines: Hypotheses['lines'], movable: readonly boolean[]): Generator<Transfer> {
  for (const line of lines) {
    for (let at = 1; at < line.length; at++) {
      const [a, b] = [variables[line[at - 1]!]!, variables[line[at]!]!];
      if (a.value === b.value || !movable[a.index] || !movable[b.index]) continue;
      const changes = [
        { variable: a, to: b.value },
        { variable: b, to: a.value },
      ];
      yield { kind: 'swap', changes };
    }
  }
}

/** Runs of figures that moved on by one cell: the first cell is then blank or 0, and the last figure is lost. */
function* shifts({ variables }: System, lines: Hypotheses['lines'], movable: readonly boolean[]): Generator<Transfer> {
  for (const line of lines.map((indices) => indices.map((index) => variables[index]!))) {
    for (const run of [line, line.toReversed()]) {
      for (let first = 0; first < run.length - 2; first++) {
        // Of several zeros in front, only the last is where the run began: the others would be the same change.
        if (run[first]!.value !== 0n || run[first + 1]!.value === 0n) continue;
        const changes: Assignment[] = [];
        for (let at = first; at + 1 < run.length; at++) {
          const [variable, last] = [run[at]!, run[at + 1]!];
          if (last.value !== variable.value) {
            if (!movable[variable.index]) break;
            changes.push({ variable, to: last.value });
          }
          if (at - first < 1 || last.value === 0n || !movable[last.index]) continue;
          yield { kind: 'shift', changes: [...changes, { variable: last, to: 0n }] };
        }
      }
    }
  }
}

/** A transfer keeps the sum of its own row or column; every other relation of its cells has to be broken. */
function mayMove({ equations }: System, { incidence }: Variable): boolean {
  const whole = incidence.filter(({ equation }) => equations[equation]!.residual === 0n);
  return whole.length <= 1 && whole.length < incidence.length;
}

import { isAllowed } from '../relations.ts';
import { type Hypotheses, termsOf } from './hypotheses.ts';
import type { Assignment, System } from './linear-system.ts';
import type { Term } from './structure.ts';

/** A slip whose amounts are known: figures that are in each other's cell. */
export interface Transfer {
  readonly kind: 'swap' | 'shift';
  readonly changes: readonly Assignment[];
}

/**
 * Returns neighbours that were swapped, and runs of a row or column that moved on by one cell, where undoing that alone
 * fixes at least two broken relations and breaks none. With one relation, nearly every pair of figures would do.
 */
export function transfersOf(system: System, { lines, linesThrough }: Hypotheses): Transfer[] {
  const meeting = linesMeeting(system, linesThrough);
  const broad = lines.filter((line) => (meeting.get(line) ?? 0) >= minFixed);
  if (broad.length === 0) return [];
  // A transfer keeps the sum of its line: any other relation of the cells that it changes has to be broken.
  const isMovable = (variable: number) =>
    system.variables[variable]!.incidence.filter(({ equation }) => system.equations[equation]!.residual === 0n).length <
    2;
  const candidates = broad.filter((line) => {
    return line.filter(isMovable).length > 1 && line.filter((one) => !isHeld(system, one, line)).length > 1;
  });
  const transfers = [...swaps(system, candidates), ...shifts(system, candidates)];
  return transfers.filter((transfer) => isFix(system, transfer));
}

/** The fewest relations that a transfer has to fix. */
const minFixed = 2;

/** Counts for each line the broken relations that one of its figures is in: a transfer can fix no others. */
function linesMeeting({ equations }: System, linesThrough: Hypotheses['linesThrough']): Map<Line, number> {
  const counts = new Map<Line, number>();
  for (const { residual, variables } of equations) {
    if (residual === 0n) continue;
    const met = new Set(variables.flatMap((variable) => linesThrough[variable]!));
    for (const line of met) counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return counts;
}

type Line = Hypotheses['lines'][number];

/** True if a relation that holds has a figure of a line and no other of that line: no transfer within it can change the figure. */
function isHeld({ variables, equations }: System, variable: number, line: Line): boolean {
  return variables[variable]!.incidence.some(({ equation }) => {
    const { residual, variables: all } = equations[equation]!;
    return residual === 0n && all.every((one) => one === variable || !line.includes(one));
  });
}

/** Returns what undoing a transfer adds to the equations. */
export function termsOfTransfer(system: System, { changes }: Transfer): Term[] {
  const moves = changes.map(({ variable, to }) => ({ variable: variable.index, factor: to - variable.value }));
  return termsOf(system, moves);
}

function isFix(system: System, transfer: Transfer): boolean {
  const { equations, scale } = system;
  if (changesSumThatHolds(system, transfer)) return false;
  if (transfer.changes.some(({ variable, to }) => !isAllowed(variable.entry, to, scale))) return false;
  const terms = termsOfTransfer(system, transfer);
  return (
    terms.length >= minFixed &&
    terms.every(({ equation, factor }) => {
      const { residual } = equations[equation]!;
      return residual + factor === 0n;
    })
  );
}

/** Quick check that most transfers fail: true if one figure alone changes of those in a relation that holds. */
function changesSumThatHolds({ equations }: System, { changes }: Transfer): boolean {
  const moved = changes.filter(({ variable, to }) => to !== variable.value).map(({ variable }) => variable);
  const indices = moved.map(({ index }) => index);
  const areAlone = (all: readonly number[]) => all.filter((index) => indices.includes(index)).length === 1;
  return moved.some(({ incidence }) =>
    incidence.some(({ equation }) => equations[equation]!.residual === 0n && areAlone(equations[equation]!.variables)),
  );
}

function* swaps({ variables }: System, lines: Hypotheses['lines']): Generator<Transfer> {
  for (const line of lines) {
    for (let at = 1; at < line.length; at++) {
      const [a, b] = [variables[line[at - 1]!]!, variables[line[at]!]!];
      if (a.value === b.value) continue;
      const changes = [
        { variable: a, to: b.value },
        { variable: b, to: a.value },
      ];
      yield { kind: 'swap', changes };
    }
  }
}

/** Runs of figures that moved on by one cell: the first cell is then blank or 0, and the last figure is lost. */
function* shifts({ variables }: System, lines: Hypotheses['lines']): Generator<Transfer> {
  for (const line of lines.map((indices) => indices.map((index) => variables[index]!))) {
    for (const run of [line, line.toReversed()]) {
      for (let first = 0; first + 1 < run.length; first++) {
        // Of several zeros in front, only the last is where the run began: the others would be the same change.
        if (run[first]!.value !== 0n || run[first + 1]!.value === 0n) continue;
        const changes: Assignment[] = [];
        for (let at = first; at + 1 < run.length; at++) {
          const [variable, last] = [run[at]!, run[at + 1]!];
          if (last.value !== variable.value) changes.push({ variable, to: last.value });
          if (at === first || last.value === 0n) continue;
          yield { kind: 'shift', changes: [...changes, { variable: last, to: 0n }] };
        }
      }
    }
  }
}

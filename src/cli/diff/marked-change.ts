import { type Replaced, replacedRuns } from '../../diff/sequence.ts';

/** A wording and the one that replaced it, divided into what both have and what only one has; null where there is none. */
export interface Marked {
  readonly before: readonly Piece[] | null;
  readonly after: readonly Piece[] | null;
}

export interface Piece {
  readonly text: string;
  readonly differs: boolean;
}

/** The least share of the longer wording that both must have. Below it, what they share is chance. */
const minShared = 0.5;

/** Marks what differs between two wordings; an empty one is none. A number is never divided. */
export function markedChange(before: string, after: string): Marked {
  const [a, b] = [tokensOf(before), tokensOf(after)];
  const runs = replacedRuns(a, b);
  const kept = a.length - runs.reduce((sum, one) => sum + one.before.to - one.before.from, 0);
  if (kept < minShared * Math.max(a.length, b.length)) return { before: whole(before), after: whole(after) };
  return { before: piecesOf(a, runs, 'before'), after: piecesOf(b, runs, 'after') };
}

function tokensOf(text: string): string[] {
  return text.match(/\d[\d.,]*|./gsu) ?? [];
}

function whole(text: string): Piece[] | null {
  return text === '' ? null : [{ text, differs: true }];
}

function piecesOf(tokens: readonly string[], runs: readonly Replaced[], side: keyof Replaced): Piece[] {
  const pieces: Piece[] = [];
  const add = (from: number, to: number | undefined, differs: boolean) => {
    const text = tokens.slice(from, to).join('');
    if (text !== '') pieces.push({ text, differs });
  };
  let at = 0;
  for (const { [side]: run } of runs) {
    add(at, run.from, false);
    add(run.from, run.to, true);
    at = run.to;
  }
  add(at, undefined, false);
  return pieces;
}

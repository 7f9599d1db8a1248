import { inParts } from '../../model/findings.ts';
import type { FileResult } from '../../model/result.ts';
import { addTally, noTally, tallyOf } from '../../presentation/tally.ts';
import { type Joined, pieceCount } from './join.ts';

/** Bytes of JSON whose files stay in memory, where they take some ten times as much. */
const maxKept = 2 ** 24;

/** Takes the pieces of a file in order. */
export interface FileKeeper {
  /** Adds a piece; `inMemory` one that is small, or that cannot be read again in the same way. */
  readonly add: (piece: FileResult, inMemory: boolean) => void;
  /** Returns the file when all its pieces are there. */
  readonly file: () => FileResult;
}

/**
 * Keeps files for outputs that are written at the end: pieces of up to `max` bytes of JSON in memory. Later ones are read again by
 * `read` whenever they are asked for, and forgotten with the next piece.
 */
export function keepFiles(
  read: (one: Joined, index: number) => FileResult,
  max = maxKept,
): (one: Joined) => FileKeeper {
  let bytes = 0;
  let last: { readonly one: Joined; readonly index: number; readonly piece: FileResult } | undefined;
  const again = (one: Joined, index: number): FileResult => {
    if (last?.one !== one || last.index !== index) last = { one, index, piece: read(one, index) };
    return last.piece;
  };
  return (one) => {
    const size = one.entry.length / pieceCount(one.entry);
    const kept: (FileResult | undefined)[] = [];
    let tally = noTally;
    let head: Omit<FileResult, 'reports' | 'diagnostics'> | undefined;
    const pieces = function* () {
      for (const [index, piece] of kept.entries()) yield piece ?? again(one, index);
    };
    return {
      add: (piece, inMemory) => {
        if (!inMemory) bytes += size;
        kept.push(inMemory || bytes <= max ? piece : undefined);
        tally = addTally(tally, tallyOf(piece));
        head ??= withoutReports(piece);
      },
      file: () => (kept.length === 1 && kept[0]) || inParts(head!, { tally, [Symbol.iterator]: pieces }),
    };
  };
}

function withoutReports({
  reports: _,
  diagnostics: __,
  ...head
}: FileResult): Omit<FileResult, 'reports' | 'diagnostics'> {
  return head;
}

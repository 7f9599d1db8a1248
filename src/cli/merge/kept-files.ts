import type { FileResult } from '../../model/result.ts';
import { tallyOf } from '../../presentation/tally.ts';
import type { Joined } from './join.ts';

/** Bytes of JSON whose files stay in memory, where they take some ten times as much. */
const maxKept = 2 ** 24;

/**
 * Keeps files for outputs that are written at the end: the first of them in memory, up to `max` bytes of their JSON. The reports
 * and findings of later ones are read from it again by `read` whenever they are asked for, and forgotten with the next file.
 */
export function keepFiles(read: (one: Joined) => FileResult, max = maxKept) {
  const files: FileResult[] = [];
  let bytes = 0;
  let last: { readonly one: Joined; readonly file: FileResult } | undefined;
  const again = (one: Joined): FileResult => {
    if (last?.one !== one) last = { one, file: read(one) };
    return last.file;
  };
  return {
    files,
    /** Keeps a file; `inMemory` one that is small, or that `read` would not give in the same way. */
    add: (one: Joined, file: FileResult, inMemory: boolean) => {
      if (!inMemory) bytes += one.entry.length;
      files.push(inMemory || bytes <= max ? file : later(file, () => again(one)));
    },
  };
}

function later(file: FileResult, again: () => FileResult): FileResult {
  const { reports: _, diagnostics: __, ...facts } = file;
  const parts = function* () {
    yield again();
  };
  return {
    ...facts,
    parts: { tally: tallyOf(file), [Symbol.iterator]: parts },
    get reports() {
      return again().reports;
    },
    get diagnostics() {
      return again().diagnostics;
    },
  };
}

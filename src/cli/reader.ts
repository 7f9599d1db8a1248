import { remember } from '../model/memoize.ts';
import { type Read, readAs } from '../readers/index.ts';
import { identify } from '../readers/kind/index.ts';
import type { Io } from './io.ts';

/**
 * Returns the function that reads the files of a command. Kinds whose parser may not end are read in a worker, which starts
 * with the first such file.
 */
export const readerOf = remember(
  ({ worker }: Io): Read =>
    async (bytes, path) => {
      const source = await identify(bytes, path);
      if (!source.kind.sandboxed || worker === undefined) return readAs(source);
      const readInSandbox = await sandboxOf(worker);
      return readInSandbox(bytes, path);
    },
);

/** One sandbox for all runs of a process. */
const sandboxOf = remember(async (worker: URL): Promise<Read> => (await import('../files/guard.ts')).guard(worker));

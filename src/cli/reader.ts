import { memoize } from '../model/memoize.ts';
import { type Read, readSource } from '../readers/index.ts';
import { identify } from '../readers/kind/index.ts';
import type { Io } from './io.ts';

/**
 * Returns the function that reads the files of a command. Kinds whose parser may not end are read in a worker, which starts
 * with the first such file.
 */
export const readerOf = memoize(
  ({ worker }: Io): Read =>
    async (bytes, path) => {
      const source = await identify(bytes, path);
      if (!source.kind.sandboxed || worker === undefined) return readSource(source);
      const readInSandbox = await sandboxOf(worker);
      return readInSandbox(bytes, path);
    },
);

/** One sandbox for all runs of a process. */
const sandboxOf = memoize(async (worker: URL): Promise<Read> => (await import('./sandbox.ts')).sandboxedReader(worker));

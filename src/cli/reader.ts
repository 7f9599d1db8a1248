import { remember } from '../model/memoize.ts';
import { type Read, readAs } from '../readers/index.ts';
import { identify } from '../readers/kind/index.ts';
import type { Io } from './io.ts';

/** How a command reads files: those whose parser knows no bounds, in a worker that is started when the first one comes. */
export const readerOf = remember(
  ({ worker }: Io): Read =>
    async (bytes, path) => {
      const source = await identify(bytes, path);
      if (!source.kind.sandboxed || worker === undefined) return readAs(source);
      const guarded = await guardOf(worker);
      return guarded(bytes, path);
    },
);

/** One for a whole run, and for all runs of a process. */
const guardOf = remember(async (worker: URL): Promise<Read> => (await import('../files/guard.ts')).guard(worker));

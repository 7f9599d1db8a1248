import { type Read, readAs } from '../readers/index.ts';
import { kindOf } from '../readers/kind.ts';
import type { Io } from './io.ts';

/** How a command reads files: those whose parser knows no bounds, in a worker that is started when the first one comes. */
export function readerOf({ worker }: Io): Read {
  let guarded: Promise<Read> | undefined;
  return async (bytes, path) => {
    const kind = await kindOf(bytes, path);
    if (!kind.guarded || worker === undefined) return readAs(kind, bytes, path);
    guarded ??= import('../files/guard.ts').then(({ guard }) => guard(worker));
    return (await guarded)(bytes, path);
  };
}

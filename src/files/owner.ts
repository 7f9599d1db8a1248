import { hostname } from 'node:os';
import { fingerprint } from '../model/fingerprint.ts';
import { once } from '../model/memoize.ts';

const host = once(() => fingerprint(hostname()).slice(0, 8));
// Tells processes apart, and need not be hard to guess: to load the module that makes such numbers takes time at every start.
const token = Math.floor(Math.random() * 2 ** 32)
  .toString(16)
  .padStart(8, '0');

/** Names this process in the files that it leaves behind if it is killed: computer, process id, and a random token. */
export const owner = once(() => `${host()}-${process.pid}-${token}`);

/**
 * True if the process that an owner names has ended. False for one on another computer, about which nothing is known, and
 * for any other text.
 */
export function hasEnded(text: string): boolean {
  const [, itsHost, id, itsToken] = /^([0-9a-f]{8})-(\d+)-([0-9a-f]{8})$/.exec(text) ?? [];
  if (itsHost !== host()) return false;
  // A container gives its processes the same ids each time.
  if (Number(id) === process.pid) return itsToken !== token;
  try {
    process.kill(Number(id), 0);
    return false;
  } catch (cause) {
    // Any other code says that there is a process, which belongs to somebody else.
    return (cause as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

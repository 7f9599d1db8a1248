import { fstatSync, type Stats, writeSync } from 'node:fs';

/** Characters that fit into a pipe that nobody has written to. */
const little = 4096;

/**
 * Returns standard output or standard error of the process. A little text goes into a pipe at once: to open the stream that Node has for
 * it takes as long as to read a small report. `opened` is called with that stream once it is needed, and with what it leads to.
 */
export function output(name: 'stdout' | 'stderr', opened: (stream: NodeJS.WriteStream, stats: Stats) => void) {
  const fd = name === 'stdout' ? 1 : 2;
  const stats = fstatSync(fd);
  const isPipe = stats.isFIFO() || stats.isSocket();
  let room = isPipe ? little : 0;
  let known: NodeJS.WriteStream | undefined;
  const stream = () => {
    if (!known) {
      known = process[name];
      opened(known, stats);
    }
    return known;
  };
  return {
    fd,
    get isTTY() {
      return !isPipe && stream().isTTY;
    },
    get columns() {
      return isPipe ? undefined : stream().columns;
    },
    /** Calls `then` when the text has been taken, with an error if it was not. */
    write(chunk: string | Uint8Array, then: (error?: Error | null) => void = () => {}): boolean {
      let rest = chunk;
      if (!known && chunk.length <= room) {
        room -= chunk.length;
        rest = written(fd, Buffer.from(chunk));
        if (rest.length === 0) {
          then();
          return true;
        }
      }
      return stream().write(rest, then);
    },
  };
}

/** Writes bytes, and returns those that were not taken. An error is left to the stream, which meets it again. */
function written(fd: number, bytes: Buffer): Buffer {
  try {
    return bytes.length === 0 ? bytes : bytes.subarray(writeSync(fd, bytes));
  } catch {
    return bytes;
  }
}

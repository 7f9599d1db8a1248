import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Where files are read, one after the other: the system takes as long to give a page of memory as to read one. */
let room = Buffer.allocUnsafeSlow(2 ** 20);

/** Reads a file, and puts bytes before and after it. The result is valid until the next file is read. */
export function readFile(path: string, before: Uint8Array, after: Uint8Array): Buffer {
  const file = openSync(path, 'r');
  try {
    const length = before.length + fstatSync(file).size + after.length;
    if (length > room.length) room = Buffer.allocUnsafeSlow(length);
    room.set(before);
    let end = before.length;
    for (let count = 1; count > 0; end += count) count = readSync(file, room, end, length - after.length - end, null);
    room.set(after, end);
    return room.subarray(0, end + after.length);
  } finally {
    closeSync(file);
  }
}

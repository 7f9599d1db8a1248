import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { UserError } from '../model/errors.ts';
import { cannotOpen, open } from './open.ts';

/** Bytes that are read in parts, more than once. */
export interface Ranges {
  /** Returns the bytes of a range, fewer at the end. @throws {UserError} if the file has changed meanwhile */
  read(offset: number, length: number): Uint8Array;
}

/** Makes ranges of bytes in memory. */
export function rangesOf(bytes: Uint8Array): Ranges {
  return { read: (offset, length) => bytes.subarray(offset, offset + length) };
}

/**
 * Opens a file of any size for reading in parts; it is open only while it is read. A pipe is read into memory.
 * @throws {UserError} if it cannot be read
 */
export async function openRanges(file: string): Promise<Ranges> {
  const stats = await stat(file).catch((cause) => {
    throw cannotOpen(cause);
  });
  if (!stats.isFile()) return rangesOf(await open(file));
  const isSame = (other: typeof stats) => other.size === stats.size && other.mtimeMs === stats.mtimeMs;
  return {
    read: (offset, length) => {
      const descriptor = openOrThrow(file);
      try {
        if (!isSame(fstatSync(descriptor))) throw changed();
        const bytes = new Uint8Array(Math.max(0, Math.min(length, stats.size - offset)));
        return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, offset));
      } finally {
        closeSync(descriptor);
      }
    },
  };
}

function openOrThrow(file: string): number {
  try {
    return openSync(file, 'r');
  } catch (cause) {
    throw cannotOpen(cause);
  }
}

function changed(): UserError {
  return new UserError('no-permission', {
    zh: '读取期间文件有变动，请等它写完后再试',
    en: 'the file has changed while it was read: try again when it is complete',
  });
}

import { deserialize, serialize } from 'node:v8';
import { openScratch, type Scratch } from '../../files/scratch.ts';
import type { Form } from '../../model/form.ts';
import type { FileResult } from '../../model/result.ts';
import { arrive, depart, type Transfer } from '../work/transfer.ts';

/** Values kept in order, most of them in a temporary file: all of them may be more than fits in memory. */
export interface Kept<T> extends Iterable<T> {
  /**
   * Returns a function that reads the value again; undefined if it is empty, and so not kept.
   * @throws {UserError} if there is no room for it
   */
  add(value: T): Promise<(() => T) | undefined>;
  close(): void;
}

/** Bytes that are kept in memory, before a temporary file is needed. */
const maxInMemory = 16 * 2 ** 20;

/** Keeps results of parts. @param forms those by which the file is checked */
export function keepParts(forms: readonly Form[]): Kept<FileResult> {
  const write = (part: FileResult) => {
    const transfer = depart(part, forms);
    const bytes = serialize(transfer);
    arrive(transfer, forms);
    return bytes;
  };
  return kept(write, (bytes) => arrive(deserialize(bytes) as Transfer<FileResult>, forms));
}

/** Keeps texts that are not empty. */
export function keepTexts(): Kept<string> {
  return kept(Buffer.from, (bytes) => bytes.toString());
}

function kept<T>(write: (value: T) => Buffer, read: (bytes: Buffer) => T): Kept<T> {
  const all: (() => T)[] = [];
  let scratch: Scratch | undefined;
  let [inMemory, inFile] = [0, 0];

  const inScratch = async (bytes: Buffer): Promise<() => Buffer> => {
    scratch ??= await openScratch();
    const file = scratch;
    const start = inFile;
    file.write(bytes, start);
    inFile += bytes.length;
    const { length } = bytes;
    return () => {
      const again = Buffer.allocUnsafe(length);
      file.read(again, start);
      return again;
    };
  };
  return {
    add: async (value) => {
      const bytes = write(value);
      if (bytes.length === 0) return undefined;
      const fits = inMemory + bytes.length <= maxInMemory;
      if (fits) inMemory += bytes.length;
      const bytesAgain = fits ? inMemoryAgain(bytes) : await inScratch(bytes);
      const again = () => read(bytesAgain());
      all.push(again);
      return again;
    },
    close: () => scratch?.close(),
    *[Symbol.iterator]() {
      for (const again of all) yield again();
    },
  };
}

/**
 * Copies the bytes, since a serializer leaves half as much room behind them. A function of its own: one that is made where others
 * are shares the variables of that place with them, and each of those would keep the bytes that are in the file.
 */
function inMemoryAgain(bytes: Buffer): () => Buffer {
  const copy = Buffer.from(bytes);
  return () => copy;
}

import { deserialize, serialize } from 'node:v8';
import { openScratch, type Scratch } from '../../files/scratch.ts';
import type { Form } from '../../model/form.ts';
import type { FileResult } from '../../model/result.ts';
import { arrive, depart, type Transfer } from '../../work/transfer.ts';

/** Values kept in order, most of them in a temporary file: all of them may be more than fits in memory. */
export interface Kept<T> extends Iterable<T> {
  /**
   * Returns the number of the value, from 0; undefined if it is empty, and so not kept.
   * @throws {UserError} if there is no room for it
   */
  add(value: T): Promise<number | undefined>;
  /** Reads a value again, by its number. */
  at(index: number): T;
  close(): void;
}

/** Bytes that are kept in memory, before a temporary file is needed. */
const maxInMemory = 2 ** 20;

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
  /** The offset of each value, and that of the next. From `inMemory` on they are in the file. */
  const starts = [0];
  let memory = Buffer.alloc(0);
  let inMemory = 0;
  let scratch: Scratch | undefined;

  const at = (index: number): T => {
    const [start, end] = [starts[index]!, starts[index + 1]!];
    if (end <= inMemory) return read(memory.subarray(start, end));
    const bytes = Buffer.allocUnsafe(end - start);
    scratch!.read(bytes, start - inMemory);
    return read(bytes);
  };
  return {
    add: async (value) => {
      const bytes = write(value);
      if (bytes.length === 0) return undefined;
      const start = starts.at(-1)!;
      const end = start + bytes.length;
      if (!scratch && end <= maxInMemory) {
        memory = withRoom(memory, end);
        memory.set(bytes, start);
        inMemory = end;
      } else {
        scratch ??= await openScratch();
        scratch.write(bytes, start - inMemory);
      }
      return starts.push(end) - 2;
    },
    at,
    close: () => scratch?.close(),
    *[Symbol.iterator]() {
      for (let index = 0; index < starts.length - 1; index++) yield at(index);
    },
  };
}

/** Returns bytes, or a longer copy of them if there are fewer than needed, which are at most `maxInMemory`. */
function withRoom(bytes: Buffer<ArrayBuffer>, needed: number): Buffer<ArrayBuffer> {
  if (needed <= bytes.length) return bytes;
  const longer = Buffer.allocUnsafeSlow(Math.min(maxInMemory, Math.max(needed, 2 * bytes.length)));
  bytes.copy(longer);
  return longer;
}

import { deserialize, serialize } from 'node:v8';
import { openScratch, type Scratch } from '../../files/scratch.ts';
import type { Form } from '../../model/form.ts';
import type { FileResult } from '../../model/result.ts';
import { arrive, depart, type Transfer } from '../work/transfer.ts';

/** Values kept in a temporary file, in order: all of them may be more than fits in memory. */
export interface Kept<T> extends Iterable<T> {
  /** @throws {UserError} if there is no room for it */
  add(value: T): Promise<void>;
  close(): void;
}

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
  let scratch: Scratch | undefined;
  const ends: number[] = [];
  return {
    add: async (value) => {
      const bytes = write(value);
      if (bytes.length === 0) return;
      scratch ??= await openScratch();
      const start = ends.at(-1) ?? 0;
      scratch.write(bytes, start);
      ends.push(start + bytes.length);
    },
    close: () => scratch?.close(),
    *[Symbol.iterator]() {
      for (const [index, end] of ends.entries()) {
        const start = ends[index - 1] ?? 0;
        const bytes = Buffer.allocUnsafe(end - start);
        scratch!.read(bytes, start);
        yield read(bytes);
      }
    },
  };
}

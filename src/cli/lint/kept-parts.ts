import { deserialize, serialize } from 'node:v8';
import { openScratch, type Scratch } from '../../files/scratch.ts';
import type { Form } from '../../model/form.ts';
import type { FileResult } from '../../model/result.ts';
import { arrive, depart, type Transfer } from '../work/transfer.ts';

/** Results of the parts of a file, kept in a temporary file: all of them may be more than fits in memory. */
export interface KeptParts extends Iterable<FileResult> {
  /** @throws {UserError} if there is no room for it */
  add(part: FileResult): Promise<void>;
  close(): void;
}

/** @param forms those by which the file is checked */
export function keepParts(forms: readonly Form[]): KeptParts {
  let scratch: Scratch | undefined;
  const ends: number[] = [];
  return {
    add: async (part) => {
      const transfer = depart(part, forms);
      const bytes = serialize(transfer);
      arrive(transfer, forms);
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
        yield arrive(deserialize(bytes) as Transfer<FileResult>, forms);
      }
    },
  };
}

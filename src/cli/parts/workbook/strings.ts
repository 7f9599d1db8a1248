import type { RichText } from '../../../readers/sheet/rich-text.ts';
import type { SharedParts } from '../../../readers/xlsx/shared-parts.ts';
import { readStrings } from '../../../readers/xlsx/strings.ts';
import { longer } from '../../../run/ordinals.ts';
import { Undivided } from '../undivided.ts';
import { elementsIn } from './elements.ts';

/** Strings that are kept as they are: those of the header and of the lines of the form are among the first. */
const maxKept = 20_000;

/** Bytes of all other strings. A million names of bodies take half of it. */
const maxBytes = 2 ** 26;

/**
 * Reads the shared strings of a workbook, which may be a million: most of them are kept as bytes.
 * @throws {UserError} if they are damaged
 * @throws {Undivided} if they cannot be read part by part, or would fill the memory
 */
export async function readStringTable(part: string, blocks: AsyncIterable<Buffer>): Promise<SharedParts['strings']> {
  /** The strings at the beginning, and those that bytes do not hold. */
  const kept = new Map<number, RichText>();
  /** The bytes of the others one after the other, and the offset of the end of each string in them. */
  let bytes = Buffer.alloc(2 ** 16);
  let ends = new Uint32Array(2 ** 14);
  let [count, length] = [0, 0];
  const add = (string: RichText): void => {
    const isPlain = string.struck === undefined && !loneSurrogate.test(string.text);
    if (count < maxKept || !isPlain) kept.set(count, string);
    else {
      const end = length + Buffer.byteLength(string.text);
      if (end > maxBytes) throw new Undivided();
      if (end > bytes.length) bytes = enlarged(bytes, Math.max(2 * bytes.length, end));
      bytes.write(string.text, length);
      length = end;
    }
    if (count === ends.length) ends = longer(ends);
    ends[count++] = length;
  };
  for await (const { start, bytes: own, isLast } of elementsIn(blocks, { around: 'sst', element: 'si' })) {
    const text = Buffer.concat([Buffer.from(start), own, Buffer.from(isLast ? '' : '</sst>')]);
    readStrings({ part, bytes: text }).forEach(add);
  }
  const textAt = (index: number): RichText | undefined =>
    index < count ? { text: bytes.toString('utf8', ends[index - 1] ?? 0, ends[index]) } : undefined;
  return { at: (index) => kept.get(index) ?? textAt(index) };
}

/** Returns a longer buffer with the same beginning; the rest takes no memory before it is written. */
function enlarged(bytes: Buffer, length: number): Buffer<ArrayBuffer> {
  const copy = Buffer.allocUnsafeSlow(length);
  bytes.copy(copy);
  return copy;
}

const loneSurrogate = /\p{Surrogate}/u;

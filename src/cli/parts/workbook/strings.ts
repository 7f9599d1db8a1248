import type { RichText } from '../../../readers/sheet/rich-text.ts';
import type { SharedParts } from '../../../readers/xlsx/shared-parts.ts';
import { readStrings } from '../../../readers/xlsx/strings.ts';
import { NumberList } from '../../../run/number-list.ts';
import { Undivided } from '../undivided.ts';
import { elementsIn } from './elements.ts';

/** Strings that are kept as they are: those of the header and of the lines of the form are among the first. */
const maxKept = 20_000;

/** Bytes of all other strings. A million names of bodies take half of it. */
const maxBytes = 2 ** 26;

/**
 * Reads the shared strings of a workbook, which may be a million: most of them are kept as bytes. `size` is that of their part, in
 * bytes, which the strings do not exceed.
 * @throws {UserError} if they are damaged
 * @throws {Undivided} if they cannot be read part by part, or would fill the memory
 */
export async function readStringTable(
  part: string,
  blocks: AsyncIterable<Buffer>,
  size: number,
): Promise<SharedParts['strings']> {
  /** The strings at the beginning, and those that bytes do not hold. */
  const kept = new Map<number, RichText>();
  /** The bytes of the others one after the other, and the offset of the end of each string in them. What is not written takes no memory. */
  const bytes = Buffer.allocUnsafeSlow(Math.min(size, maxBytes));
  const ends = new NumberList();
  let length = 0;
  const add = (string: RichText): void => {
    const isPlain = string.struck === undefined && !loneSurrogate.test(string.text);
    if (ends.length < maxKept || !isPlain) kept.set(ends.length, string);
    else {
      const end = length + Buffer.byteLength(string.text);
      if (end > bytes.length) throw new Undivided();
      bytes.write(string.text, length);
      length = end;
    }
    ends.push(length);
  };
  for await (const { start, bytes: own, isLast } of elementsIn(blocks, { around: 'sst', element: 'si' })) {
    const text = Buffer.concat([Buffer.from(start), own, Buffer.from(isLast ? '' : '</sst>')]);
    readStrings({ part, bytes: text }).forEach(add);
  }
  const textAt = (index: number): RichText | undefined =>
    index < ends.length ? { text: bytes.toString('utf8', ends.at(index - 1), ends.at(index)) } : undefined;
  return { at: (index) => kept.get(index) ?? textAt(index) };
}

const loneSurrogate = /\p{Surrogate}/u;

import { Undivided } from '../undivided.ts';

/** Bytes without the end of an element. A row of figures has some kilobytes. */
const maxLength = 2 ** 22;

/** Bytes in front of the first element. They are read again with each of the others, and describe at most some columns. */
const maxStart = 2 ** 16;

/** Some elements of a part. */
export interface Elements {
  /** The part up to the first element. */
  readonly start: string;
  /** Whole elements; in the last ones of a part what is behind them, too. */
  readonly bytes: Buffer;
  readonly isLast: boolean;
}

/**
 * Divides a part of a package between the elements in an element of it, by their end tags.
 * @throws {Undivided} if it is not written as programs do: in UTF-8, without comments and without prefixes
 */
export async function* elementsIn(
  blocks: AsyncIterable<Buffer>,
  { around, element }: { readonly around: string; readonly element: string },
): AsyncGenerator<Elements> {
  const endTag = `</${element}>`;
  let rest: Buffer = Buffer.alloc(0);
  let start: string | undefined;
  for await (const block of blocks) {
    const known = Math.max(0, rest.length - 1);
    rest = Buffer.concat([rest, block]);
    if (markupAt(rest, '!', known) >= 0) throw new Undivided();
    if (start === undefined) {
      const end = endOfTag(rest, around);
      if ((end ?? rest.length) > maxStart) throw new Undivided();
      if (end !== undefined) {
        start = rest.toString('utf8', 0, end);
        if (isOtherEncoding.test(start)) throw new Undivided();
        rest = rest.subarray(end);
      }
    }
    const last = start === undefined ? -1 : rest.lastIndexOf(endTag);
    if (last < 0) {
      if (rest.length > maxLength) throw new Undivided();
      continue;
    }
    const end = last + endTag.length;
    yield { start: start!, bytes: rest.subarray(0, end), isLast: false };
    rest = rest.subarray(end);
  }
  if (start === undefined) throw new Undivided();
  yield { start, bytes: rest, isLast: true };
}

/**
 * Returns the offset of the first markup that begins with `<` and a character, or -1. The character is searched for, which is quicker:
 * among the cells of a sheet, each twentieth byte is a `<`.
 */
export function markupAt(bytes: Buffer, character: string, from = 0): number {
  const code = character.charCodeAt(0);
  let at = from;
  do at = bytes.indexOf(code, at + 1);
  while (at > 0 && bytes[at - 1] !== 0x3c);
  return at < 0 ? at : at - 1;
}

const isOtherEncoding = /^[^<]*<\?xml[^>]*encoding=["'](?!utf-8["'])/i;

/** Returns the offset behind the start tag of an element; undefined if it is not there. */
function endOfTag(bytes: Buffer, name: string): number | undefined {
  const at = bytes.indexOf(`<${name}`);
  const end = at < 0 ? -1 : bytes.indexOf('>', at);
  if (end < 0) return undefined;
  if (!/^[\s>]/.test(String.fromCharCode(bytes[at + name.length + 1]!)) || bytes[end - 1] === 0x2f)
    throw new Undivided();
  return end + 1;
}

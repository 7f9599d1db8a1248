import { Undivided } from './undivided.ts';

const [tab, lf, cr, space, quote] = [0x09, 0x0a, 0x0d, 0x20, 0x22];

/** Bytes of a record. No reader takes a longer one. */
const maxLength = 2 ** 20;

/** Fields of a record. No reader takes more. */
const maxColumns = 16_384;

/**
 * Is told of a record: the offsets of its first byte, of the end of its last field, and of the next record; the lines that it
 * takes; whether it has a quote.
 */
export type OnRecord = (start: number, end: number, next: number, lines: number, hasQuote: boolean) => void;

/**
 * Finds the records of a CSV in a block that begins with one, by their bytes. Returns the offset of what is left: a record
 * whose end is not in the block.
 * @throws {Undivided} if a quote is out of place, a CR ends a line, or a record is too long
 */
export function forEachRecord(block: Buffer, delimiter: number, onRecord: OnRecord): number {
  const find = (byte: number, from: number) => {
    const found = block.indexOf(byte, from);
    return found === -1 ? block.length : found;
  };
  let [start, nextQuote, nextCr] = [0, find(quote, 0), find(cr, 0)];
  for (;;) {
    let lineEnd = block.indexOf(lf, start);
    const hasQuote = nextQuote < lineEnd;
    if (hasQuote) lineEnd = endOfQuoted(block, start, delimiter);
    if (lineEnd === -1) {
      if (block.length - start > maxLength) throw new Undivided();
      return start;
    }
    let end = lineEnd;
    if (nextCr < lineEnd) {
      if (block[lineEnd - 1] === cr) end--;
      if (hasQuote ? hasLoneCr(block.subarray(start, end)) : nextCr < end) throw new Undivided();
      nextCr = find(cr, lineEnd);
    }
    if (end - start > maxLength || (end - start >= maxColumns && isWide(block.subarray(start, end), delimiter))) {
      throw new Undivided();
    }
    onRecord(start, end, lineEnd + 1, hasQuote ? countLines(block.subarray(start, lineEnd + 1)) : 1, hasQuote);
    start = lineEnd + 1;
    if (hasQuote) nextQuote = find(quote, start);
  }
}

/** Finds the lines of a text in a block, as `forEachRecord` does records. */
export function forEachLine(block: Buffer, onRecord: OnRecord): number {
  const hasCr = block.includes(cr);
  for (let start = 0; ; ) {
    const lineEnd = block.indexOf(lf, start);
    if ((lineEnd === -1 ? block.length : lineEnd) - start > maxLength) throw new Undivided();
    if (lineEnd === -1) return start;
    if (hasCr && hasLoneCr(block.subarray(start, lineEnd + 1))) throw new Undivided();
    onRecord(start, lineEnd, lineEnd + 1, 1, false);
    start = lineEnd + 1;
  }
}

/** Returns the offset of the LF behind a record with quotes; -1 if it is not in the block. */
function endOfQuoted(block: Buffer, start: number, delimiter: number): number {
  const isPadding = (byte: number | undefined) => delimiter !== tab && (byte === space || byte === tab);
  for (let at = start; ; at++) {
    while (isPadding(block[at])) at++;
    if (block[at] === quote) {
      let close = block.indexOf(quote, at + 1);
      while (close !== -1 && block[close + 1] === quote) close = block.indexOf(quote, close + 2);
      if (close === -1) return -1;
      at = close + 1;
      while (isPadding(block[at])) at++;
    } else {
      while (at < block.length && block[at] !== delimiter && block[at] !== lf)
        if (block[at++] === quote) throw new Undivided();
    }
    if (block[at] === cr) at++;
    if (at >= block.length) return -1;
    if (block[at] === lf) return at;
    if (block[at] !== delimiter) throw new Undivided();
  }
}

/** True if there is a CR without an LF behind it. */
function hasLoneCr(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(cr); at !== -1; at = bytes.indexOf(cr, at + 1)) if (bytes[at + 1] !== lf) return true;
  return false;
}

function countLines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(lf); at !== -1; at = bytes.indexOf(lf, at + 1)) count++;
  return count;
}

function isWide(bytes: Buffer, delimiter: number): boolean {
  let count = 1;
  for (let at = bytes.indexOf(delimiter); at !== -1; at = bytes.indexOf(delimiter, at + 1)) count++;
  return count > maxColumns;
}

const [zero, nine, quote] = [0x30, 0x39, 0x22];

/** A record in a block of bytes. */
export interface RecordBytes {
  readonly block: Buffer;
  readonly start: number;
  readonly end: number;
  readonly hasQuote: boolean;
}

/** Returns the fields of a record whose quotes are in place, at most `count`. Spaces around them may be left. */
export function fieldsOf(
  { block, start, end, hasQuote }: RecordBytes,
  delimiter: number,
  count: number,
  decode: (bytes: Buffer) => string,
): string[] {
  const fields: string[] = [];
  for (let at = start; fields.length < count && at <= end; at++) {
    const from = at;
    let isQuoted = false;
    for (; at < end && (isQuoted || block[at] !== delimiter); at++) {
      if (hasQuote && block[at] === quote) isQuoted = !isQuoted;
    }
    const text = decode(block.subarray(from, at));
    fields.push(hasQuote && text.includes('"') ? unquoted(text) : text);
  }
  return fields;
}

function unquoted(text: string): string {
  return text.trim().slice(1, -1).replaceAll('""', '"');
}

/** Returns the offset behind the first `count` fields of a record without quotes; undefined if it has no more. */
export function offsetBehind({ block, start, end }: RecordBytes, delimiter: number, count: number): number | undefined {
  let at = start;
  for (let passed = 0; passed < count; passed++) {
    at = block.indexOf(delimiter, at) + 1;
    if (at === 0 || at > end) return undefined;
  }
  return at;
}

/** True if a field of the record is plainly a whole number: without leading zeros, of at most twelve digits. */
export function hasCount({ block, start, end }: RecordBytes, delimiter: number): boolean {
  for (let at = start; at < end; at++) {
    const from = at;
    while (at < end && block[at]! >= zero && block[at]! <= nine) at++;
    const isWhole = at === end || block[at] === delimiter;
    const length = at - from;
    if (isWhole && length > 0 && length <= 12 && (length === 1 || block[from] !== zero)) return true;
    if (!isWhole) at = block.indexOf(delimiter, at);
    if (at === -1) return false;
  }
  return false;
}

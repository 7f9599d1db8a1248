import { sizeLimit } from '../../codecs/size-limit.ts';

/** Characters of a line that may be a report. */
const maxLineLength = 2 ** 20;

const [lf, cr, brace] = [0x0a, 0x0d, 0x7b];

/** A line of a text in UTF-8, from its first byte to its end, and the number of lines before it. */
export interface LineBytes {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
  readonly line: number;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Returns the text of some bytes in UTF-8. */
export function textOf(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/**
 * Finds the lines of a text that are not blank. A line ends with an LF, a CR, or both.
 * @throws {UserError} `too-large` if there are more lines
 */
export function linesOf(bytes: Uint8Array, limit: number): LineBytes[] {
  const spend = sizeLimit(limit - 1);
  const hasCr = bytes.includes(cr!);
  const lines: LineBytes[] = [];
  for (let [from, line] = [0, 0]; from < bytes.length; line++) {
    const end = bytes.indexOf(lf!, from);
    let to = end < 0 ? bytes.length : end;
    let next = to + 1;
    const firstCr = hasCr ? bytes.subarray(from, to).indexOf(cr!) : -1;
    if (firstCr >= 0) {
      const isBoth = from + firstCr + 1 === to && end >= 0;
      to = from + firstCr;
      if (!isBoth) next = to + 1;
    }
    if (next <= bytes.length) spend(1);
    if (bytes[from] === brace || textOf(bytes.subarray(from, to)).trim() !== '') lines.push({ bytes, from, to, line });
    from = next;
  }
  return lines;
}

/** True if the first line of a text is a whole report, and another object begins on the next: `convert --to json`, a line each. */
export function hasReportALine(text: string): boolean {
  const [first, second] = filledLinesOf(text);
  if (!first || !second?.trimStart().startsWith('{') || first.length > maxLineLength) return false;
  try {
    const value = JSON.parse(first);
    return typeof value === 'object' && value !== null && 'tables' in value;
  } catch {
    return false;
  }
}

function* filledLinesOf(text: string): Generator<string> {
  for (const [line] of text.matchAll(/[^\r\n]+/g)) if (line.trim() !== '') yield line;
}

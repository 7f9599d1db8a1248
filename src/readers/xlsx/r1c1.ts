import { letters } from '../../model/document.ts';

/** A reference; also a string or a quoted sheet name, which stay as they are. Row numbers have at most seven digits. */
const references =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\p{L}\p{N}_.\\])(?:R(\[-?\d{1,7}\]|\d{1,7})?C(\[-?\d{1,7}\]|\d{1,7})?|([RC])(\[-?\d{1,7}\]|\d{1,7})?)(?![\p{L}\p{N}_.(\\?])/giu;

/**
 * Converts a formula from R1C1 to A1 notation: `=SUM(R[-3]C:R[-1]C)` in row 8, column 2 → `SUM(B5:B7)`, without its
 * `=`. A whole column, `C2`, is `B:B`.
 */
export function inA1(formula: string, row: number, column: number): string {
  return formula
    .replace(/^=/, '')
    .replaceAll(references, (found, down?: string, across?: string, whole?: string, line?: string) => {
      if (/^["']/.test(found)) return found;
      const [at, to] = [numberOf(whole ? line : down, row), numberOf(whole ? line : across, column)];
      if (/r/i.test(whole ?? '')) return at < 1 ? '#REF!' : `${at}:${at}`;
      if (whole) return to < 1 ? '#REF!' : `${letters(to)}:${letters(to)}`;
      return at < 1 || to < 1 ? '#REF!' : `${letters(to)}${at}`;
    });
}

/** Returns a row or column number: `3` is absolute, `[3]` is relative to `here`, nothing is `here`. */
function numberOf(written: string | undefined, here: number): number {
  if (written === undefined) return here;
  return written.startsWith('[') ? here + Number(written.slice(1, -1)) : Number(written);
}

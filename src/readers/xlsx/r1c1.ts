import { letters } from '../../model/document.ts';

/** A reference among strings and quoted names of sheets, which stay as they are. No sheet has more rows than seven digits. */
const references =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\p{L}\p{N}_.\\])(?:R(\[-?\d{1,7}\]|\d{1,7})?C(\[-?\d{1,7}\]|\d{1,7})?|([RC])(\[-?\d{1,7}\]|\d{1,7})?)(?![\p{L}\p{N}_.(\\?])/giu;

/** `=SUM(R[-3]C:R[-1]C)` of the cell in row 8, column 2 → `SUM(B5:B7)`; without its `=`. A whole column, `C2`, is `B:B`. */
export function inA1(formula: string, row: number, column: number): string {
  return formula
    .replace(/^=/, '')
    .replaceAll(references, (found, down?: string, across?: string, whole?: string, line?: string) => {
      if (/^["']/.test(found)) return found;
      const [at, to] = [placeOf(whole ? line : down, row), placeOf(whole ? line : across, column)];
      if (/r/i.test(whole ?? '')) return at < 1 ? '#REF!' : `${at}:${at}`;
      if (whole) return to < 1 ? '#REF!' : `${letters(to)}:${letters(to)}`;
      return at < 1 || to < 1 ? '#REF!' : `${letters(to)}${at}`;
    });
}

/** `3` is row or column 3, `[3]` the third from here, nothing the same. */
function placeOf(written: string | undefined, here: number): number {
  if (written === undefined) return here;
  return written.startsWith('[') ? here + Number(written.slice(1, -1)) : Number(written);
}

import { letters } from '../../document.ts';

/** A reference among strings and quoted names of sheets, which stay as they are. */
const references =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\p{L}\p{N}_.\\])R(\[-?\d+\]|\d+)?C(\[-?\d+\]|\d+)?(?![\p{L}\p{N}_.(\\?])/giu;

/** `=SUM(R[-3]C:R[-1]C)` of the cell in row 8, column 2 → `SUM(B5:B7)`; without its `=`. */
export function inA1(formula: string, row: number, column: number): string {
  return formula.replace(/^=/, '').replaceAll(references, (found, down?: string, across?: string) => {
    if (/^["']/.test(found)) return found;
    const [at, to] = [placeOf(down, row), placeOf(across, column)];
    return at < 1 || to < 1 ? '#REF!' : `${letters(to)}${at}`;
  });
}

/** `3` is row or column 3, `[3]` the third from here, nothing the same. */
function placeOf(written: string | undefined, here: number): number {
  if (written === undefined) return here;
  return written.startsWith('[') ? here + Number(written.slice(1, -1)) : Number(written);
}

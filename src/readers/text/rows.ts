import { isFigure, isValue, type Piece } from './cell.ts';

/** A line taken apart at what separates its cells. */
export type Split = readonly Piece[];

/** Lines that a row may take. */
const tallest = 8;

/**
 * Joins lines to rows of one width, which a line end within a cell has broken, from a line on. Gives the rows and the first
 * line behind them: the last, or one without a separator. `undefined` where the lines make no such rows.
 */
export function wholeRows(lines: readonly Split[], from: number): { rows: readonly Split[]; end: number } | undefined {
  let [best, width]: [{ rows: readonly Split[]; end: number } | undefined, number] = [undefined, 0];
  for (let at = from; at < Math.min(lines.length, from + tallest); at++) {
    width += lines[at]!.length - 1;
    const found = width > 0 ? rowsOfWidth(lines, from, width + 1) : undefined;
    if (found && found.end > (best?.end ?? 0)) best = found;
  }
  return best;
}

function rowsOfWidth(lines: readonly Split[], from: number, width: number) {
  const rows: Split[] = [];
  let at = from;
  while (at < lines.length && lines[at]!.length > 1) {
    let row = lines[at++]!;
    while (row.length < width && at < lines.length) {
      const more = joined(row, lines[at++]!);
      if (!more) return undefined;
      row = more;
    }
    if (row.length !== width) return undefined;
    rows.push(row);
  }
  return rows.length > 1 ? { rows, end: at } : undefined;
}

/** Two lines of one row; `undefined` where they are more likely two rows: a label stands where a figure would. */
function joined(upper: Split, lower: Split): Split | undefined {
  const [last, first] = [upper.at(-1)!, lower[0]!];
  const isBroken = last.text !== '' && first.text !== '';
  const areFigures = isBroken ? [last, first].every(({ text }) => isFigure(text)) : lower.every(isFilledIn);
  if (!areFigures && [...upper, ...lower].some(({ text }) => isValue(text))) return undefined;
  const text = [last.text, first.text].filter((one) => one !== '').join('\n');
  return [...upper.slice(0, -1), { ...(last.text === '' ? first : last), text }, ...lower.slice(1)];
}

function isFilledIn({ text }: Piece): boolean {
  return text === '' || isValue(text);
}

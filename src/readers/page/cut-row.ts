import type { TableCell } from './table.ts';

/** A row of a table while its parts are being joined. */
export interface OpenRow {
  readonly page: number;
  readonly cells: TableCell[];
}

/**
 * Joins what the page break between two parts cut: a row, whose end is removed from the rows below, or the label of a
 * group. A figure that possibly goes on below gets the text of both cells, and is not a number.
 */
export function joinCutRow(above: readonly OpenRow[], below: OpenRow[]): void {
  const [last, first] = [above.at(-1)!, below[0]!];
  const pairs = pairsOf(last.cells, first.cells);
  const isTall = ({ upper, lower }: CellPair) => rowCount(upper, above) > 1 || rowCount(lower, below) > 1;
  const cut = rowContinuation(
    pairs.filter((pair) => !isTall(pair)),
    isPaired(last.cells, pairs) && isPaired(first.cells, pairs),
  );
  const isHeader = !pairs.some(({ upper, lower }) => isFigure(upper) || isFigure(lower));
  const goesOn = (pair: CellPair) => {
    if (isTall(pair)) return labelGoesOn(pair) || isHalf(pair);
    return cut === 'perhaps' ? figureGoesOn(pair) : isHeader && labelGoesOn(pair);
  };
  for (const pair of pairs) {
    if (cut === 'certain' || goesOn(pair)) replace([...above, ...below], pair, joinedCell(pair, cut === 'certain'));
  }
  if (cut === 'certain') below.shift();
}

/** Two cells above and below a break that cover the same columns. */
interface CellPair {
  readonly upper: TableCell;
  readonly lower: TableCell;
}

function pairsOf(upper: readonly TableCell[], lower: readonly TableCell[]): CellPair[] {
  return [...new Set(upper)].flatMap((a) => {
    const b = lower[upper.indexOf(a)]!;
    const isSame = upper.indexOf(a) === lower.indexOf(b) && upper.lastIndexOf(a) === lower.lastIndexOf(b);
    return isSame ? [{ upper: a, lower: b }] : [];
  });
}

function isPaired(cells: readonly TableCell[], pairs: readonly CellPair[]): boolean {
  return cells.every((cell) => isBlank(cell) || pairs.some(({ upper, lower }) => cell === upper || cell === lower));
}

/**
 * Tells if a row goes on below a break. It does if no cell speaks against it, and a label goes on, or a figure in a row
 * without a label. It is uncertain if a label only may go on, or if every figure has one on the other side: both may be
 * rows of their own.
 */
function rowContinuation(pairs: readonly CellPair[], arePaired: boolean): 'certain' | 'perhaps' | undefined {
  const figures = pairs.filter(figureGoesOn);
  const labels = pairs.filter((pair) => labelGoesOn(pair) || labelMayGoOn(pair));
  const isAlone = ({ upper, lower }: CellPair) => isBlank(upper) || isBlank(lower);
  if (!arePaired || !pairs.every((pair) => isAlone(pair) || figures.includes(pair) || labels.includes(pair)))
    return undefined;
  const hasLabel = (side: keyof CellPair) => pairs.some((pair) => isWords(pair[side]));
  const isFragment = figures.length > 0 && !(hasLabel('upper') && hasLabel('lower'));
  if (labels.length === 0 && !isFragment) return undefined;
  const isSure = pairs.some((pair) => isAlone(pair) && (isFigure(pair.upper) || isFigure(pair.lower)));
  return labels.every(labelGoesOn) && (figures.length === 0 || isSure) ? 'certain' : 'perhaps';
}

/** True if a label fills its line above, and the text below does not begin as a label does. */
function labelGoesOn({ upper, lower }: CellPair): boolean {
  return upper.full && isWords(upper) && isWords(lower) && !isNumbered(lower);
}

/** True for a numbered label above and an unnumbered one below: the writer may have broken the label's line. */
function labelMayGoOn({ upper, lower }: CellPair): boolean {
  return isWords(upper) && isWords(lower) && isNumbered(upper) && !isNumbered(lower);
}

function isNumbered({ text }: TableCell): boolean {
  return /^\s*(?:\(?[一二三四五六七八九十\d]{1,3}[).,、:]|第)/.test(text.normalize('NFKC'));
}

/** True if a label has text on only one of the pages. */
function isHalf({ upper, lower }: CellPair): boolean {
  return (isBlank(upper) && isWords(lower)) || (isWords(upper) && isBlank(lower));
}

/** True if a figure fills its line above, and the one below may be its end: it is at most a digit longer. */
function figureGoesOn({ upper, lower }: CellPair): boolean {
  const [last, first] = [upper.text.split('\n').at(-1)!, lower.text.split('\n')[0]!];
  const isZero = /^0+$/.test(upper.text);
  return upper.full && isFigure(upper) && isFigure(lower) && !isZero && first.length <= last.length + 1;
}

/** Joins two cells. Lines of digits make one number if all but the last are equally long. */
function joinedCell({ upper, lower }: CellPair, isCertain: boolean): TableCell {
  const picture = upper.picture ?? lower.picture;
  const lines = [upper.text, lower.text].filter(Boolean).join('\n').split('\n');
  const isNumber = isCertain && !isBlank(upper) && !isBlank(lower) && isBroken(lines);
  return { text: lines.join(isNumber ? '' : '\n'), full: lower.full, ...(picture && { picture }) };
}

function isBroken(lines: readonly string[]): boolean {
  const [first, last] = [lines[0]!, lines.at(-1)!];
  return (
    lines.every((line) => /^\d+$/.test(line)) &&
    lines.slice(0, -1).every(({ length }) => length === first.length) &&
    last.length <= first.length
  );
}

function replace(rows: readonly OpenRow[], { upper, lower }: CellPair, cell: TableCell): void {
  for (const { cells } of rows) {
    cells.forEach((one, column) => {
      if (one === upper || one === lower) cells[column] = cell;
    });
  }
}

/** True if a cell has words. */
export function isWords({ text }: TableCell): boolean {
  return /\p{L}/u.test(text);
}

function isFigure({ text }: TableCell): boolean {
  return /^[\d.,\s]*\d[\d.,\s]*$/.test(text.normalize('NFKC'));
}

function isBlank({ text }: TableCell): boolean {
  return text.trim() === '';
}

function rowCount(cell: TableCell, rows: readonly OpenRow[]): number {
  return rows.filter(({ cells }) => cells.includes(cell)).length;
}

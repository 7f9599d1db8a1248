import { unknown } from './font.ts';
import type { Frame } from './frames.ts';
import { type Glyph, turns } from './glyph.ts';
import { linesOf, type TextLine, textOf } from './lines.ts';
import type { Box } from './strokes.ts';

/** A table, or the part of one that stands on a page. */
export interface Table {
  readonly page: number;
  readonly box: Box;
  /** Edges of its columns, from left to right, in points. */
  readonly xs: readonly number[];
  /** Edges of its rows, from top to bottom, in points. */
  readonly ys: readonly number[];
  /** The cell at each position; a merged one stands at all that it covers. */
  readonly rows: readonly (readonly TableCell[])[];
  /** Columns of it lie beyond the edge of the page. */
  readonly cut?: true;
}

export interface TableCell {
  readonly text: string;
  /** Its last line goes on to the right edge: what follows may be its end. */
  readonly full: boolean;
  /** Where it is another than that of its row. */
  readonly page?: number;
}

/** The table that a frame makes of the characters in it; `undefined` where its lines do not part the figures. */
export function tableOf(frame: Frame, glyphs: readonly Glyph[], page: number): Table | undefined {
  const { box, xs, ys, cells } = frame;
  const contents = new Map<number, Glyph[]>();
  for (const [number, glyph] of placed(glyphs, frame)) {
    const content = contents.get(number) ?? [];
    contents.set(number, content);
    content.push(glyph);
  }
  const made = new Map<number, TableCell & { readonly figures: number }>();
  const cellAt = (number: number, column: number) => {
    const known = made.get(number);
    if (known) return known;
    const right = xs[lastColumn(cells, number, column) + 1]!;
    const cell = cellOf(contents.get(number) ?? [], right);
    made.set(number, cell);
    return cell;
  };
  const rows = cells.map((row) => row.map(cellAt));
  const all = [...made.values()];
  const single = all.filter(({ figures }) => figures === 1).length;
  const several = all.filter(({ figures }) => figures > 1).length;
  if (several > single || ys.length < 2) return undefined;
  return { page, box, xs, ys, rows };
}

/** Without the column that the edge of the page cuts, where it has empty cells: what belongs in them may lie beyond. */
export function cutOff(table: Table): Table {
  const last = table.xs.length - 2;
  const isWhole = table.rows.every((row) => row[last]!.text !== '' || row[last] === row[last - 1]);
  if (isWhole) return table;
  return { ...table, cut: true, xs: table.xs.slice(0, -1), rows: table.rows.map((row) => row.slice(0, last)) };
}

/** The last column in which a cell stands. */
function lastColumn(cells: Frame['cells'], number: number, from: number): number {
  let last = from;
  for (const row of cells) last = Math.max(last, row.lastIndexOf(number));
  return last;
}

/** Each character with the cell that its centre stands in; what is set together stays together. */
function* placed(glyphs: readonly Glyph[], { xs, ys, cells }: Frame): Generator<readonly [number, Glyph]> {
  const numberAt = ({ x, y }: Glyph) => cells[interval(ys, y)]![interval(xs, x)]!;
  for (const fragment of fragmentsOf(glyphs)) {
    const numbers = fragment.map(numberAt);
    if (new Set(numbers).size === 1) {
      for (const glyph of fragment) yield [numbers[0]!, glyph];
    } else if (fragment.some(({ text }) => /\d/.test(text.normalize('NFKC')))) {
      // A figure that runs over a line, or two with the line between them.
      for (const [index, glyph] of fragment.entries()) yield [numbers[index]!, { ...glyph, text: unknown }];
    } else {
      const count = (number: number) => numbers.filter((one) => one === number).length;
      const most = numbers.reduce((best, number) => (count(number) > count(best) ? number : best));
      for (const glyph of fragment) yield [most, glyph];
    }
  }
}

/** Characters of one instruction without a gap between them. */
function fragmentsOf(glyphs: readonly Glyph[]): Glyph[][] {
  const fragments: Glyph[][] = [];
  let before: Glyph | undefined;
  for (const glyph of glyphs) {
    const follows =
      before?.run === glyph.run &&
      before.text !== ' ' &&
      glyph.text !== ' ' &&
      Math.abs(before.baseline - glyph.baseline) < 0.1 * glyph.size &&
      Math.abs(glyph.left - before.right) <= 0.34 * glyph.size;
    if (follows) fragments.at(-1)!.push(glyph);
    else fragments.push([glyph]);
    before = glyph;
  }
  return fragments;
}

/** Which of the intervals between places a value stands in, from 0. */
function interval(places: readonly number[], value: number): number {
  const after = places.findIndex((place) => place > value);
  return Math.min(Math.max((after < 0 ? places.length : after) - 1, 0), places.length - 2);
}

function cellOf(glyphs: readonly Glyph[], right: number): TableCell & { readonly figures: number } {
  const lines = turns.flatMap((turn) => linesOf(glyphs.filter((glyph) => glyph.turn === turn)));
  // A number that is broken before its point or behind a comma can be nothing else.
  const text = lines
    .map(textOf)
    .join('\n')
    .replaceAll(/(\d)\n(?=\.\d)|(\d,)\n(?=\d{3})/g, '$1$2');
  const last = lines.at(-1);
  const end = last?.words.at(-1)?.to ?? 0;
  const full = last !== undefined && right - end < last.size * 1.6 + 4;
  return { text, full, figures: figuresIn(lines) };
}

/** Figures that stand for themselves: side by side, or one below the other. */
function figuresIn(lines: readonly TextLine[]): number {
  const words = lines.flatMap((line) => textOf(line).split('\t'));
  return words.every((word) => /^[+-]?\d[\d,.]*$/.test(word.normalize('NFKC'))) ? words.length : 0;
}

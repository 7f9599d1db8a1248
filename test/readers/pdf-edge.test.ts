import { expect, test } from 'vitest';
import { readPdf } from '../../src/readers/pdf/index.ts';
import { edges, pdf, text } from '../support/make/pdf.ts';

const widths = [100, 60, 60, 60, 60, 60, 60];
const heights = [20, 22, 20, 26];
const rows = heights.map((_, row) => widths.map((__, column) => (column === 0 ? `栏目${row}` : `${column}${row}7`)));

/** A ruled table that begins at this distance from the left edge, as a program prints it that does not mind the page. */
function table(left: number): string {
  const xs = edges(left, widths);
  const ys = edges(0, heights).map((down) => 780 - down);
  const line = (...at: number[]) => `${at[0]} ${at[1]} m ${at[2]} ${at[3]} l S\n`;
  const ruling = [...ys.map((y) => line(xs[0]!, y, xs.at(-1)!, y)), ...xs.map((x) => line(x, ys[0]!, x, ys.at(-1)!))];
  const texts = rows.flatMap((cells, row) =>
    cells.map((cell, column) => text(cell, xs[column]! + 3, ys[row]! - 13, 9)),
  );
  return [...ruling, ...texts].join('');
}

const pageWidth = 595;
/** The left edge of the table, from where all of it is on the page to where two columns are; no border is just at the edge. */
const positions = Array.from({ length: 20 }, (_, step) => 50 + 19 * step).filter((left) =>
  edges(left, widths).every((x) => Math.abs(x - pageWidth) > 5),
);

test('of a table that runs over the edge of its page, the columns before the edge are read, and no others', async () => {
  for (const left of positions) {
    const { blocks } = await readPdf(pdf({ pages: [table(left)] }), 'a.pdf');
    const [grid] = blocks.filter((block) => block.kind === 'grid');
    const borders = edges(left, widths).slice(1);
    const inside = borders.filter((right) => right < pageWidth).length;
    // Of the last column only the border may be beyond, where there is room for more behind its digits.
    const whole = inside === 6 && borders[5]! + 30 < pageWidth ? 7 : inside;
    const read = grid!.rows.map(({ cells }) => cells.map((cell) => cell?.text));
    expect(read, String(left)).toEqual(rows.map((cells) => cells.slice(0, whole)));
    expect(grid!.cut ?? false, String(left)).toBe(inside < widths.length);
  }
});

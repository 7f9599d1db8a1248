import type { PrintedCell } from '../../../src/model/printed-layout.ts';
import { breakIn, headerOf, type Print, positions, printedAt } from './page-breaks.ts';
import { edges, lengthOf, pdf, text } from './pdf.ts';
import { filledRows, type Item } from './printed.ts';

/** Options for drawing tables that pages break anywhere. */
interface Breaking {
  readonly landscape: boolean;
  /** Repeats the header on every page. */
  readonly repeats: boolean;
  /** A row may be broken between its lines; otherwise it goes to the next page as a whole. */
  readonly splits: boolean;
  /** Draws no line where a break cuts a cell, as browsers do; word processors draw one. */
  readonly isOpen: boolean;
  /** Centres the text of uncut cells vertically, instead of putting it at the top. */
  readonly centred: boolean;
  /** Number of digits that fit on a line in the columns of figures. */
  readonly digits: number;
  /** Distance from the top of the first page to the report, in points. */
  readonly spacer: number;
  readonly position: number;
}

/** Ways of breaking pages, drawn without any other program: rows broken or not, cuts open or closed, columns narrow or wide. */
export function drawnPrint({ landscape, repeats, position }: Omit<Print, 'program'>): Uint8Array {
  const turn = position + (landscape ? 1 : 0) + (repeats ? 2 : 0);
  return drawBroken(printedAt(position), {
    landscape,
    repeats,
    splits: turn % 4 !== 0,
    isOpen: Math.floor(turn / 2) % 2 === 0,
    centred: turn % 3 === 0,
    digits: 2 + (turn % 5),
    spacer: position < positions ? position * (landscape ? 8 : 12) : 0,
    position,
  });
}

const size = 8;
const pitch = 10;
const margin = 50;

/** Some lines of a row, on one page. */
interface Segment {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

interface Drawn extends PrintedCell {
  readonly lines: readonly string[];
}

/** Draws a report; what a cell that reaches over rows does not hold on one page goes on in its part on the next. */
function drawBroken(printed: readonly Item[], breaking: Breaking): Uint8Array {
  const { landscape, repeats, splits, spacer, position } = breaking;
  const [width, height] = landscape ? [842, 595] : [595, 842];
  const pages = [''];
  let y = height - margin - spacer;
  const draw = (content: string) => {
    pages[pages.length - 1] += content;
  };
  const turn = () => {
    pages.push('');
    y = height - margin;
  };
  for (const item of printed) {
    if (typeof item === 'string') {
      if (y < margin + pitch * 2) turn();
      draw(text(item, margin, y - pitch, size));
      y -= pitch * 2;
      continue;
    }
    const rows = filledRows(item.table, item.figures);
    const xs = edges(margin, widthsOf(item.table.width, breaking));
    const cells = rows.flat().map((cell): Drawn => ({ ...cell, lines: linesOf(cell, xs) }));
    const counts = lineCounts(cells, rows.length);
    const header = headerOf(rows);
    const drawnLines = new Map<Drawn, number>();
    const begins = breakIn(item.table, position);
    const paper = { room: y - margin, fresh: height - margin * 2, splits, header: repeats ? header : 0, begins };
    for (const [index, part] of partsOf(counts, paper).entries()) {
      if (index > 0) {
        turn();
        if (repeats && part[0]!.row >= header) {
          const again = counts.slice(0, header).map((count, row) => ({ row, from: 0, to: count }));
          draw(partOf(again, cells, { xs, y, counts, breaking, drawnLines: new Map() }));
          y -= heightOf(again);
        }
      }
      draw(partOf(part, cells, { xs, y, counts, breaking, drawnLines }));
      y -= heightOf(part);
    }
    y -= pitch;
  }
  return pdf({ pages, page: `/MediaBox [0 0 ${width} ${height}]` });
}

function widthsOf(columns: number, { landscape, digits }: Breaking): number[] {
  const figure = digits * size * 0.5 + 5;
  if (columns === 10) return [20, 52, landscape ? 250 : 140, ...Array.from({ length: 7 }, () => figure)];
  if (columns === 15) return Array.from({ length: 15 }, () => 31);
  return [130, ...Array.from({ length: columns - 1 }, () => 250 / (columns - 1))];
}

/** The lines of a cell: as many characters as its width takes. */
function linesOf({ text: content, column, columns }: PrintedCell, xs: readonly number[]): string[] {
  const width = xs[column - 1 + columns]! - xs[column - 1]! - 4;
  const lines = [''];
  for (const character of content.replaceAll('\n', '')) {
    if (lengthOf(lines.at(-1)! + character) * size > width) lines.push('');
    lines[lines.length - 1] += character;
  }
  return lines;
}

function lineCounts(cells: readonly Drawn[], rows: number): number[] {
  const counts = Array.from({ length: rows }, () => 1);
  for (const { row, rows: height, lines } of [...cells].sort((a, b) => a.rows - b.rows)) {
    const own = counts.slice(row - 1, row - 1 + height).reduce((total, one) => total + one, 0);
    if (lines.length > own) counts[row + height - 2]! += lines.length - own;
  }
  return counts;
}

interface Paper {
  /** In points, on the page where the table begins, and on others. */
  readonly room: number;
  readonly fresh: number;
  readonly splits: boolean;
  /** Number of rows repeated on every page. */
  readonly header: number;
  /** The row that begins a page. */
  readonly begins: number | undefined;
}

/** Returns the rows on each page. */
function partsOf(counts: readonly number[], { room, fresh, splits, header, begins }: Paper): Segment[][] {
  const parts: Segment[][] = [[]];
  let left = room;
  const turn = (row: number) => {
    parts.push([]);
    left = fresh - (row >= header ? heightOf(counts.slice(0, header).map((to) => ({ row: 0, from: 0, to }))) : 0);
  };
  counts.forEach((count, row) => {
    if (row === begins) turn(row);
    for (let from = 0; from < count; ) {
      const fitting = Math.floor((left - 4) / pitch);
      const to = Math.min(count, from + fitting);
      if (to === count || (splits && fitting >= 1)) {
        parts.at(-1)!.push({ row, from, to });
        left -= (to - from) * pitch + 4;
        from = to;
      }
      if (from < count) turn(row);
    }
  });
  return parts.filter((part, index) => index === 0 || part.length > 0);
}

function heightOf(segments: readonly Segment[]): number {
  return segments.reduce((total, { from, to }) => total + (to - from) * pitch + 4, 0);
}

interface On {
  readonly xs: readonly number[];
  readonly y: number;
  readonly counts: readonly number[];
  readonly breaking: Breaking;
  /** Returns the number of lines of a cell over several rows that are on earlier pages. */
  readonly drawnLines: Map<Drawn, number>;
}

function partOf(part: readonly Segment[], cells: readonly Drawn[], on: On): string {
  const { xs, y, counts, breaking, drawnLines } = on;
  return cells
    .map((cell) => {
      const isArtifact = ({ row }: Segment) => cell.row - 1 <= row && row < cell.row - 1 + cell.rows;
      const own = part.filter(isArtifact);
      const [first, last] = [own[0], own.at(-1)];
      if (!first || !last) return '';
      const top = y - heightOf(part.slice(0, part.indexOf(first)));
      const box = {
        left: xs[cell.column - 1]!,
        right: xs[cell.column - 1 + cell.columns]!,
        top,
        bottom: top - heightOf(own),
      };
      const begins = first.row === cell.row - 1 && first.from === 0;
      const ends = last.row === cell.row + cell.rows - 2 && last.to === counts[last.row];
      const shown = shownLines(cell, own, drawnLines);
      const isMiddle = breaking.centred && cell.rows === 1 && begins && ends;
      const indent = isMiddle ? (box.top - box.bottom - 4 - shown.length * pitch) / 2 : 0;
      return (
        sides(box, { top: begins || !breaking.isOpen, bottom: ends || !breaking.isOpen }) + filling(shown, box, indent)
      );
    })
    .join('');
}

/** The lines of a cell in its segments on a page. */
function shownLines(cell: Drawn, own: readonly Segment[], drawn: Map<Drawn, number>): readonly string[] {
  if (cell.rows === 1) return cell.lines.slice(own[0]!.from, own[0]!.to);
  const before = drawn.get(cell) ?? 0;
  const shown = cell.lines.slice(before, before + Math.floor((heightOf(own) - 4) / pitch));
  drawn.set(cell, before + shown.length);
  return shown;
}

interface Sides {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function sides(
  { left, right, top, bottom }: Sides,
  drawn: { readonly top: boolean; readonly bottom: boolean },
): string {
  const line = (...[x1, y1, x2, y2]: number[]) => `${x1} ${y1!.toFixed(2)} m ${x2} ${y2!.toFixed(2)} l S\n`;
  return [
    line(left, top, left, bottom),
    line(right, top, right, bottom),
    drawn.top ? line(left, top, right, top) : '',
    drawn.bottom ? line(left, bottom, right, bottom) : '',
  ].join('');
}

function filling(lines: readonly string[], { left, right, top }: Sides, down: number): string {
  return lines
    .map((line, index) => {
      const indent = (right - left - lengthOf(line) * size) / 2;
      return text(line, left + indent, top - 2 - size - down - index * pitch, size);
    })
    .join('');
}

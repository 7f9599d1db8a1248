import type { PrintedCell } from '../../../src/model/printed-layout.ts';
import { filledRows, type Item } from './printed.ts';

/** A PDF by hand: the content of its pages, and the objects around it. In points, from the lower left corner of an A4 page. */
export interface PdfParts {
  /** The instructions of each page. */
  readonly pages: readonly string[];
  /** More entries of every page's dictionary. */
  readonly page?: string;
  /** More entries of the catalogue and the trailer. */
  readonly catalogue?: string;
  readonly trailer?: string;
  /** More resources of every page. */
  readonly resources?: string;
  /** More objects, numbered from 10: dictionaries, or streams with theirs. */
  readonly objects?: readonly (string | { readonly dictionary: string; readonly stream: string })[];
}

/**
 * F1 is a Chinese font whose codes the file maps to Unicode, F2 a Latin one, F3 a Chinese one whose encoding is only
 * named. None of them is in the file.
 */
export function pdf({
  pages,
  page = '',
  catalogue = '',
  trailer = '',
  resources = '',
  objects = [],
}: PdfParts): Uint8Array {
  const first = 10 + objects.length;
  const numbers = pages.map((_, index) => first + 2 * index);
  const bodies = new Map<number, string>([
    [1, `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`],
    [2, `<< /Type /Pages /Count ${pages.length} /Kids [${numbers.map((number) => `${number} 0 R`).join(' ')}] >>`],
    [3, `<< ${composite} /Encoding /Identity-H /ToUnicode 7 0 R /DescendantFonts [4 0 R] >>`],
    [4, descendant('Identity', 32)],
    [
      5,
      '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 ' +
        '/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    ],
    [6, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'],
    [7, streamOf(toUnicode(pages.join('')))],
    [8, `<< ${composite} /Encoding /UniGB-UCS2-H /DescendantFonts [9 0 R] >>`],
    [9, descendant('GB1', 1)],
    ...objects.map((body, index): [number, string] => [
      10 + index,
      typeof body === 'string' ? body : streamOf(body.stream, body.dictionary),
    ]),
    ...pages.flatMap((content, index): [number, string][] => [
      [
        numbers[index]!,
        `<< /Type /Page /Parent 2 0 R ${page.includes('/MediaBox') ? '' : '/MediaBox [0 0 595 842]'} ${page} ` +
          `/Resources << /Font << /F1 3 0 R /F2 6 0 R /F3 8 0 R >> ${resources} >> /Contents ${numbers[index]! + 1} 0 R >>`,
      ],
      [numbers[index]! + 1, streamOf(content)],
    ]),
  ]);
  let file = '%PDF-1.7\n';
  const offsets = new Map<number, number>();
  for (const [number, body] of bodies) {
    offsets.set(number, file.length);
    file += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const size = Math.max(...bodies.keys()) + 1;
  const entries = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const end = `xref\n0 ${size}\n${entries.join('')}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\n`;
  return Uint8Array.from(`${file}${end}startxref\n${file.length}\n%%EOF\n`, (character) => character.charCodeAt(0));
}

function streamOf(content: string, dictionary = ''): string {
  return `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

const composite = '/Type /Font /Subtype /Type0 /BaseFont /STSong-Light';

/** Latin characters are half as wide as Chinese ones; `space` is the number of their first. */
function descendant(ordering: string, space: number): string {
  const system = `<< /Registry (Adobe) /Ordering (${ordering}) /Supplement 0 >>`;
  return (
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo ${system} /FontDescriptor 5 0 R ` +
    `/DW 1000 /W [${space} ${space + 94} 500] >>`
  );
}

/** Maps every code that is shown to the character of that number. */
function toUnicode(content: string): string {
  const codes = [...content.matchAll(/<([\da-f]+)> Tj/g)].flatMap(([, codes]) => codes!.match(/.{4}/g) ?? []);
  const lines = [...new Set(codes)].map((code) => `1 beginbfchar <${code}> <${code}> endbfchar\n`);
  return `begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange\n${lines.join('')}endcmap`;
}

/** Shows a text at a spot, in F1 unless told otherwise; `set` comes before it. */
export function text(content: string, x: number, y: number, size = 10, set = '', font = 'F1'): string {
  return `BT /${font} ${size} Tf ${set} 1 0 0 1 ${x.toFixed(2)} ${y.toFixed(2)} Tm <${ucs2(content)}> Tj ET\n`;
}

export function ucs2(content: string): string {
  return Array.from({ length: content.length }, (_, index) =>
    content.charCodeAt(index).toString(16).padStart(4, '0'),
  ).join('');
}

/** Returns the width of a text at size 1. */
export function lengthOf(content: string): number {
  return [...content].reduce((sum, character) => sum + (/[\u0020-\u007e]/.test(character) ? 0.5 : 1), 0);
}

/** The ends of boxes in a row: where each begins and the last ends. */
export function edges(first: number, sizes: readonly number[]): number[] {
  const all = [first];
  for (const size of sizes) all.push(all.at(-1)! + size);
  return all;
}

/** Ruling lines of tables. */
export type Ruling = 'lines' | 'boxes' | 'thin boxes' | 'dashes' | 'none';

export interface PdfStyle {
  readonly ruling: Ruling;
  /** The header of 表三 is repeated on the next page. */
  readonly repeatsHeader?: boolean;
  /** Pages have a header and a number. */
  readonly pageMarks?: boolean;
  /** Distance of the first line from the lower edge: lower down, the tables break elsewhere. */
  readonly top?: number;
}

const left = 60;
const bottom = 60;
const size = 7;
const pitch = 10;

/** Widths of the columns of a table, in points, by how many it has: those of labels, then those of figures. */
function widthsOf(columns: number): number[] {
  if (columns === 10) return [12, 50, 150, ...Array.from({ length: 7 }, () => 38)];
  if (columns === 15) return Array.from({ length: 15 }, () => 31);
  return [140, ...Array.from({ length: columns - 1 }, () => 330 / (columns - 1))];
}

/** Prints a report on pages. */
export function printPdf(printed: readonly Item[], style: PdfStyle): Uint8Array {
  return pdf({ pages: drawPages(printed, style) });
}

/** The instructions of each page, its tables cut where a page is full. */
export function drawPages(printed: readonly Item[], style: PdfStyle): string[] {
  const { ruling, repeatsHeader = false, pageMarks = true, top = 780 } = style;
  const pages: string[] = [''];
  let y = top;
  const draw = (content: string) => {
    pages[pages.length - 1] += content;
  };
  const turn = () => {
    pages.push('');
    y = 780;
  };
  for (const item of printed) {
    if (typeof item === 'string') {
      if (y < bottom + 40) turn();
      draw(text(item, left, y - 14, 12));
      y -= 26;
      continue;
    }
    const rows = filledRows(item.table, item.figures);
    const widths = widthsOf(Math.max(...rows.flat().map(({ column, columns }) => column + columns - 1)));
    const xs = edges(left, widths);
    const cells = rows.flat();
    const heights = heightsOf(cells, rows.length, xs);
    const header = rows.findIndex((row) => row.some(({ cell }) => cell));
    // A program that repeats a header keeps it whole, and a row under it.
    if (repeatsHeader && sum(heights.slice(0, header + 1)) > y - bottom) turn();
    const parts = partsOf(heights, y - bottom, 780 - bottom, repeatsHeader && header > 1 ? header : 0);
    const lines = new Map(cells.map((cell) => [cell, linesOf(cell, xs)]));
    for (const [index, { from, to, repeated }] of parts.entries()) {
      if (index > 0) turn();
      const blocks =
        repeated > 0
          ? [
              { from: 0, to: repeated },
              { from, to },
            ]
          : [{ from, to }];
      for (const block of blocks) {
        for (const cell of cells) {
          const [start, end] = [Math.max(cell.row - 1, block.from), Math.min(cell.row - 1 + cell.rows, block.to)];
          if (start >= end) continue;
          const box = {
            x: xs[cell.column - 1]!,
            y: y - sum(heights.slice(block.from, start)),
            width: xs[cell.column - 1 + cell.columns]! - xs[cell.column - 1]!,
            height: sum(heights.slice(start, end)),
          };
          draw(outline(box, ruling));
          // What does not fit on the page goes on in the part of the cell that is on the next.
          const left = lines.get(cell)!;
          const isLast = block.to >= cell.row - 1 + cell.rows || block.to === repeated;
          const fitting = isLast ? left.length : Math.floor((box.height - 4) / pitch);
          draw(filling(cell, left.slice(0, fitting), box));
          if (block.to !== repeated || block.from > 0) lines.set(cell, left.slice(fitting));
        }
        y -= sum(heights.slice(block.from, block.to));
      }
    }
    y -= 10;
  }
  return pages.map((content, index) =>
    pageMarks ? `${content}${text('政府信息公开', 480, 815, 8)}${text(`- ${index + 1} -`, 285, 30, 9)}` : content,
  );
}

function heightsOf(cells: readonly PrintedCell[], rows: number, xs: readonly number[]): number[] {
  const heights = Array.from({ length: rows }, () => pitch + 4);
  for (const cell of [...cells].sort((a, b) => a.rows - b.rows)) {
    const needed = linesOf(cell, xs).length * pitch + 4;
    const own = heights.slice(cell.row - 1, cell.row - 1 + cell.rows);
    if (needed > sum(own)) heights[cell.row + cell.rows - 2]! += needed - sum(own);
  }
  return heights;
}

interface Part {
  readonly from: number;
  readonly to: number;
  readonly repeated: number;
}

/** Which rows go on which page. */
function partsOf(heights: readonly number[], room: number, fresh: number, header: number): Part[] {
  const parts: Part[] = [];
  let [from, left, repeated] = [0, room, 0];
  heights.forEach((height, row) => {
    if (height > left) {
      parts.push({ from, to: row, repeated });
      repeated = from === row ? 0 : header;
      [from, left] = [row, fresh - sum(heights.slice(0, repeated))];
    }
    left -= height;
  });
  return [...parts, { from, to: heights.length, repeated }];
}

interface Place {
  readonly x: number;
  /** Position of its upper edge. */
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function outline({ x, y, width, height }: Place, ruling: Ruling): string {
  const sides = [
    [x, y, x + width, y],
    [x, y - height, x + width, y - height],
    [x, y, x, y - height],
    [x + width, y, x + width, y - height],
  ] as const;
  const numbers = (...all: number[]) => all.map((one) => one.toFixed(2)).join(' ');
  if (ruling === 'none') return '';
  if (ruling === 'boxes') return `${numbers(x, y - height, width, height)} re S\n`;
  return sides
    .map(([x1, y1, x2, y2]) => {
      if (ruling === 'lines') return `${numbers(x1, y1)} m ${numbers(x2, y2)} l S\n`;
      if (ruling === 'thin boxes') return `${numbers(x1 - 0.25, y2 - 0.25, x2 - x1 + 0.5, y1 - y2 + 0.5)} re f\n`;
      const steps = Math.ceil(Math.max(x2 - x1, y1 - y2) / 8);
      const [dx, dy] = [(x2 - x1) / steps, (y2 - y1) / steps];
      return Array.from({ length: steps }, (_, step) => {
        const [fromX, fromY] = [x1 + dx * step, y1 + dy * step];
        return `${numbers(fromX, fromY)} m ${numbers(fromX + dx * 0.6, fromY + dy * 0.6)} l S\n`;
      }).join('');
    })
    .join('');
}

/** Labels begin at the top on the left, figures are in the middle of their cell. */
function filling(cell: PrintedCell, lines: readonly string[], { x, y, width, height }: Place): string {
  const middle = cell.cell ? (height - 4 - lines.length * pitch) / 2 : 0;
  return lines
    .map((line, index) => {
      const own = cell.cell ? Math.min(size, (width - 4) / lengthOf(line)) : size;
      const indent = cell.cell ? (width - lengthOf(line) * own) / 2 : 2;
      return line.trim() === '' ? '' : text(line, x + indent, y - 2 - size - middle - index * pitch, own);
    })
    .join('');
}

/** Labels are broken into lines, figures made smaller. */
function linesOf({ text: content, column, columns, cell }: PrintedCell, xs: readonly number[]): string[] {
  if (cell) return [content];
  const width = xs[column - 1 + columns]! - xs[column - 1]!;
  return content.split('\n').flatMap((paragraph) => {
    const lines: string[] = [''];
    for (const character of paragraph) {
      if (lengthOf(lines.at(-1)! + character) * size > width - 4) lines.push('');
      lines[lines.length - 1] += character;
    }
    return lines;
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

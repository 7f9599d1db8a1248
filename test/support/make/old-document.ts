import { CFB } from '@e965/xlsx';
import type { PrintedCell } from '../../../src/model/printed-layout.ts';
import { filledRows, type Item } from './printed.ts';

/** A cell of a row: its text, the edges between which it lies, and whether it belongs to the one above. */
export interface WordCell {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Bits of its merges, as the format has them. */
  readonly merge?: number;
}

/** A line of text, or a row of a table. */
export type WordBlock = string | readonly WordCell[];

/** Bits of `merge`: begins or continues a merge with the cell above, or left of it. */
export const merges = { down: 0x60, continuesDown: 0x20, across: 0x01, continuesAcross: 0x02 } as const;

/** A property: its number and its operand. */
type Property = readonly [number, ...number[]];

/** Properties of characters: hidden; superscript; raised, in half points. */
export const hidden: Property = [0x083c, 1];
export const exponent: Property = [0x2a48, 1];
export const moved = (up: number): Property => [0x4845, ...short(up)];

/**
 * Makes a document of Word 97: each paragraph with its properties on a page of its own, all text in one piece. `styled` gives
 * a property to the first place of each text; the texts follow each other.
 */
export function oldDocument(blocks: readonly WordBlock[], styled: Readonly<Record<string, Property>> = {}): Uint8Array {
  const paragraphs = blocks.flatMap((block): [string, Property[]][] => {
    if (typeof block === 'string') return [[`${block}\r`, []]];
    const inTable: Property = [0x2416, 1];
    const cells = block.flatMap(({ text }) =>
      `${text}\u0007`.split(/(?<=\n)/).map((line): [string, Property[]] => [line.replace('\n', '\r'), [inTable]]),
    );
    return [...cells, ['\u0007', [inTable, [0x2417, 1], [0xd608, ...rowCells(block)]]]];
  });
  const text = paragraphs.map(([line]) => line).join('');
  const textFrom = 0x800;
  const at = (character: number) => textFrom + 2 * character;
  const pagesFrom = Math.ceil(at(text.length) / 512);
  const starts = paragraphs.map((_, index) => paragraphs.slice(0, index).reduce((sum, [line]) => sum + line.length, 0));
  const ends = [...starts.slice(1), text.length];
  const runs = Object.entries(styled).map(([part, property]) => [text.indexOf(part), part.length, property] as const);
  const pages = [
    ...paragraphs.map(([, properties], index) => paragraphPage(at(starts[index]!), at(ends[index]!), properties)),
    ...runs.map(([start, length, property]) => characterPage(at(start), at(start + length), property)),
  ];

  const main = new Uint8Array((pagesFrom + pages.length) * 512);
  const header = new DataView(main.buffer);
  for (const [index, page] of pages.entries()) main.set(page, (pagesFrom + index) * 512);
  for (let index = 0; index < text.length; index++) header.setUint16(at(index), text.charCodeAt(index), true);
  const table: number[] = [];
  const put = (field: number, bytes: readonly number[]) => {
    header.setUint32(field, table.length, true);
    header.setUint32(field + 4, bytes.length, true);
    table.push(...bytes);
  };
  header.setUint16(0, 0xa5ec, true);
  header.setUint16(10, 0x0200, true);
  header.setUint32(0x4c, text.length, true);
  put(
    0x102,
    [...starts, text.length]
      .map(at)
      .concat(paragraphs.map((_, index) => pagesFrom + index))
      .flatMap(long),
  );
  const bounds = [...runs.map(([start]) => at(start)), at(text.length)];
  put(0xfa, [...bounds, ...runs.map((_, index) => pagesFrom + paragraphs.length + index)].flatMap(long));
  const piece = [...long(0), ...long(text.length), 0, 0, ...long(textFrom), 0, 0];
  put(0x1a2, [2, ...long(piece.length), ...piece]);

  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, '/WordDocument', main);
  // Short streams lie elsewhere; a document's are long.
  CFB.utils.cfb_add(file, '/1Table', Uint8Array.from([...table, ...Array<number>(4096).fill(0)]));
  return Uint8Array.from(CFB.write(file, { type: 'array' }) as Iterable<number>);
}

/** TDefTable: length, count, edges, and twenty bytes a cell. */
function rowCells(cells: readonly WordCell[]): number[] {
  const edges = [cells[0]!.from, ...cells.map(({ to }) => to)];
  const boxes = cells.flatMap(({ merge = 0 }) => [...short(merge), ...Array<number>(18).fill(0)]);
  const operand = [cells.length, ...edges.flatMap(short), ...boxes];
  return [...short(operand.length + 1), ...operand];
}

function paragraphPage(from: number, to: number, properties: readonly Property[]): Uint8Array {
  const page = new Uint8Array(512);
  const stored = [0, 0, ...properties.flatMap(([id, ...operand]) => [...short(id), ...operand])];
  // In words; where the number of bytes is even, it follows a zero.
  const sized = stored.length % 2 === 1 ? [(stored.length + 1) / 2, ...stored] : [0, stored.length / 2, ...stored];
  const offset = 511 - sized.length - (sized.length % 2 === 0 ? 1 : 0);
  page.set([...long(from), ...long(to), offset / 2]);
  page.set(sized, offset);
  page[511] = 1;
  return page;
}

function characterPage(from: number, to: number, [id, ...operand]: Property): Uint8Array {
  const page = new Uint8Array(512);
  page.set([...long(from), ...long(to), 100]);
  page.set([2 + operand.length, ...short(id), ...operand], 200);
  page[511] = 1;
  return page;
}

function short(value: number): number[] {
  return [value & 255, (value >> 8) & 255];
}

function long(value: number): number[] {
  return [...short(value), ...short(value >>> 16)];
}

/** The form in a document, each printed column as wide as two centimetres. */
export function asWord(printed: readonly Item[]): WordBlock[] {
  return printed.flatMap((item): WordBlock[] => {
    if (typeof item === 'string') return [item];
    const rows = filledRows(item.table, item.figures);
    const all = rows.flat();
    return [...rows.map((_, index) => wordRow(all, index + 1)), ''];
  });
}

/** A cell that begins in a row, or reaches into it from above. */
function wordRow(all: readonly PrintedCell[], row: number): WordCell[] {
  return all
    .filter((cell) => cell.row <= row && row < cell.row + cell.rows)
    .toSorted((a, b) => a.column - b.column)
    .map(({ column, columns, rows, text, row: first }) => ({
      text: first === row ? text : '',
      from: (column - 1) * 1134,
      to: (column - 1 + columns) * 1134,
      ...(rows > 1 && { merge: first === row ? merges.down : merges.continuesDown }),
    }));
}

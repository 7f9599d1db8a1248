import type { Cell, Grid, Place } from '../../model/document.ts';
import { cellContent, gridBuilder } from '../grid-builder.ts';
import type { Line } from './paragraphs.ts';
import { type Block, isTable, type Table } from './tables.ts';

/** Twentieths of a point within which two edges are the same: drawn by hand, they may be a millimetre apart. */
const tolerance = 60;

/** Lays a table out by the edges of its cells; returns `undefined` unless all of them are known. */
export function toGrid({ rows }: Table, place: Place): Grid | undefined {
  if (rows.some((cells) => cells.some(({ box }) => box === undefined))) return undefined;
  const drawn = rows.map((cells) => cells.flatMap(({ content, box }) => (box ? [{ content, ...box }] : [])));
  const edges = edgesOf(drawn.flatMap((cells) => cells.flatMap(({ from, to }) => [from, to])));
  const at = (edge: number) => edges.findLastIndex((one) => one <= edge) + 1;

  const placed: Placed[] = [];
  let above: Placed[] = [];
  for (const [index, cells] of drawn.entries()) {
    const row: Placed[] = [];
    for (const { content, from, to, mergedDown, mergedAcross } of cells) {
      const [column, end] = [at(from), at(to)];
      const last = row.at(-1);
      if (mergedAcross && last) {
        last.columns += end - column;
        continue;
      }
      if (end <= column) {
        // No cell is drawn as narrow as that: it is left out if it is empty.
        if (linesIn(content).some(({ text }) => text.trim() !== '')) return undefined;
        continue;
      }
      const upper = mergedDown ? above.find((one) => one.column === column && one.columns === end - column) : undefined;
      if (upper) upper.rows++;
      row.push(upper ?? { row: index + 1, column, rows: 1, columns: end - column, content });
    }
    for (const one of row) if (!above.includes(one)) placed.push(one);
    above = row;
  }
  const builder = gridBuilder(place);
  for (const cell of placed) builder.put(cell.row, cell.column, cell, shownIn(cell.content));
  return builder.grid();
}

interface Placed {
  readonly row: number;
  readonly column: number;
  rows: number;
  columns: number;
  readonly content: readonly Block[];
}

/** Returns distinct edges in ascending order. */
function edgesOf(all: readonly number[]): number[] {
  const edges: number[] = [];
  for (const edge of [...new Set(all)].sort((a, b) => a - b)) {
    if (edges.length === 0 || edge - edges.at(-1)! > tolerance) edges.push(edge);
  }
  return edges;
}

/** Returns the lines of a cell, including those of tables within it. */
export function linesIn(content: readonly Block[]): Line[] {
  return content.flatMap((block) =>
    isTable(block) ? block.rows.flat().flatMap((cell) => linesIn(cell.content)) : [block],
  );
}

function shownIn(content: readonly Block[]): Omit<Cell, 'place'> {
  const lines = linesIn(content);
  return cellContent({
    text: lines.map((line) => line.text).join('\n'),
    picture: lines.some(({ picture }) => picture),
    struck: lines.flatMap((line) => line.struck || []).join('\n'),
  });
}

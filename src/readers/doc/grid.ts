import type { Grid, Place } from '../../document.ts';
import { type Spot, spread } from '../spread.ts';
import type { Block, Table, TableCell } from './tables.ts';

/** Twentieths of a point within which two edges are one: drawn by hand, they are off by a millimetre. */
const tolerance = 60;

/** A table at the positions that the edges of its cells make; `undefined` where they are not all known. */
export function toGrid({ rows }: Table, place: Place): Grid | undefined {
  if (rows.some((cells) => cells.some(({ box }) => box === undefined))) return undefined;
  const drawn = rows.map((cells) => cells.flatMap(({ content, box }) => (box ? [{ content, ...box }] : [])));
  const edges = edgesOf(drawn.flatMap((cells) => cells.flatMap(({ from, to }) => [from, to])));
  const at = (edge: number) => edges.findLastIndex((one) => one <= edge) + 1;

  const grid = spread(place);
  const placed: Placed[] = [];
  let above: Placed[] = [];
  for (const [index, cells] of drawn.entries()) {
    const row: Placed[] = [];
    for (const { content, from, to, down, across } of cells) {
      const [column, end] = [at(from), at(to)];
      const last = row.at(-1);
      if (across && last) {
        last.columns += end - column;
        continue;
      }
      if (end <= column) {
        // Narrower than any cell is drawn: left out where nothing stands in it.
        if (textOf(content).trim() !== '') return undefined;
        continue;
      }
      const upper = down ? above.find((one) => one.column === column && one.columns === end - column) : undefined;
      if (upper) upper.rows++;
      row.push(upper ?? { row: index + 1, column, rows: 1, columns: end - column, text: textOf(content) });
    }
    for (const one of row) if (!above.includes(one)) placed.push(one);
    above = row;
  }
  for (const { text, ...spot } of placed) grid.put(spot, { text });
  return grid.grid();
}

interface Placed extends Required<Spot> {
  rows: number;
  columns: number;
  readonly text: string;
}

/** In ascending order, each far enough from the one before. */
function edgesOf(all: readonly number[]): number[] {
  const edges: number[] = [];
  for (const edge of [...new Set(all)].sort((a, b) => a - b)) {
    if (edges.length === 0 || edge - edges.at(-1)! > tolerance) edges.push(edge);
  }
  return edges;
}

/** All that stands in a cell, tables of it included. */
export function textOf(content: readonly Block[]): string {
  return content
    .map((block) => (typeof block === 'string' ? block : block.rows.flat().map(cellText).join('\n')))
    .join('\n');
}

function cellText({ content }: TableCell): string {
  return textOf(content);
}

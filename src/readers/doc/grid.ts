import type { Cell, Grid, Place } from '../../model/document.ts';
import { type Spot, spread } from '../spread.ts';
import type { Line } from './paragraphs.ts';
import { type Block, isTable, type Table } from './tables.ts';

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
        if (linesIn(content).some(({ text }) => text.trim() !== '')) return undefined;
        continue;
      }
      const upper = down ? above.find((one) => one.column === column && one.columns === end - column) : undefined;
      if (upper) upper.rows++;
      row.push(upper ?? { row: index + 1, column, rows: 1, columns: end - column, content });
    }
    for (const one of row) if (!above.includes(one)) placed.push(one);
    above = row;
  }
  for (const { content, ...spot } of placed) grid.put(spot, shownIn(content));
  return grid.grid();
}

interface Placed extends Required<Spot> {
  rows: number;
  columns: number;
  readonly content: readonly Block[];
}

/** In ascending order, each far enough from the one before. */
function edgesOf(all: readonly number[]): number[] {
  const edges: number[] = [];
  for (const edge of [...new Set(all)].sort((a, b) => a - b)) {
    if (edges.length === 0 || edge - edges.at(-1)! > tolerance) edges.push(edge);
  }
  return edges;
}

/** All lines that stand in a cell, those of tables within it included. */
export function linesIn(content: readonly Block[]): Line[] {
  return content.flatMap((block) =>
    isTable(block) ? block.rows.flat().flatMap((cell) => linesIn(cell.content)) : [block],
  );
}

function shownIn(content: readonly Block[]): Pick<Cell, 'text' | 'picture' | 'struck'> {
  const lines = linesIn(content);
  const text = lines.map((line) => line.text).join('\n');
  const struck = lines.flatMap((line) => line.struck || []).join('\n');
  return {
    text,
    ...(lines.some(({ picture }) => picture) && { picture: true }),
    ...(text.trim() === '' && struck !== '' && { struck }),
  };
}

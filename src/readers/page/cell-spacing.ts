import type { Table, TableCell } from './table.ts';

/** The smallest column or row that a character fits into, in points. */
const minCellSize = 7;

/**
 * Removes the spacing between the cells of a table in which each has a box of its own, as with `border-collapse:
 * separate`: narrow rows and columns with no text but that of cells next to them.
 */
export function withoutCellSpacing(table: Table): Table {
  const { xs, ys, rows, sides } = table;
  if (!hasNarrow(xs) && !hasNarrow(ys)) return table;
  const down = keepCells(ys, rows);
  const upright = rows[0]!.map((_, column) => rows.map((row) => row[column]!));
  const across = keepCells(xs, upright);
  const kept = <T>(all: readonly T[], { indexes }: KeptLines) => indexes.map((at) => all[at]!);
  return {
    ...table,
    xs: across.edges,
    ys: down.edges,
    rows: kept(rows, down).map((row) => kept(row, across)),
    sides: { left: kept(sides.left, down), right: kept(sides.right, down) },
  };
}

function hasNarrow(edges: readonly number[]): boolean {
  return edges.some((edge, index) => index > 0 && edge - edges[index - 1]! < minCellSize);
}

/** The rows or columns that stay, and the edges between them. */
interface KeptLines {
  readonly indexes: readonly number[];
  readonly edges: readonly number[];
}

function keepCells(edges: readonly number[], lines: readonly (readonly TableCell[])[]): KeptLines {
  const indexes: number[] = [];
  const kept = [edges[0]!];
  lines.forEach((line, index) => {
    const [from, to] = [edges[index]!, edges[index + 1]!];
    const texts = line.filter(({ text }) => text !== '');
    const [before, next] = [lines[indexes.at(-1)!] ?? [], lines[index + 1] ?? []];
    if (to - from >= minCellSize || !texts.every((cell) => before.includes(cell) || next.includes(cell))) {
      indexes.push(index);
      kept.push(to);
    } else if (indexes.length > 0) {
      const goesOn = texts.every((cell) => next.includes(cell)) && next.length > 0;
      const hasGoneOn = texts.every((cell) => before.includes(cell));
      kept[kept.length - 1] = goesOn && hasGoneOn ? (from + to) / 2 : goesOn ? from : to;
    }
  });
  return { indexes, edges: kept };
}

import type { Cell, GridRow } from '../../model/document.ts';

/** The labels above a column, uppermost first, and the positions that the lowest takes, from 0. */
export interface LabelPath {
  readonly labels: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** The labels of a column while its header is read. */
interface ColumnLabels {
  /** The last tier with text in this column, merged cells included; −1 if there is none. */
  readonly lastTier: number;
  readonly cells: Cell[];
}

/**
 * Reads the labels above each column of a header of several rows. Where a file has lost its merges, a label also covers
 * the blanks right of it, as far as the labels above it reach, and only over columns with a label further down.
 */
export function labelPathsOf(tiers: readonly GridRow[], mayReach: (label: string) => boolean): LabelPath[] {
  const width = Math.max(0, ...tiers.map(({ cells }) => cells.length));
  const columns = Array.from(
    { length: width },
    (_, position): ColumnLabels => ({
      lastTier: tiers.findLastIndex(({ cells }) => isText(cells[position])),
      cells: [],
    }),
  );
  tiers.forEach(({ cells }, tier) => {
    const prefixes = columns.map((column) => column.cells.map(textOf).join('\n'));
    let last: { readonly cell: Cell; readonly under: string } | undefined;
    columns.forEach((column, position) => {
      const cell = cells[position];
      const under = prefixes[position]!;
      if (cell && isText(cell)) {
        last = { cell, under };
        if (column.cells.at(-1) !== cell) column.cells.push(cell);
      } else if (last?.under === under && tier < column.lastTier && mayReach(textOf(last.cell))) {
        column.cells.push(last.cell);
      }
    });
  });
  return mergedColumns(columns);
}

/** Joins the columns under one merged label. */
function mergedColumns(columns: readonly ColumnLabels[]): LabelPath[] {
  const paths: LabelPath[] = [];
  let last: Cell | undefined;
  columns.forEach(({ cells }, position) => {
    const own = cells.at(-1);
    if (own && own === last) paths[paths.length - 1] = { ...paths.at(-1)!, to: position };
    else if (own) paths.push({ labels: cells.map(textOf), from: position, to: position });
    last = own;
  });
  return paths;
}

function textOf({ text }: Cell): string {
  return text.trim();
}

function isText(cell: Cell | undefined): boolean {
  return cell !== undefined && cell.text.trim() !== '';
}

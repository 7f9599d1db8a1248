import type { Cell, GridRow } from '../../model/document.ts';

/** The labels above a column, uppermost first, and the positions that the lowest takes, from 0. */
export interface LabelPath {
  readonly labels: readonly string[];
  readonly from: number;
  readonly to: number;
}

/**
 * Reads the labels above each column of a header of several rows. Where a file has lost its merges, a label also covers
 * the blanks right of it, as far as the labels above it reach, and only over columns with a label further down.
 */
export function labelPathsOf(tiers: readonly GridRow[], mayReach: (label: string) => boolean): LabelPath[] {
  const width = Math.max(0, ...tiers.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (): Cell[] => []);
  // The last tier with text in each column, merged cells included.
  const lastTiers = columns.map((_, position) => tiers.findLastIndex(({ cells }) => isText(cells[position])));
  tiers.forEach(({ cells }, tier) => {
    const prefixes = columns.map((labels) => labels.map(textOf).join('\n'));
    let last: { readonly cell: Cell; readonly under: string } | undefined;
    columns.forEach((labels, position) => {
      const cell = cells[position];
      const under = prefixes[position]!;
      if (cell && isText(cell)) {
        last = { cell, under };
        if (labels.at(-1) !== cell) labels.push(cell);
      } else if (last?.under === under && tier < lastTiers[position]! && mayReach(textOf(last.cell))) {
        labels.push(last.cell);
      }
    });
  });
  return mergedColumns(columns);
}

/** Joins the columns under one merged label. */
function mergedColumns(columns: readonly (readonly Cell[])[]): LabelPath[] {
  const paths: LabelPath[] = [];
  let last: Cell | undefined;
  columns.forEach((cells, position) => {
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
  return cell !== undefined && textOf(cell) !== '';
}

import type { GridRow } from '../../model/document.ts';
import { isRowLabel } from '../labels/find-line.ts';
import { slotsOf } from '../slots.ts';
import type { BlockHeader } from './header.ts';
import { extentOf } from './header-columns.ts';
import { matchLabelledRows } from './labelled-rows.ts';
import type { MatchedRows } from './matched-rows.ts';

/** Blocks with the positions of their labels and columns. */
interface Region {
  readonly headers: readonly BlockHeader[];
  readonly from: number;
  readonly to: number;
}

/**
 * Matches the rows of blocks that stand side by side, each with labels of its own in front of its columns. Returns undefined for
 * blocks that share their labels.
 */
export function matchSideBySide(headers: readonly BlockHeader[], rows: readonly GridRow[]): MatchedRows | undefined {
  const regions = regionsOf(headers);
  if (regions.length < 2 || !regions.every((region) => hasLabels(region, rows))) return undefined;
  const matched = regions.map((region) =>
    matchLabelledRows(
      region.headers,
      rows.map((row) => within(row, region)),
    ),
  );
  return {
    rows: matched.flatMap((one) => one.rows),
    ignored: matched.flatMap((one) => one.ignored),
    unplaced: matched.flatMap((one) => one.unplaced),
    shifted: matched.flatMap((one) => one.shifted),
    doubt: matched.find(({ doubt }) => doubt)?.doubt,
  };
}

/** Groups blocks whose columns overlap, from left to right. Each region begins behind the one on its left. */
function regionsOf(headers: readonly BlockHeader[]): Region[] {
  const sorted = headers.toSorted((a, b) => extentOf(a.columns)[0] - extentOf(b.columns)[0]);
  const regions: Region[] = [];
  for (const header of sorted) {
    const [first, last] = extentOf(header.columns);
    const left = regions.at(-1);
    if (left && first <= left.to) {
      regions[regions.length - 1] = { ...left, headers: [...left.headers, header], to: Math.max(left.to, last) };
    } else regions.push({ headers: [header], from: left ? left.to + 1 : 0, to: last });
  }
  return regions;
}

/** True if some row has the label of one of its lines between the beginning of a region and its columns. */
function hasLabels({ headers, from }: Region, rows: readonly GridRow[]): boolean {
  const [first] = extentOf(headers.flatMap(({ columns }) => columns));
  return rows.some((row) =>
    slotsOf(row).some(
      (slot) => slot.from >= from && slot.to < first && headers.some(({ block }) => isRowLabel(slot.cell.text, block)),
    ),
  );
}

/** Returns the part of a row that is in a region. */
function within({ place, cells }: GridRow, { from, to }: Region): GridRow {
  return { place, cells: cells.map((cell, position) => (position >= from && position <= to ? cell : undefined)) };
}

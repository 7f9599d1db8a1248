import type { Cell, GridRow } from '../../model/document.ts';
import { type Block, lines } from '../../model/form.ts';
import { memoize } from '../../model/memoize.ts';
import { isUnit, readValue } from '../../model/value.ts';
import { findHeading, groupsOf, lineWordings, rowsOfBlocks } from '../labels/find-line.ts';
import { possibleWordings } from '../labels/wordings.ts';
import { isEmpty, isNumber, type Slot, slotsOf } from '../slots.ts';
import { blankAt } from './read-rows.ts';

/** A label, its groups to the left, and what is right of it up to the next label. */
interface Pair {
  readonly row: GridRow;
  readonly labels: readonly Slot[];
  readonly behind: readonly Slot[];
}

/**
 * Puts the rows of a table without a header into one shape: the labels where they are, and the figure of each at `position`, the first
 * that no cell of the rows has. A row with two labels, each with a figure, becomes two.
 */
export function alignPairs(rows: readonly GridRow[], blocks: readonly Block[]) {
  const pairs = rows.flatMap((row) => pairsOf(row, blocks));
  const usual = usualPosition(pairs, blocks);
  const position = Math.max(...rows.map(({ cells }) => cells.length)) + 1;
  return { position, rows: pairs.map((pair) => aligned(pair, usual, position)) };
}

/** True if a text is the label of a row, alone or after its group. */
function isLineLabel(text: string, blocks: readonly Block[]): boolean {
  return possibleWordings(text).some((wording) => blocks.some((block) => labelWordings(block).has(wording)));
}

const labelWordings = memoize(({ rows }: Block): ReadonlySet<string> => new Set(lines(rows).flatMap(lineWordings)));

function pairsOf(row: GridRow, blocks: readonly Block[]): Pair[] {
  const slots = slotsOf(row);
  const named = slots.flatMap(({ cell }, index) => (isLineLabel(cell.text, blocks) ? [index] : []));
  // Of labels next to each other the last one counts: a group may have the name of a line.
  const ends = named.filter((index, nth) => named[nth + 1] !== index + 1);
  if (ends.length === 0) return [unknownPair(row, slots)];
  return ends.map((end, nth) => {
    const next = ends[nth + 1] ?? slots.length;
    const before = nth === 0 ? slots.slice(0, end) : slots.slice(0, end).filter((slot) => isGroup(slot, blocks));
    return { row, labels: [...before, slots[end]!], behind: slots.slice(end + 1, next) };
  });
}

function isGroup({ cell }: Slot, blocks: readonly Block[]): boolean {
  return findHeading(cell.text, groupsOf(rowsOfBlocks(blocks))) !== undefined;
}

/** Divides a row whose label is not that of a line before its first figure, or behind all. */
function unknownPair(row: GridRow, slots: readonly Slot[]): Pair {
  const isText = ({ cell }: Slot) => readValue(cell).kind === 'unreadable';
  const first = slots.findIndex(isText);
  const figure = slots.findIndex((slot, index) => index > first && isNumber(slot.cell));
  const end = figure < 0 ? slots.length : figure;
  return { row, labels: slots.slice(0, end), behind: slots.slice(end) };
}

/** Returns the position that most figures have; without figures, the first right of all labels. */
function usualPosition(pairs: readonly Pair[], blocks: readonly Block[]): number {
  const counts = new Map<number, number>();
  let right = 0;
  for (const { labels, behind } of pairs) {
    const label = labels.at(-1);
    if (!label || !isLineLabel(label.cell.text, blocks)) continue;
    right = Math.max(right, label.to + 1);
    const figure = behind.find(({ cell }) => isNumber(cell));
    if (figure) counts.set(figure.from, (counts.get(figure.from) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best?.[0] ?? right;
}

function aligned({ row, labels, behind }: Pair, usual: number, position: number): GridRow {
  const end = labels.at(-1)?.to ?? -1;
  const isWide = end < usual && usual < row.cells.length;
  const value = figureBehind(behind, usual, isWide) ?? blankAt(row.place, isWide ? usual : end + 1);
  const isOther = ({ cell }: Slot) => cell !== value && !isEmpty(cell) && !isUnit(cell.text);
  const cells = Array.from<Cell | undefined>({ length: position });
  for (const { cell, from, to } of labels) cells.fill(cell, from, to + 1);
  // A figure that is too much is not dropped, and neither is a remark.
  return { place: row.place, cells: [...cells, value, ...behind.filter(isOther).map(({ cell }) => cell)] };
}

/**
 * Returns the cell with the figure of a label: at the usual position, or else before it. In a row that ends before that position, as
 * where covered cells are dropped, it is the first cell behind the label that is not blank.
 */
function figureBehind(behind: readonly Slot[], usual: number, isWide: boolean): Cell | undefined {
  const isRead = ({ cell }: Slot) => !isEmpty(cell) && readValue(cell).kind !== 'unreadable';
  const own = behind.find(({ from, to }) => from <= usual && usual <= to);
  if (own && isRead(own)) return own.cell;
  const before = behind.find((slot) => slot.from < usual && isRead(slot));
  if (before || isWide) return (before ?? own)?.cell;
  return (behind.find(({ cell }) => !isEmpty(cell) && !isUnit(cell.text)) ?? behind.find(({ cell }) => isEmpty(cell)))
    ?.cell;
}

import type { Cell } from '../../model/document.ts';
import { type Block, type Line, lines } from '../../model/form.ts';
import { memoize, memoizeText } from '../../model/memoize.ts';
import { findCrossing, findLine, findLineExactly, possibleLines } from '../labels/find-line.ts';
import { matchLines } from '../labels/match-lines.ts';
import { normalise } from '../labels/normalise.ts';
import { isEmpty, type Slot } from '../slots.ts';

/** One column of figures. In a block printed across there is one for each pair of row and column. */
export interface HeaderColumn {
  readonly column: Line;
  /** The row; only in a block printed across. */
  readonly row?: Line;
  /** First and last position in the grid, from 0. */
  readonly from: number;
  readonly to: number;
  /** The header row that has its label, from 0. */
  readonly tier: number;
}

/** The rows of a header. */
export type Tiers = readonly (readonly Slot[])[];

/** Returns the first and the last position of some columns. */
export const extentOf = memoize((columns: readonly HeaderColumn[]): readonly [number, number] => [
  Math.min(...columns.map(({ from }) => from)),
  Math.max(...columns.map(({ to }) => to)),
]);

/** Returns the number of columns of figures in a block as printed. */
export function columnCount({ columns, rows }: Block, across: boolean): number {
  return lines(columns).length * (across ? lines(rows).length : 1);
}

/** Returns the columns that a label may mean, alone or after its row. */
export function possibleColumns(text: string, block: Block): readonly Line[] {
  return columnsByText(block)(text);
}

const columnsByText = memoize((block: Block) =>
  memoizeText((text): readonly Line[] => {
    const meant = possibleLines(text, lines(block.columns));
    const crossing = meant.length === 0 ? findCrossing(text, block) : undefined;
    return crossing ? [crossing.column] : meant;
  }),
);

/** Finds the columns of a block with labelled rows. Each is named at most once. */
export function leafColumns(tiers: Tiers, block: Block): HeaderColumn[] {
  const leaves = lines(block.columns);
  const found = new Map<Line, HeaderColumn>();
  const labels = labelsIn(tiers);
  const named = linesByLabel(labels, leaves);
  for (const label of labels) {
    const column = named.get(label);
    if (column && !found.has(column)) found.set(column, columnAt(label, column));
  }
  return leaves.flatMap((column) => found.get(column) ?? []);
}

/** A label of a header, and its row there, from 0. */
interface HeaderLabel extends Slot {
  readonly tier: number;
}

/** Makes a column of its label. The cell is left out, since headers outlive their document. */
function columnAt({ from, to, tier }: HeaderLabel, column: Line, row?: Line): HeaderColumn {
  return { column, ...(row && { row }), from, to, tier };
}

function labelsIn(tiers: Tiers): HeaderLabel[] {
  return tiers.flatMap((slots, tier) => slots.map((slot) => ({ ...slot, tier })));
}

/**
 * Finds the lines that labels name, from left to right. A label repeated below itself, as in a filled merge, counts
 * once.
 */
function linesByLabel(labels: readonly HeaderLabel[], leaves: readonly Line[]): Map<HeaderLabel, Line> {
  const plain = linesOf(labels, (label) => findLine(label.cell.text, leaves));
  if (plain.size === leaves.length && new Set(plain.values()).size === plain.size) return plain;
  const filled = labels.filter(({ cell }) => cell.text.trim() !== '').toSorted((a, b) => a.from - b.from);
  const keyOf = ({ cell, from }: HeaderLabel) => `${from} ${cell.text}`;
  const texts = new Map(filled.map((label) => [keyOf(label), [label.cell.text]]));
  const named = matchLines([...texts.values()], leaves);
  const lineOf = new Map([...texts.keys()].map((key, index) => [key, named[index]]));
  return linesOf(filled, (label) => lineOf.get(keyOf(label)));
}

/** Returns the labels that name a line, each with that line. */
function linesOf<Label>(labels: readonly Label[], lineOf: (label: Label) => Line | undefined): Map<Label, Line> {
  return new Map(
    labels.flatMap((label) => {
      const line = lineOf(label);
      return line ? [[label, line]] : [];
    }),
  );
}

/**
 * Finds the columns of a block printed across: all columns again under each row's label, or with the row in their own
 * label.
 */
export function crossedColumns(tiers: Tiers, block: Block): HeaderColumn[] {
  const columns = lines(block.columns);
  const rows = lines(block.rows);
  const seen = new Set<Cell>();
  const leaves = labelsIn(tiers).flatMap((label) => {
    const { cell } = label;
    const named = possibleColumns(cell.text, block);
    if (named.length === 0 || seen.has(cell)) return [];
    seen.add(cell);
    return [{ ...label, named, row: findCrossing(cell.text, block)?.row }];
  });
  const across = leaves.toSorted((a, b) => a.from - b.from || a.tier - b.tier);
  // The orders to try: from left to right; tier by tier, where an export has pushed all labels to the left; without
  // labels repeated below themselves, where an export has filled merged cells.
  const orders = [across, leaves, across.filter((slot) => !isRepeated(slot, tiers[slot.tier - 1]))];
  const rowOf = (index: number) => rows[Math.floor(index / columns.length)]!;
  const columnOf = (index: number) => columns[index % columns.length]!;
  const complete = orders.find(
    (order) =>
      order.length === columns.length * rows.length &&
      order.every(({ named, row }, index) => named.includes(columnOf(index)) && (row ?? rowOf(index)) === rowOf(index)),
  );
  if (complete && areInOrder(tiers, rows)) {
    return complete.map((label, index) => columnAt(label, columnOf(index), rowOf(index)));
  }
  if (new Set(leaves.map(({ from }) => from)).size < leaves.length) return [];
  // The labels that name no column: those of rows, and others.
  const unnamed = tiers.map((slots) => slots.filter(({ cell }) => !isEmpty(cell) && !findLine(cell.text, columns)));
  const found = leaves.flatMap((label) => {
    const [column, ...others] = label.named;
    const row = label.row ?? (others.length === 0 ? rowLabelledOver(unnamed, label, rows) : undefined);
    return row ? [columnAt(label, column!, row)] : [];
  });
  const pairs = new Set(found.map(({ row, column }) => `${row!.id}/${column.id}`));
  return pairs.size < found.length ? [] : found;
}

/** True if a label repeats the one above it. */
function isRepeated({ cell, from }: Slot, above: readonly Slot[] = []): boolean {
  const over = above.find((slot) => slot.from === from);
  return over !== undefined && normalise(over.cell.text) === normalise(cell.text);
}

/** True if the labels of rows follow the form's order up to the last one; the tier that names the first may be lost. */
function areInOrder(tiers: Tiers, rows: readonly Line[]): boolean {
  const slots = tiers.flat().toSorted((a, b) => a.from - b.from);
  const named = [...new Set(slots.flatMap(({ cell }) => findRow(cell.text, rows) ?? []))];
  return named.every((row, index) => row === rows[rows.length - named.length + index]);
}

/** Finds the row that a label names: 复议后起诉, 行政诉讼（复议后起诉）. */
function findRow(text: string, rows: readonly Line[]): Line | undefined {
  const [row, ...others] = possibleLines(text, rows);
  return row && others.length === 0 ? row : findLineExactly(text, rows);
}

/** Returns the row whose label is nearest to a column's, over it or left of it; of equally near labels the lowest. */
function rowLabelledOver(others: Tiers, { tier, from }: HeaderLabel, rows: readonly Line[]): Line | undefined {
  const over = others
    .slice(0, tier + 1)
    .flatMap((slots, at) => slots.findLast((slot) => (at < tier ? slot.from <= from : slot.from < from)) ?? []);
  const nearest = over.reduce<Slot | undefined>(
    (best, slot) => (best && best.from > slot.from ? best : slot),
    undefined,
  );
  // A merged label tells how far it reaches.
  const isNextTo = nearest && !others[tier]?.includes(nearest) && nearest.to > nearest.from && nearest.to < from;
  return nearest && !isNextTo ? findRow(nearest.cell.text, rows) : undefined;
}

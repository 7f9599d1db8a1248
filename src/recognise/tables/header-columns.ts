import type { Cell } from '../../model/document.ts';
import { type Block, type Line, lines } from '../../model/form.ts';
import { findCrossing, findLine, findLineExactly, possibleLines } from '../labels/find-line.ts';
import { matchLines } from '../labels/match-lines.ts';
import { normalise } from '../labels/normalise.ts';
import { isEmpty, type Slot } from '../slots.ts';

/** One column of figures. In a block printed across, a column for each pair of row and column. */
export interface HeaderColumn {
  readonly column: Line;
  /** The row, in a block printed across. */
  readonly row?: Line;
  /** First and last position in the grid, from 0. */
  readonly from: number;
  readonly to: number;
  /** The header's row in which its label stands, from 0. */
  readonly tier: number;
}

/** Columns of figures that a block has, as it is printed. */
export function columnCount({ columns, rows }: Block, across: boolean): number {
  return lines(columns).length * (across ? lines(rows).length : 1);
}

/** The columns that a label may mean, alone or behind its row. */
export function possibleColumns(text: string, block: Block): readonly Line[] {
  const meant = possibleLines(text, lines(block.columns));
  const crossing = meant.length === 0 ? findCrossing(text, block) : undefined;
  return crossing ? [crossing.column] : meant;
}

/** Leaf labels of a block whose rows go down. Each is named at most once. */
export function leafColumns(tiers: readonly (readonly Slot[])[], block: Block): HeaderColumn[] {
  const leaves = lines(block.columns);
  const found = new Map<Line, HeaderColumn>();
  const labels = tiers.flatMap((slots, tier) => slots.map((slot) => ({ ...slot, tier })));
  const named = linesByLabel(labels, leaves);
  for (const label of labels) {
    const column = named.get(label);
    if (column && !found.has(column)) found.set(column, { column, from: label.from, to: label.to, tier: label.tier });
  }
  return leaves.flatMap((column) => found.get(column) ?? []);
}

/** The lines that labels name, as these stand from left to right; one that is said again below itself, as one that is merged, once. */
function linesByLabel<Label extends Slot>(labels: readonly Label[], leaves: readonly Line[]): Map<Label, Line> {
  const plain = labels.flatMap((label): [Label, Line][] => {
    const line = findLine(label.cell.text, leaves);
    return line ? [[label, line]] : [];
  });
  if (plain.length === leaves.length && new Set(plain.map(([, line]) => line)).size === plain.length)
    return new Map(plain);
  const filled = labels.filter(({ cell }) => cell.text.trim() !== '').toSorted((a, b) => a.from - b.from);
  const keyOf = ({ cell, from }: Label) => `${from} ${cell.text}`;
  const texts = new Map(filled.map((label) => [keyOf(label), [label.cell.text]]));
  const named = matchLines([...texts.values()], leaves);
  const lineOf = new Map([...texts.keys()].map((key, index) => [key, named[index]]));
  return new Map(filled.flatMap((label) => (lineOf.get(keyOf(label)) ? [[label, lineOf.get(keyOf(label))!]] : [])));
}

/** Leaf labels of a block printed across: the columns again and again, under each row's label, or behind it in one. */
export function crossedColumns(tiers: readonly (readonly Slot[])[], block: Block): HeaderColumn[] {
  const columns = lines(block.columns);
  const rows = lines(block.rows);
  const seen = new Set<Cell>();
  const leaves = tiers
    .flatMap((slots, tier) => slots.map((slot) => ({ ...slot, tier })))
    .flatMap((slot) => {
      const named = possibleColumns(slot.cell.text, block);
      if (named.length === 0 || seen.has(slot.cell)) return [];
      seen.add(slot.cell);
      return [{ ...slot, named, row: findCrossing(slot.cell.text, block)?.row }];
    });
  const across = leaves.toSorted((a, b) => a.from - b.from || a.tier - b.tier);
  // From left to right; or tier by tier, where an export has pushed all labels to the left; or without those that are said
  // again below themselves, where it has filled what was merged.
  const orders = [across, leaves, across.filter((slot) => !isRepeated(slot, tiers[slot.tier - 1]))];
  const rowAt = (index: number) => rows[Math.floor(index / columns.length)]!;
  const columnAt = (index: number) => columns[index % columns.length]!;
  const complete = orders.find(
    (order) =>
      order.length === columns.length * rows.length &&
      order.every(({ named, row }, index) => named.includes(columnAt(index)) && (row ?? rowAt(index)) === rowAt(index)),
  );
  if (complete && areInOrder(tiers, rows)) {
    return complete.map(({ from, to, tier }, index) => ({
      column: columnAt(index),
      row: rowAt(index),
      from,
      to,
      tier,
    }));
  }
  if (new Set(leaves.map(({ from }) => from)).size < leaves.length) return [];
  const found = leaves.flatMap(({ named: [column, ...others], row, from, to, tier }): HeaderColumn[] => {
    const own = row ?? (others.length === 0 ? rowLabelledOver(tiers, tier, from, block) : undefined);
    return own ? [{ column: column!, row: own, from, to, tier }] : [];
  });
  const pairs = new Set(found.map(({ row, column }) => `${row!.id}/${column.id}`));
  return pairs.size < found.length ? [] : found;
}

/** Whether a label says what the one above it says. */
function isRepeated({ cell, from }: Slot, above: readonly Slot[] = []): boolean {
  const over = above.find((slot) => slot.from === from);
  return over !== undefined && normalise(over.cell.text) === normalise(cell.text);
}

/** Whether the labels of rows follow each other as in the form, to the last; the tier that names the first may be lost. */
function areInOrder(tiers: readonly (readonly Slot[])[], rows: readonly Line[]): boolean {
  const slots = tiers.flat().toSorted((a, b) => a.from - b.from);
  const named = [...new Set(slots.flatMap(({ cell }) => findRow(cell.text, rows) ?? []))];
  return named.every((row, index) => row === rows[rows.length - named.length + index]);
}

/** The row that a label names: 复议后起诉, 行政诉讼（复议后起诉）. */
function findRow(text: string, rows: readonly Line[]): Line | undefined {
  const [row, ...others] = possibleLines(text, rows);
  return row && others.length === 0 ? row : findLineExactly(text, rows);
}

/** The row whose label is the nearest over a position or left of it; of some that are as near, in the lowest tier. */
function rowLabelledOver(
  tiers: readonly (readonly Slot[])[],
  tier: number,
  position: number,
  { columns, rows }: Block,
): Line | undefined {
  const leaves = lines(columns);
  const nearest = tiers
    .slice(0, tier + 1)
    .flatMap((slots, index) => {
      const last = index < tier ? position : position - 1;
      const label = ({ cell, from }: Slot) => from <= last && !isEmpty(cell) && !findLine(cell.text, leaves);
      return slots.filter(label).map((slot) => ({ ...slot, isAbove: index < tier }));
    })
    .reduce<(Slot & { isAbove: boolean }) | undefined>(
      (best, slot) => (best && best.from > slot.from ? best : slot),
      undefined,
    );
  // One that is merged says how far it reaches.
  const isNextTo = nearest?.isAbove && nearest.to > nearest.from && nearest.to < position;
  return nearest && !isNextTo ? findRow(nearest.cell.text, lines(rows)) : undefined;
}

import type { Cell, GridRow } from '../../model/document.ts';
import { type Block, type Form, type FormTable, type Heading, headingsIn, type Line, lines } from '../../model/form.ts';
import { remember } from '../../model/memoize.ts';
import { isCaptionOf } from '../caption.ts';
import { begins, normalise, saidBy, wordingsOf } from '../labels/label.ts';
import { cellSpelled, headingNamed, lineNamed, lineSpelled, linesMeant, matchLines } from '../labels/lines.ts';
import { holdsNumber, isEmpty, type Slot, slotsOf } from '../slots.ts';

/** A header as found in consecutive rows of a grid. */
export interface Header {
  readonly table: FormTable;
  readonly form: Form;
  /** Rows of the grid that it takes, at least 1. */
  readonly height: number;
  /** The blocks whose columns it names; several where they share their columns. */
  readonly blocks: readonly BlockHeader[];
}

/** The header of one block. */
export interface BlockHeader {
  readonly block: Block;
  /** A column for each pair of row and column, as `Block.across` prints them. */
  readonly across: boolean;
  /** Where each column of the block stands; without those that the header does not name. */
  readonly columns: readonly Column[];
  /** Positions under a label that is none of the form's. */
  readonly foreign: ReadonlySet<number>;
  /** Positions under a label that says that the rows are numbered there. */
  readonly serial: ReadonlySet<number>;
  /** The last position under any label. */
  readonly last: number;
  /** Stands right below the block's own caption. */
  readonly captioned: boolean;
}

/** One column of figures. In a block printed across, a column for each pair of row and column. */
export interface Column {
  readonly column: Line;
  /** The row, in a block printed across. */
  readonly row?: Line;
  /** First and last position in the grid, from 0. */
  readonly from: number;
  readonly to: number;
  /** The header's row in which its label stands, from 0. */
  readonly tier: number;
}

/** The header that begins in a row, as every edition of the form reads it; `mayBegin` spares the search. */
export function findHeaders(
  rows: readonly GridRow[],
  start: number,
  forms: readonly Form[],
  mayBegin = mayBeginHeader,
): Header[] {
  const first = rows[start];
  if (!first) return [];
  const found = forms.flatMap((form) =>
    form.tables.flatMap((table) => {
      const blocks = table.blocks.flatMap((block) => {
        const header = mayBegin(first, block) ? findBlockHeader(rows, start, block, table) : undefined;
        return header ? [{ ...header, captioned: isCaptioned(rows[start - 1], block) }] : [];
      });
      const height = Math.max(...blocks.map((one) => one.height));
      return blocks.length > 0 ? [{ form, table, height, blocks }] : [];
    }),
  );
  // A row of 表四 names 总计 as 表三 does; the table with most of its columns there is meant.
  const most = Math.max(...found.map((header) => columnsNamed(header)));
  const tableId = found.find((header) => columnsNamed(header) === most)?.table.id;
  return found.filter(({ table }) => table.id === tableId);
}

/** Whether a row is the caption of a block. */
function isCaptioned(row: GridRow | undefined, block: Block): boolean {
  return row !== undefined && slotsOf(row).some(({ cell }) => isCaptionOf(cell.text, block));
}

function columnsNamed({ blocks }: Header): number {
  return Math.max(...blocks.map(({ columns }) => columns.length));
}

/** Spares the search in rows that name nothing of a block's header, which most rows are. */
function mayBeginHeader(row: GridRow, block: Block): boolean {
  const known = headerWordings(block);
  return saidIn(row).some((said) => known.has(said));
}

const saidIn = remember((row: GridRow): readonly string[] => slotsOf(row).flatMap(({ cell }) => saidBy(cell.text)));

const headerWordings = remember((block: Block): ReadonlySet<string> => {
  const corner = block.corner === undefined ? [] : [normalise(block.corner)];
  return new Set([...headerHeadings(block).flatMap(wordingsOf), ...corner]);
});

/** The headings that stand above the figures of a block, groups included. */
const headerHeadings = remember((block: Block): readonly Heading[] => [
  ...headingsIn(block.columns),
  ...(block.across ? headingsIn(block.rows) : []),
]);

/** Whether a text is a label of a block's header. */
export function namesHeading(text: string, block: Block): boolean {
  return headingNamed(text, headerHeadings(block)) !== undefined;
}

/** Whether a text is one of some labels, or the beginning of one. */
function mayName(text: string, headings: readonly Heading[]): boolean {
  return headingNamed(text, headings) !== undefined || headings.some((heading) => begins(text, heading));
}

function depth(headings: readonly Heading[]): number {
  return Math.max(0, ...headings.map((heading) => 1 + depth(heading.children ?? [])));
}

function findBlockHeader(
  rows: readonly GridRow[],
  start: number,
  block: Block,
  table: FormTable,
): (Omit<BlockHeader, 'captioned'> & { height: number }) | undefined {
  const headings = headerHeadings(block);
  const tallest = depth(block.columns) + (block.across ? depth(block.rows) : 0);
  const tiers: (readonly Slot[])[] = [];
  for (let index = start; index < start + tallest && rows[index]; index++) {
    if (holdsNumber(rows[index]!)) break;
    const slots = slotsOf(rows[index]!);
    if (!slots.some(({ cell: { text } }) => mayName(text, headings) || cellSpelled(text, block))) break;
    tiers.push(slots);
  }
  // A kind of case below the outcomes is that of the next table, where no figures stand between.
  while (tiers.length > 0 && !tiers.at(-1)!.some(({ cell }) => columnsMeant(cell.text, block).length > 0)) tiers.pop();
  // 表四 is also seen printed down, a row a kind of case.
  for (const across of block.across ? [true, false] : [false]) {
    const columns = across ? columnsAcross(tiers, block) : columnsDown(tiers, block);
    if (columns.length === 0 || !isAnchored(columns, tiers, block, rows[start + tiers.length])) continue;
    if (columns.length * 2 < columnCount(block, across) && !isPart(columns, tiers, block, table)) continue;
    const last = tiers.flat().reduce((most, { cell, to }) => (cell.text.trim() === '' ? most : Math.max(most, to)), 0);
    const foreign = foreignPositions(tiers, headings, columns);
    return { block, across, columns, foreign, serial: serialPositions(tiers), last, height: tiers.length };
  }
  return undefined;
}

/**
 * Whether labels that are cut stand among others that are whole: most of the columns, a group or the corner above them, or
 * the label of a row below.
 */
function isAnchored(
  columns: readonly Column[],
  tiers: readonly (readonly Slot[])[],
  block: Block,
  below: GridRow | undefined,
): boolean {
  const leaves = lines(block.columns);
  const texts = tiers.flat().map(({ cell }) => cell.text);
  const whole = new Set(texts.flatMap((text) => lineNamed(text, leaves) ?? cellSpelled(text, block)?.column ?? []));
  if (columns.every(({ column }) => whole.has(column)) || whole.size * 2 >= leaves.length) return true;
  const around = headerWordings(block);
  const isAround = (text: string) => around.has(normalise(text)) && !lineNamed(text, leaves);
  return texts.some(isAround) || (below !== undefined && slotsOf(below).some(({ cell }) => isRow(cell.text, block)));
}

/** Whether a text is the label of a row, and no short one that stands in any table. */
function isRow(text: string, { rows }: Block): boolean {
  return normalise(text).length > 3 && lineNamed(text, lines(rows)) !== undefined;
}

/** Some columns of a block that is printed in parts: all that its labels name, of whole rows or under the table's one corner. */
function isPart(
  columns: readonly Column[],
  tiers: readonly (readonly Slot[])[],
  block: Block,
  { blocks }: FormTable,
): boolean {
  const texts = tiers.flat().map(({ cell }) => cell.text);
  const stands = (heading: Heading) =>
    columns.some(({ column, row }) =>
      [column, row].some((one) => one?.heading === heading || one?.groups.includes(heading)),
    );
  if (!texts.flatMap((text) => headingNamed(text, headerHeadings(block)) ?? []).every(stands)) return false;
  const corner = block.corner !== undefined && blocks.length === 1 ? normalise(block.corner) : undefined;
  const rows = new Set(columns.map(({ row }) => row));
  const areWhole = !rows.has(undefined) && columns.length === rows.size * lines(block.columns).length;
  return areWhole || texts.some((text) => normalise(text) === corner);
}

/** Columns of figures that a block has, as it is printed. */
export function columnCount({ columns, rows }: Block, across: boolean): number {
  return lines(columns).length * (across ? lines(rows).length : 1);
}

/** The columns that a label may mean, alone or behind its row. */
function columnsMeant(text: string, block: Block): readonly Line[] {
  const meant = linesMeant(text, lines(block.columns));
  const crossing = meant.length === 0 ? cellSpelled(text, block) : undefined;
  return crossing ? [crossing.column] : meant;
}

/** Leaf labels of a block whose rows go down. Each is named at most once. */
function columnsDown(tiers: readonly (readonly Slot[])[], block: Block): Column[] {
  const leaves = lines(block.columns);
  const found = new Map<Line, Column>();
  const labels = tiers.flatMap((slots, tier) => slots.map((slot) => ({ ...slot, tier })));
  const named = namedSlots(labels, leaves);
  for (const label of labels) {
    const column = named.get(label);
    if (column && !found.has(column)) found.set(column, { column, from: label.from, to: label.to, tier: label.tier });
  }
  return leaves.flatMap((column) => found.get(column) ?? []);
}

/** The lines that labels name, as these stand from left to right; one that is said again below itself, as one that is merged, once. */
function namedSlots<Label extends Slot>(labels: readonly Label[], leaves: readonly Line[]): Map<Label, Line> {
  const plain = labels.flatMap((label): [Label, Line][] => {
    const line = lineNamed(label.cell.text, leaves);
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
function columnsAcross(tiers: readonly (readonly Slot[])[], block: Block): Column[] {
  const columns = lines(block.columns);
  const rows = lines(block.rows);
  const seen = new Set<Cell>();
  const leaves = tiers
    .flatMap((slots, tier) => slots.map((slot) => ({ ...slot, tier })))
    .flatMap((slot) => {
      const named = columnsMeant(slot.cell.text, block);
      if (named.length === 0 || seen.has(slot.cell)) return [];
      seen.add(slot.cell);
      return [{ ...slot, named, row: cellSpelled(slot.cell.text, block)?.row }];
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
  const found = leaves.flatMap(({ named: [column, ...others], row, from, to, tier }): Column[] => {
    const own = row ?? (others.length === 0 ? rowOver(tiers, tier, from, block) : undefined);
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
  const named = [...new Set(slots.flatMap(({ cell }) => rowNamed(cell.text, rows) ?? []))];
  return named.every((row, index) => row === rows[rows.length - named.length + index]);
}

/** The row that a label names: 复议后起诉, 行政诉讼（复议后起诉）. */
function rowNamed(text: string, rows: readonly Line[]): Line | undefined {
  const [row, ...others] = linesMeant(text, rows);
  return row && others.length === 0 ? row : lineSpelled(text, rows);
}

/** The row whose label is the nearest over a position or left of it; of some that are as near, in the lowest tier. */
function rowOver(
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
      const label = ({ cell, from }: Slot) => from <= last && !isEmpty(cell) && !lineNamed(cell.text, leaves);
      return slots.filter(label).map((slot) => ({ ...slot, isAbove: index < tier }));
    })
    .reduce<(Slot & { isAbove: boolean }) | undefined>(
      (best, slot) => (best && best.from > slot.from ? best : slot),
      undefined,
    );
  // One that is merged says how far it reaches.
  const isBeside = nearest?.isAbove && nearest.to > nearest.from && nearest.to < position;
  return nearest && !isBeside ? rowNamed(nearest.cell.text, lines(rows)) : undefined;
}

/** What the column is called in which the rows of a table are numbered. */
const serialNames: ReadonlySet<string> = new Set(['序号', '行次', '栏次', '行号', '编号']);

function serialPositions(tiers: readonly (readonly Slot[])[]): Set<number> {
  return new Set(tiers.flat().flatMap(({ cell, from }) => (serialNames.has(normalise(cell.text)) ? [from] : [])));
}

/** Positions under labels that are none of the form's: a local subtotal, a remark. */
function foreignPositions(
  tiers: readonly (readonly Slot[])[],
  headings: readonly Heading[],
  columns: readonly Column[],
): Set<number> {
  const first = Math.min(...columns.map(({ from }) => from));
  const taken = (position: number) => columns.some(({ from, to }) => from <= position && position <= to);
  const foreign = new Set<number>();
  for (const { cell, from, to } of tiers.flat()) {
    if (from < first || cell.text.trim() === '' || headingNamed(cell.text, headings)) continue;
    for (let position = from; position <= to; position++) if (!taken(position)) foreign.add(position);
  }
  return foreign;
}

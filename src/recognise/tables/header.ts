import type { GridRow } from '../../model/document.ts';
import { type Block, blocksOf, type Form, type FormTable, type Heading, headingsIn, lines } from '../../model/form.ts';
import { memoize, memoizeInObject, memoizeText } from '../../model/memoize.ts';
import { isCaptionOf } from '../caption.ts';
import { rowNumberNames } from '../labels/find-by-name.ts';
import { findCrossing, findHeading, findLine } from '../labels/find-line.ts';
import { normalise } from '../labels/normalise.ts';
import { isBeginningOf, possibleWordings, wordingsOf } from '../labels/wordings.ts';
import { hasNumber, type Slot, slotsOf } from '../slots.ts';
import {
  columnCount,
  crossedColumns,
  extentOf,
  type HeaderColumn,
  leafColumns,
  possibleColumns,
  type Tiers,
} from './header-columns.ts';

/** A header found in consecutive rows of a grid. */
export interface TableHeader {
  readonly table: FormTable;
  readonly form: Form;
  /** Number of rows in the grid, at least 1; 0 for a table without a header. */
  readonly height: number;
  /** The blocks whose columns it names; several if they share their columns. */
  readonly blocks: readonly BlockHeader[];
}

/** The header of one block. */
export interface BlockHeader {
  readonly block: Block;
  /** Has a column for each pair of row and column, as in `Block.across`. */
  readonly across: boolean;
  /** The columns of the block that the header names, in the form's order. */
  readonly columns: readonly HeaderColumn[];
  /** Positions under a label that is not of the form. */
  readonly foreign: ReadonlySet<number>;
  /** Positions under a label that says that rows are numbered there. */
  readonly rowNumbers: ReadonlySet<number>;
  /** The last position under any label. */
  readonly last: number;
  /** Is right below the block's own caption. */
  readonly captioned: boolean;
}

/** A quick check before the search: true if the header of a block may begin in a row. */
export type MayBegin = (row: GridRow, block: Block) => boolean;

/** Finds the header that begins in a row, as every edition of the form reads it. */
export function findHeaders(
  rows: readonly GridRow[],
  start: number,
  forms: readonly Form[],
  mayBegin: MayBegin = mayBeginHeader,
): readonly TableHeader[] {
  const first = rows[start];
  if (!first || hasNumber(first)) return [];
  const found = forms.flatMap((form) =>
    form.tables.flatMap((table) => {
      const possible = table.blocks.filter((block) => mayBegin(rows[start]!, block));
      const blocks = possible.flatMap((block) => findBlockHeader(rows, start, block, table) ?? []);
      const height = Math.max(...blocks.map((one) => one.height));
      return blocks.length > 0 ? [{ form, table, height, blocks }] : [];
    }),
  );
  // A row of 表四 has the column 总计 as 表三 does: the table with most columns is meant.
  const maxColumns = Math.max(...found.map((header) => columnsFound(header)));
  const tableId = found.find((header) => columnsFound(header) === maxColumns)?.table.id;
  return found.filter(({ table }) => table.id === tableId);
}

function columnsFound({ blocks }: TableHeader): number {
  return Math.max(...blocks.map(({ columns }) => columns.length));
}

/** Quick check that most rows fail: true if a row has a label of the header of any table. */
export function mayBeginHeaders(row: GridRow, forms: readonly Form[]): boolean {
  return !hasNumber(row) && blocksOf(forms).some((block) => mayBeginHeader(row, block));
}

/** True if a row has a label of the block's header. */
function mayBeginHeader(row: GridRow, block: Block): boolean {
  const known = headerWordings(block);
  return wordingsInRow(row).some((said) => known.has(said));
}

const wordingsInRow = memoizeInObject((row: GridRow): readonly string[] =>
  slotsOf(row).flatMap(({ cell }) => possibleWordings(cell.text)),
);

const headerWordings = memoize((block: Block): ReadonlySet<string> => {
  const corner = block.corner === undefined ? [] : [normalise(block.corner)];
  return new Set([...headerHeadings(block).flatMap(wordingsOf), ...corner]);
});

/** Returns the headings above the figures of a block, groups included. */
const headerHeadings = memoize((block: Block): readonly Heading[] => [
  ...headingsIn(block.columns),
  ...(block.across ? headingsIn(block.rows) : []),
]);

/** True if a text is a label of a block's header. */
export function isHeaderLabel(text: string, block: Block): boolean {
  return findHeading(text, headerHeadings(block)) !== undefined;
}

/** Returns a function that tells whether a text may be a label of a block's header, or the beginning of one. */
const mayBeLabelOf = memoize((block: Block) => {
  const headings = headerHeadings(block);
  return memoizeText(
    (text): boolean =>
      findHeading(text, headings) !== undefined ||
      headings.some((heading) => isBeginningOf(text, heading)) ||
      findCrossing(text, block) !== undefined,
  );
});

/** Returns the most rows that the header of a block may have. */
export const maxTierCount = memoize(
  ({ columns, rows, across }: Block): number => tierCount(columns) + (across ? tierCount(rows) : 0),
);

function tierCount(headings: readonly Heading[]): number {
  return Math.max(0, ...headings.map((heading) => 1 + tierCount(heading.children ?? [])));
}

function findBlockHeader(
  rows: readonly GridRow[],
  start: number,
  block: Block,
  table: FormTable,
): (BlockHeader & Pick<TableHeader, 'height'>) | undefined {
  const headings = headerHeadings(block);
  const end = start + maxTierCount(block);
  const tiers: (readonly Slot[])[] = [];
  for (let index = start; index < end && rows[index]; index++) {
    if (hasNumber(rows[index]!)) break;
    const slots = slotsOf(rows[index]!);
    if (!slots.some(({ cell }) => mayBeLabelOf(block)(cell.text))) break;
    tiers.push(slots);
  }
  // A kind of case below the outcomes belongs to the next table, if there are no figures between.
  while (tiers.length > 0 && !tiers.at(-1)!.some(({ cell }) => possibleColumns(cell.text, block).length > 0))
    tiers.pop();
  // 表四 also occurs with one labelled row for each kind of case.
  for (const across of block.across ? [true, false] : [false]) {
    const columns = across ? crossedColumns(tiers, block) : leafColumns(tiers, block);
    if (columns.length === 0 || !isAnchored(columns, tiers, block, rows[start + tiers.length])) continue;
    if (columns.length * 2 < columnCount(block, across) && !isPartialHeader(columns, tiers, block, table)) continue;
    const labels = tiers.flat().filter(({ cell }) => cell.text.trim() !== '');
    const last = labels.reduce((lastPosition, { to }) => Math.max(lastPosition, to), 0);
    const foreign = foreignPositions(tiers, headings, columns);
    const rowNumbers = numberedPositions(tiers);
    const above = start > 0 ? slotsOf(rows[start - 1]!) : [];
    const captioned = above.some(({ cell }) => isCaptionOf(cell.text, block));
    return { block, across, columns, foreign, rowNumbers, last, captioned, height: tiers.length };
  }
  return undefined;
}

/**
 * True if truncated labels have complete ones around them: most of the columns, a group or the corner above, or the
 * label of a row below.
 */
function isAnchored(columns: readonly HeaderColumn[], tiers: Tiers, block: Block, below: GridRow | undefined): boolean {
  const leaves = lines(block.columns);
  const texts = tiers.flat().map(({ cell }) => cell.text);
  const whole = new Set(texts.flatMap((text) => findLine(text, leaves) ?? findCrossing(text, block)?.column ?? []));
  if (columns.every(({ column }) => whole.has(column)) || whole.size * 2 >= leaves.length) return true;
  const around = headerWordings(block);
  const isAround = (text: string) => around.has(normalise(text)) && !findLine(text, leaves);
  return (
    texts.some(isAround) ||
    (below !== undefined && slotsOf(below).some(({ cell }) => isDistinctRowLabel(cell.text, block)))
  );
}

/** True if a text is the label of a row, and not a short one that occurs in any table. */
function isDistinctRowLabel(text: string, { rows }: Block): boolean {
  return normalise(text).length > 3 && findLine(text, lines(rows)) !== undefined;
}

/**
 * True if some columns of a block are all that its labels name, and are those of whole rows or under the table's only
 * corner.
 */
function isPartialHeader(columns: readonly HeaderColumn[], tiers: Tiers, block: Block, { blocks }: FormTable): boolean {
  const texts = tiers.flat().map(({ cell }) => cell.text);
  const isNamed = (heading: Heading) =>
    columns.some(({ column, row }) =>
      [column, row].some((one) => one?.heading === heading || one?.groups.includes(heading)),
    );
  if (!texts.flatMap((text) => findHeading(text, headerHeadings(block)) ?? []).every(isNamed)) return false;
  const corner = block.corner !== undefined && blocks.length === 1 ? normalise(block.corner) : undefined;
  const rows = new Set(columns.map(({ row }) => row));
  const areWhole = !rows.has(undefined) && columns.length === rows.size * lines(block.columns).length;
  return areWhole || texts.some((text) => normalise(text) === corner);
}

function numberedPositions(tiers: Tiers): Set<number> {
  const numbers = tiers.flat().filter(({ cell }) => rowNumberNames.includes(normalise(cell.text)));
  return new Set(numbers.map(({ from }) => from));
}

/** Returns the positions under labels that are not of the form: a local subtotal, a remark. */
function foreignPositions(tiers: Tiers, headings: readonly Heading[], columns: readonly HeaderColumn[]): Set<number> {
  const [first] = extentOf(columns);
  const taken = (position: number) => columns.some(({ from, to }) => from <= position && position <= to);
  const foreign = new Set<number>();
  for (const { cell, from, to } of tiers.flat()) {
    if (from < first || cell.text.trim() === '' || findHeading(cell.text, headings)) continue;
    for (let position = from; position <= to; position++) if (!taken(position)) foreign.add(position);
  }
  return foreign;
}

import type { Cell, GridRow, Place } from '../document.ts';
import { type Block, type Form, type FormTable, formCell, type Heading, type Line, lines } from '../form.ts';
import { remember } from '../remember.ts';
import type { Entry, Ignored } from '../report.ts';
import type { Text } from '../text.ts';
import { isUnit, readValue } from '../value.ts';
import { finder, normalise, wordingsOf } from './label.ts';

/** A header, whichever edition it is of, and the rows under it until something else begins. */
export interface Piece {
  readonly tableId: string;
  readonly place: Place;
  /** In a hidden sheet, row or column as a whole. */
  readonly hidden: boolean;
  /** How each edition of the form reads it. */
  readonly readings: readonly Reading[];
}

/** A piece as one edition reads it. */
export interface Reading {
  readonly form: Form;
  readonly table: FormTable;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly rows: ReadonlySet<string>;
  readonly ignored: readonly Ignored[];
  /** Why its figures cannot be tied to their columns. */
  readonly why?: Text;
}

/** A header as found in consecutive rows of a grid. */
export interface Header {
  readonly table: FormTable;
  readonly form: Form;
  /** Rows of the grid that it takes, at least 1. */
  readonly height: number;
  /** The blocks whose columns it names; several where they share their columns. */
  readonly blocks: readonly BlockHeader[];
}

interface BlockHeader {
  readonly block: Block;
  /** A column for each pair of row and column, as `Block.across` prints them. */
  readonly across: boolean;
  /** Where each column of the block stands; without those that the header does not name. */
  readonly columns: readonly Column[];
  /** Positions under a label that is none of the form's. */
  readonly foreign: ReadonlySet<number>;
}

/** One column of figures. In a block printed across, a column for each pair of row and column. */
interface Column {
  readonly column: Line;
  /** The row, in a block printed across. */
  readonly row?: Line;
  /** First and last position in the grid, from 0. */
  readonly from: number;
  readonly to: number;
  /** The header's row in which its label stands, from 0. */
  readonly tier: number;
}

/** A cell of a row with the positions it takes, from 0. */
interface Slot {
  readonly cell: Cell;
  readonly from: number;
  readonly to: number;
}

/** The distinct cells of a row that hold text or are merged, from left to right. */
export const slotsOf = remember((row: GridRow): readonly Slot[] => {
  const slots: { cell: Cell; from: number; to: number }[] = [];
  row.cells.forEach((cell, index) => {
    if (!cell) return;
    const last = slots.at(-1);
    if (last?.cell === cell) last.to = index;
    else slots.push({ cell, from: index, to: index });
  });
  return slots;
});

/** The header that begins in a row, as every edition of the form reads it. */
export function findHeaders(rows: readonly GridRow[], start: number, forms: readonly Form[]): Header[] {
  const first = rows[start];
  if (!first) return [];
  const found = forms.flatMap((form) =>
    form.tables.flatMap((table) => {
      const blocks = table.blocks.flatMap((block) => {
        const header = mayBeginHeader(first, block) ? findBlockHeader(rows, start, block) : undefined;
        return header ? [header] : [];
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

function columnsNamed({ blocks }: Header): number {
  return Math.max(...blocks.map(({ columns }) => columns.length));
}

/** Spares the search in rows that name nothing of a block's header, which most rows are. */
function mayBeginHeader(row: GridRow, block: Block): boolean {
  const known = headerWordings(block);
  return slotsOf(row).some(({ cell }) => known.has(normalise(cell.text)));
}

const headerWordings = remember((block: Block): ReadonlySet<string> => {
  const corner = block.corner === undefined ? [] : [normalise(block.corner)];
  return new Set([...headerHeadings(block).flatMap(wordingsOf), ...corner]);
});

/** The headings that stand above the figures of a block, groups included. */
const headerHeadings = remember((block: Block): readonly Heading[] => [
  ...all(block.columns),
  ...(block.across ? all(block.rows) : []),
]);

function all(headings: readonly Heading[]): Heading[] {
  return headings.flatMap((heading) => [heading, ...all(heading.children ?? [])]);
}

function depth(headings: readonly Heading[]): number {
  return Math.max(0, ...headings.map((heading) => 1 + depth(heading.children ?? [])));
}

function findBlockHeader(
  rows: readonly GridRow[],
  start: number,
  block: Block,
): (BlockHeader & { height: number }) | undefined {
  const headings = headerHeadings(block);
  const tallest = depth(block.columns) + (block.across ? depth(block.rows) : 0);
  const tiers: (readonly Slot[])[] = [];
  for (let index = start; index < start + tallest && rows[index]; index++) {
    const slots = slotsOf(rows[index]!);
    const names = slots.some(({ cell }) => headingNamed(cell.text, headings) !== undefined);
    const figures = slots.some(({ cell }) => readValue(cell).kind === 'number');
    if (!names || figures) break;
    tiers.push(slots);
  }
  // 表四 is also seen printed down, a row a kind of case.
  for (const across of block.across ? [true, false] : [false]) {
    const columns = across ? columnsAcross(tiers, block) : columnsDown(tiers, block);
    if (columns.length === 0 || columns.length * 2 < columnCount(block, across)) continue;
    return { block, across, columns, foreign: foreignPositions(tiers, headings, columns), height: tiers.length };
  }
  return undefined;
}

function columnCount({ columns, rows }: Block, across: boolean): number {
  return lines(columns).length * (across ? lines(rows).length : 1);
}

/** Leaf labels of a block whose rows go down. Each is named at most once. */
function columnsDown(tiers: readonly (readonly Slot[])[], block: Block): Column[] {
  const leaves = lines(block.columns);
  const found = new Map<Line, Column>();
  tiers.forEach((slots, tier) => {
    for (const { cell, from, to } of slots) {
      const column = lineNamed(cell.text, leaves);
      if (column && !found.has(column)) found.set(column, { column, from, to, tier });
    }
  });
  return leaves.flatMap((column) => found.get(column) ?? []);
}

/** Leaf labels of a block printed across: the columns again and again, under each row's label. */
function columnsAcross(tiers: readonly (readonly Slot[])[], block: Block): Column[] {
  const columns = lines(block.columns);
  const rows = lines(block.rows);
  const seen = new Set<Cell>();
  const leaves = tiers
    .flatMap((slots, tier) => slots.map((slot) => ({ ...slot, tier })))
    .flatMap((slot) => {
      const column = lineNamed(slot.cell.text, columns);
      if (!column || seen.has(slot.cell)) return [];
      seen.add(slot.cell);
      return [{ ...slot, column }];
    });
  // From left to right; or tier by tier, where an export has pushed all labels to the left.
  const orders = [leaves.toSorted((a, b) => a.from - b.from || a.tier - b.tier), leaves];
  const complete = orders.find(
    (order) =>
      order.length === columns.length * rows.length &&
      order.every(({ column }, index) => column === columns[index % columns.length]),
  );
  return (complete ?? leaves).flatMap(({ column, from, to, tier }, index) => {
    const row = complete ? rows[Math.floor(index / columns.length)] : rowAbove(tiers, tier, from, rows);
    return row ? [{ column, row, from, to, tier }] : [];
  });
}

/** The row whose label stands over a position: the nearest label at or left of it, in the lowest tier that has one. */
function rowAbove(
  tiers: readonly (readonly Slot[])[],
  tier: number,
  position: number,
  rows: readonly Line[],
): Line | undefined {
  for (let above = tier - 1; above >= 0; above--) {
    const over = tiers[above]!.filter(({ from }) => from <= position).at(-1);
    const row = over && lineNamed(over.cell.text, rows);
    if (row) return row;
  }
  return undefined;
}

/** Alone, or behind the label of the group: 不予公开属于国家秘密. */
const lineWordings = remember(({ heading, groups }: Line): readonly string[] => {
  const own = wordingsOf(heading);
  const parent = groups.at(-1);
  return parent ? [...own, ...wordingsOf(parent).flatMap((group) => own.map((leaf) => group + leaf))] : own;
});

const lineNamed = finder(lineWordings, ({ heading }: Line) => wordingsOf(heading));

const headingNamed = finder(wordingsOf);

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

/** Reads the rows under a header. */
export function readRows(header: Header, rows: readonly GridRow[], place: Place): Reading {
  const { form, table } = header;
  const across = header.blocks.find((one) => one.across);
  const matched = across ? matchAcross(across, rows, place) : matchDown(header.blocks, rows);
  const entries = new Map<string, Entry>();
  const ignored: Ignored[] = matched.ignored.map((cell) => ({ cell, why: notOfTheForm }));
  // One row that does not stand under its header, and the header's positions mean nothing.
  const counted = matched.rows.some((row) => !isAligned(row));
  let why: Text | undefined;
  for (const row of matched.rows) {
    const cells = counted ? cellsByCount(row) : cellsByPosition(row);
    if (!cells || (!counted && isShifted(row))) {
      why ??= notTied;
      continue;
    }
    for (const [column, cell] of cells) {
      const at = formCell(table, (row.line ?? column.row)!.id, column.column.id);
      if (at && !entries.has(at.id)) entries.set(at.id, { at, value: readValue(cell), cell, place: cell.place });
    }
    const taken = new Set(cells.map(([, cell]) => cell));
    for (const { cell } of row.slots) {
      if (!taken.has(cell) && cell.text.trim() !== '') ignored.push({ cell, why: notOfTheForm });
    }
  }
  const names = new Set([...entries.values()].map(({ at }) => at.row.id));
  return { form, table, entries: why ? new Map() : entries, rows: names, ignored, ...(why && { why }) };
}

export const notOfTheForm: Text = { zh: '不是报告格式中的项目，不计入', en: 'no line of the form, left out' };

const notTied: Text = {
  zh: '数字与栏目对不上，无法确定每个数字属于哪一栏',
  en: 'the figures do not stand under their headings, so it cannot be told which column each belongs to',
};

/** A row of the grid that holds figures of a line of the form, or of all lines in a block printed across. */
interface MatchedRow {
  readonly header: BlockHeader;
  readonly line?: Line;
  readonly place: Place;
  /** What stands right of the label. */
  readonly slots: readonly Slot[];
  /** The positions of the label; a figure cannot stand there. */
  readonly labelEnd: number;
}

interface Matched {
  readonly rows: readonly MatchedRow[];
  /** Labels of rows with figures that are no line of the form. */
  readonly ignored: readonly Cell[];
}

function matchDown(headers: readonly BlockHeader[], rows: readonly GridRow[]): Matched {
  const matched: MatchedRow[] = [];
  const ignored: Cell[] = [];
  // Group labels that reach down over rows without repeating themselves, by position.
  let open: Slot[] = [];
  for (const row of rows) {
    const slots = slotsOf(row);
    const labels = slots.filter((slot) => isLabel(slot, headers) && !isUnit(slot.cell.text));
    const last = labels.at(-1);
    if (!last) continue;
    open = [...open.filter(({ from }) => from < labels[0]!.from), ...labels];
    const path = open.map(({ cell }) => cell.text);
    const [found] = headers.flatMap((header) => {
      const line = matchLine(path, lines(header.block.rows));
      return line ? [{ header, line }] : [];
    });
    const rest = slots.filter(({ from, cell }) => from > last.to && !isUnit(cell.text));
    const isNew = found && !matched.some(({ line }) => line === found.line);
    if (found && isNew) matched.push({ ...found, place: row.place, slots: rest, labelEnd: last.to });
    else if (rest.some(({ cell }) => readValue(cell).kind === 'number')) ignored.push(last.cell);
  }
  return { rows: matched, ignored };
}

/** Text that is no value, and stands left of the figures or names a line itself. */
function isLabel({ cell, from }: Slot, headers: readonly BlockHeader[]): boolean {
  if (readValue(cell).kind !== 'unreadable' || cell.stored?.formula !== undefined) return false;
  const figuresFrom = Math.min(...headers.flatMap(({ columns }) => columns.map((column) => column.from)));
  return from < figuresFrom || headers.some(({ block }) => namesRow(cell.text, block));
}

function namesRow(text: string, { rows }: Block): boolean {
  const candidates = lines(rows);
  return lineNamed(text, candidates) !== undefined || headingNamed(text, groupsOf(candidates)) !== undefined;
}

const groupsOf = remember((candidates: readonly Line[]): readonly Heading[] => [
  ...new Set(candidates.flatMap(({ groups }) => groups)),
]);

/** The line that a path of labels names, outermost first: the last label is its own, the others are its groups. */
export function matchLine(path: readonly string[], candidates: readonly Line[]): Line | undefined {
  const own = path.at(-1) ?? '';
  const groups = groupsOf(candidates);
  // 合计 under （三）不予公开 is a local subtotal, not （七）总计.
  const named = path.slice(0, -1).flatMap((label) => headingNamed(label, groups) ?? []);
  const fitting = named.reduce(linesWithin, candidates);
  const line = lineNamed(own, fitting);
  if (!line || lineWordings(line).includes(normalise(own))) return line;
  return headingNamed(own, groups) ? undefined : line;
}

/** The lines in a group; the same list each time, as finders ask. */
function linesWithin(candidates: readonly Line[], group: Heading): readonly Line[] {
  const known = byGroup(candidates);
  const within = known.get(group) ?? candidates.filter(({ groups }) => groups.includes(group));
  known.set(group, within);
  return within;
}

const byGroup = remember((_: readonly Line[]) => new Map<Heading, readonly Line[]>());

/** The line of figures of a block printed across: the first that has any, blank where none has. */
function matchAcross(header: BlockHeader, rows: readonly GridRow[], place: Place): Matched {
  const first = Math.min(...header.columns.map(({ from }) => from));
  const last = Math.max(...header.columns.map(({ to }) => to));
  const under = (row: GridRow) =>
    slotsOf(row).filter(({ from, cell }) => first <= from && from <= last && cell.text.trim() !== '');
  const row = rows.find((one) => under(one).length > 0 && under(one).every(({ cell }) => isShort(cell)));
  const slots = row ? slotsOf(row).filter(({ from }) => from >= first) : [];
  return { rows: [{ header, place: row?.place ?? place, slots, labelEnd: first - 1 }], ignored: [] };
}

/** A figure, or a text that stands in for one; not a sentence. */
function isShort(cell: Cell): boolean {
  return readValue(cell).kind !== 'unreadable' || (/\d/.test(cell.text) && cell.text.length < 12);
}

/** Every figure stands under the label of a column, each label over at most one. */
function isAligned({ header, slots, labelEnd }: MatchedRow): boolean {
  const { columns, foreign } = header;
  const positions = columns.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
  if (new Set(positions).size < positions.length || columns.some(({ from }) => from <= labelEnd)) return false;
  const last = Math.max(...positions);
  const taken = new Set<Column>();
  return slots.every(({ cell, from, to }) => {
    const column = columns.find((one) => one.from <= from && to <= one.to);
    if (column && cell.text.trim() !== '') {
      if (taken.has(column)) return false;
      taken.add(column);
    }
    return column !== undefined || foreign.has(from) || from > last;
  });
}

/**
 * A figure just behind the last column, and a gap among the columns that it would fill: either the
 * row has slipped to the right, or a blank was meant and the figure is none of the table's.
 */
function isShifted({ header, slots }: MatchedRow): boolean {
  const filled = slots.filter(({ cell }) => cell.text.trim() !== '');
  const behind = Math.max(...header.columns.map(({ to }) => to)) + 1;
  const last = filled.at(-1);
  return (
    filled.length === header.columns.length &&
    last?.from === behind &&
    !header.foreign.has(behind) &&
    readValue(last.cell).kind === 'number' &&
    header.columns.some(({ from }) => filled.every((slot) => slot.from !== from))
  );
}

function cellsByPosition({ header, slots, place }: MatchedRow): [Column, Cell][] {
  return header.columns.map((column) => {
    const under = slots.filter(({ from, to }) => column.from <= from && to <= column.to);
    const slot = under.find(({ cell }) => cell.text.trim() !== '') ?? under[0];
    return [column, slot?.cell ?? blankAt(place, column.from)];
  });
}

/**
 * Where headings and figures stand at different positions, as in exports that drop merged
 * cells, the order alone tells: as many cells as the form has columns, and all headings
 * there. Anything else could be read in two ways.
 */
function cellsByCount({ header, slots }: MatchedRow): [Column, Cell][] | undefined {
  const { block, across, columns } = header;
  const expected = columnCount(block, across);
  if (columns.length !== expected || header.foreign.size > 0 || !inFormOrder(columns)) return undefined;
  const filled = slots.filter(({ cell }) => cell.text.trim() !== '');
  const cells = [slots, filled].find(({ length }) => length === expected);
  return cells && columns.map((column, index) => [column, cells[index]!.cell]);
}

/** Columns are listed in the form's order; so must each row of the header name them. */
function inFormOrder(columns: readonly Column[]): boolean {
  const reached = new Map<number, number>();
  return columns.every(({ tier, from }) => {
    const ascending = from > (reached.get(tier) ?? -1);
    reached.set(tier, from);
    return ascending;
  });
}

function blankAt(place: Place, position: number): Cell {
  return { text: '', place: place.row === undefined ? place : { ...place, column: position + 1 } };
}

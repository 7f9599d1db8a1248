import type { Cell, GridRow, Place } from '../document.ts';
import { formCell, type Line, lines } from '../form.ts';
import type { Entry, Ignored } from '../report.ts';
import type { Text } from '../text.ts';
import { isUnit, readValue } from '../value.ts';
import { type BlockHeader, type Column, columnCount, type Header } from './header.ts';
import { lineNamed, lineSpelled, matchLine, namesRow } from './lines.ts';
import { notOfTheForm, notTied, type Reading, tooManyFields } from './piece.ts';
import { isEmpty, type Slot, slotsOf } from './slots.ts';

/** Reads the rows under a header; `above` is the line of text right above that. */
export function readRows(header: Header, rows: readonly GridRow[], place: Place, above?: string): Reading {
  const { form, table } = header;
  const across = header.blocks.find((one) => one.across);
  const matched = across
    ? matchAcross(across, rows, place)
    : (matchNamedAbove(header.blocks, rows, above) ?? matchDown(header.blocks, rows));
  const entries = new Map<string, Entry>();
  const ignored: Ignored[] = matched.ignored.map((cell) => ({ cell, why: notOfTheForm }));
  // One row that does not stand under its header, and the header's positions mean nothing.
  const counted = matched.rows.some((row) => !isAligned(row));
  let why: Text | undefined = matched.isTorn ? notTied : undefined;
  for (const row of matched.rows) {
    const cells = counted ? cellsByCount(row) : cellsByPosition(row);
    const doubt = counted ? undefined : isSplit(row) ? tooManyFields : isShifted(row) ? notTied : undefined;
    if (!cells || doubt) {
      why ??= doubt ?? notTied;
      continue;
    }
    for (const [column, cell] of cells) {
      const at = formCell(table, (row.line ?? column.row)!.id, column.column.id);
      if (at && !entries.has(at.id)) entries.set(at.id, { at, value: readValue(cell), cell, place: cell.place });
    }
    const taken = new Set(cells.map(([, cell]) => cell));
    for (const { cell } of row.slots) {
      if (!taken.has(cell) && !isEmpty(cell)) ignored.push({ cell, why: notOfTheForm });
    }
  }
  const names = new Set(
    matched.rows.flatMap(({ header: { columns }, line }) =>
      (line ? [line] : columns.map(({ row }) => row!)).map(({ id }) => id),
    ),
  );
  const shifted = new Set(matched.shifted.map(({ id }) => id));
  return { form, table, entries: why ? new Map() : entries, rows: names, shifted, ignored, ...(why && { why }) };
}

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
  /** Labels of rows with figures that are no line of the form; the figures, where no label stands. */
  readonly ignored: readonly Cell[];
  /** Lines of the form whose labels stand in rows whose cells are out of place: a group is merged over too many rows. */
  readonly shifted: readonly Line[];
  /** The end of a row seems to stand below it. */
  readonly isTorn: boolean;
}

function matchDown(headers: readonly BlockHeader[], rows: readonly GridRow[]): Matched {
  const matched: MatchedRow[] = [];
  const ignored: Cell[] = [];
  const shifted: Line[] = [];
  // Group labels that reach down over rows without repeating themselves, by position.
  let open: Slot[] = [];
  let above: MatchedRow | undefined;
  let isTorn = false;
  for (const row of rows) {
    const slots = slotsOf(row);
    const labels = slots.filter((slot) => isLabel(slot, headers) && !isUnit(slot.cell.text));
    const last = labels.at(-1);
    if (!last) {
      const figures = slots.map(({ cell }) => cell).filter((cell) => readValue(cell).kind === 'number');
      isTorn ||= figures.length > 0 && above !== undefined && goesOn(above, slots);
      for (const figure of figures) ignored.push(figure);
      continue;
    }
    const reachesDown = ({ cell }: Slot) => (cell.place.row ?? Infinity) < (row.place.row ?? 0);
    open = [...open.filter(({ from }) => from < labels[0]!.from), ...labels];
    // A group that is merged over too few rows or too many pushes the labels of others to its other side.
    const path = [...open.filter(reachesDown), ...open.filter((slot) => !reachesDown(slot))].map(
      ({ cell }) => cell.text,
    );
    const [found] = headers.flatMap((header) => {
      const line = matchLine(path, lines(header.block.rows));
      return line ? [{ header, line }] : [];
    });
    const rest = slots.filter(({ from, cell }) => from > last.to && !isUnit(cell.text));
    const isNew = found && !matched.some(({ line }) => line === found.line);
    above = found && isNew ? { ...found, place: row.place, slots: rest, labelEnd: last.to } : undefined;
    if (above) matched.push(above);
    else if (rest.some(({ cell }) => readValue(cell).kind === 'number')) {
      ignored.push(last.cell);
      const own = labels.filter((slot) => !reachesDown(slot));
      for (const { block, columns } of headers) {
        if (isOutOfPlace(labels, rest, columns))
          shifted.push(...own.flatMap(({ cell }) => lineNamed(cell.text, lines(block.rows)) ?? []));
      }
    }
  }
  return { rows: matched, ignored, shifted, isTorn };
}

/** Whether figures stand left or right of the columns, or a label on both sides of another. */
function isOutOfPlace(labels: readonly Slot[], slots: readonly Slot[], columns: readonly Column[]): boolean {
  if (new Set(labels.map(({ cell }) => cell)).size < labels.length) return true;
  const [first, last] = [Math.min(...columns.map(({ from }) => from)), Math.max(...columns.map(({ to }) => to))];
  return slots.some(({ cell, from, to }) => (from < first || to > last) && readValue(cell).kind === 'number');
}

/**
 * Whether figures without a label may be the end of the row above, which a line end within a cell has torn: it lacks some, or
 * they stand where labels do. The rows of a sheet are not lines, and are whole.
 */
function goesOn({ header, slots, labelEnd, place }: MatchedRow, [first]: readonly Slot[]): boolean {
  const filled = slots.filter(({ cell }) => !isEmpty(cell)).length;
  return (
    place.line !== undefined && (filled < header.columns.length || (first !== undefined && first.from <= labelEnd))
  );
}

/** Text that is no value, and stands left of the figures or names a line itself. */
function isLabel({ cell, from }: Slot, headers: readonly BlockHeader[]): boolean {
  if (readValue(cell).kind !== 'unreadable' || cell.stored?.formula !== undefined) return false;
  const figuresFrom = Math.min(...headers.flatMap(({ columns }) => columns.map((column) => column.from)));
  return from < figuresFrom || headers.some(({ block }) => namesRow(cell.text, block));
}

/**
 * The line of figures of a block printed across: the first with more figures than other texts, else the first whose texts
 * stand under one column each; blank where there is none.
 */
function matchAcross(header: BlockHeader, rows: readonly GridRow[], place: Place): Matched {
  const first = Math.min(...header.columns.map(({ from }) => from));
  const last = Math.max(...header.columns.map(({ to }) => to));
  const under = (row: GridRow) =>
    slotsOf(row).filter(({ from, cell }) => first <= from && from <= last && !isEmpty(cell));
  const row =
    rows.find((one) => under(one).filter(({ cell }) => isShort(cell)).length * 2 > under(one).length) ??
    rows.find((one) => areOfColumns(under(one), header));
  const slots = row ? slotsOf(row).filter(({ from }) => from >= first) : [];
  const matched = { header, place: row?.place ?? place, slots, labelEnd: first - 1 };
  const below = row ? slotsOf(rows[rows.indexOf(row) + 1] ?? { place, cells: [] }) : [];
  const isTorn = below.length > 0 && below.every(({ cell }) => isShort(cell)) && goesOn(matched, below);
  return { rows: [matched], ignored: [], shifted: [], isTorn };
}

/** The one row of a table for one kind of case, which is named right above it: 行政复议, and below that its outcomes. */
function matchNamedAbove([header]: readonly BlockHeader[], rows: readonly GridRow[], above = ''): Matched | undefined {
  const [row, ...others] = rows;
  const line = header?.block.across ? lineSpelled(above, lines(header.block.rows)) : undefined;
  if (!header || !line || !row || others.length > 0 || header.columns.length < lines(header.block.columns).length)
    return undefined;
  const slots = slotsOf(row);
  if (slots.some(({ cell }) => readValue(cell).kind === 'unreadable')) return undefined;
  return { rows: [{ header, line, place: row.place, slots, labelEnd: -1 }], ignored: [], shifted: [], isTorn: false };
}

/** Whether texts may stand in for figures: each in a column of its own, and not a remark that begins in the first. */
function areOfColumns(slots: readonly Slot[], { columns }: BlockHeader): boolean {
  const [first, ...others] = slots;
  const isRemark =
    others.length === 0 && first?.from === columns[0]?.from && (first?.cell.text.length ?? 0) >= sentence;
  const isOwn = ({ from, to }: Slot) => columns.some((column) => column.from <= from && to <= column.to);
  return first !== undefined && !isRemark && slots.every(isOwn);
}

/** Characters from which on a text is more than a figure. */
const sentence = 12;

/** A figure, or a text that stands in for one, if with characters that are lost; not a sentence. */
function isShort(cell: Cell): boolean {
  return readValue(cell).kind !== 'unreadable' || (/[\d\ufffd]/.test(cell.text) && cell.text.length < sentence);
}

/** Every figure stands under the label of a column, each label over at most one. */
function isAligned({ header, slots, labelEnd }: MatchedRow): boolean {
  const { columns, foreign } = header;
  const positions = columns.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
  if (new Set(positions).size < positions.length || columns.some(({ from }) => from <= labelEnd)) return false;
  const [first, last] = [Math.min(...positions), Math.max(...positions)];
  const taken = new Set<Column>();
  return slots.every(({ cell, from, to }) => {
    const empty = isEmpty(cell);
    const column = columns.find((one) => one.from <= from && to <= one.to);
    if (column && !empty) {
      if (taken.has(column)) return false;
      taken.add(column);
    }
    // A label takes several positions, of which those behind the first are empty where merges are lost.
    return column !== undefined || foreign.has(from) || from > last || (empty && to < first);
  });
}

/**
 * A figure just behind the last column, and a gap among the columns that it would fill: either the
 * row has slipped to the right, or a blank was meant and the figure is none of the table's.
 */
function isShifted({ header, slots }: MatchedRow): boolean {
  const filled = slots.filter(({ cell }) => !isEmpty(cell));
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

/** Figures beyond the header of a CSV, and two in a row that one makes when its separator is taken for the end of a field. */
function isSplit({ header, slots, place }: MatchedRow): boolean {
  // In no other grid does a row have a line as well.
  if (place.row === undefined || place.line === undefined) return false;
  const texts = slots.map(({ cell }) => cell.text.trim());
  const spills = slots.some(({ from }, index) => from > header.last && /^\d+$/.test(texts[index]!));
  return spills && texts.some((text, index) => /^[1-9]\d{0,2}$/.test(text) && /^\d{3}$/.test(texts[index + 1] ?? ''));
}

function cellsByPosition({ header, slots, place }: MatchedRow): [Column, Cell][] {
  return header.columns.map((column) => {
    const under = slots.filter(({ from, to }) => column.from <= from && to <= column.to);
    const slot = under.find(({ cell }) => !isEmpty(cell)) ?? under[0];
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
  const filled = slots.filter(({ cell }) => !isEmpty(cell));
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

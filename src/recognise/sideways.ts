import type { GridRow } from '../document.ts';
import { type Block, type Form, type Line, lines } from '../form.ts';
import { remember } from '../remember.ts';
import type { Text } from '../text.ts';
import { readValue } from '../value.ts';
import { isCaption } from './caption.ts';
import { namesHeading } from './header.ts';
import { normalise, wordingsOf } from './label.ts';
import { cellSpelled, crossingWordings, lineNamed, lineSpelled, namesRow } from './lines.ts';
import { isNumber } from './matched.ts';
import { notTied, type Piece, type Reading, tooManyFields } from './piece.ts';
import { countsGroups, countsLines } from './serial.ts';
import { isEmpty, slotsOf } from './slots.ts';
import { type Turned, turn } from './turn.ts';
import { type Found, isOutside, uprightAt } from './upright.ts';

/**
 * Tables that are printed with rows and columns exchanged and begin in a row: 表三 with its rows side by side, 表四 with one
 * figure a line. Seen from the side they are as the form prints them, with labels of the form on both sides; nothing else is
 * taken for one.
 */
export function sidewaysAt(rows: readonly GridRow[], start: number, forms: readonly Form[]): Found | undefined {
  const end = extentOf(rows, start, forms);
  if (end === undefined) return undefined;
  const turned = turn(flushRight(rows.slice(start, end)));
  const view = turned.rows;
  const pieces: Piece[] = [];
  for (let index = 0; index < view.length; ) {
    const found = uprightAt(view, index, forms, { mayBegin: () => true });
    // Numbers left of all labels are those of the lines.
    if (!found && pieces.length === 0 && holdsNumber(view[index]!) && !countsGroups(view[index]!)) return undefined;
    if (found) pieces.push(...found.pieces.flatMap((piece) => told(piece, found, index)));
    index = found?.end ?? index + 1;
  }
  return pieces.length > 0 ? { pieces, end } : undefined;

  function told(piece: Piece, found: Found, index: number): Piece[] {
    const under = view.slice(index, found.end);
    if (!piece.readings.some(({ rows }) => rows.size > 0) || under.every(holdsLabel)) return [];
    const readings = piece.readings.map((reading) => turned.back(doubted(reading, turned, under, rows[start]!)));
    return [{ ...piece, place: rows[start]!.place, readings }];
  }

  function holdsLabel(row: GridRow): boolean {
    const blocks = blocksOf(forms);
    return (
      slotsOf(row).some(({ cell: { text } }) =>
        blocks.some((block) => namesHeading(text, block) || cellSpelled(text, block)),
      ) && !holdsNumber(row)
    );
  }
}

/** Rows of different lengths with the one value of each at the end: labels that were merged stand once, and those move it. */
function flushRight(rows: readonly GridRow[]): readonly GridRow[] {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const isOneValue = ({ cells }: GridRow) => {
    const last = cells.at(-1);
    return (
      last !== undefined &&
      readValue(last).kind !== 'unreadable' &&
      !cells.slice(0, -1).some((cell) => cell && isNumber(cell))
    );
  };
  if (rows.every(({ cells }) => cells.length === width) || !rows.every(isOneValue)) return rows;
  return rows.map(({ place, cells }) => {
    const between = Array.from({ length: width - cells.length }, () => undefined);
    return { place, cells: [...cells.slice(0, -1), ...between, cells.at(-1)] };
  });
}

function holdsNumber(row: GridRow): boolean {
  return slotsOf(row).some(({ cell }) => isNumber(cell));
}

/**
 * A reading without its figures where others could be meant: where not one column of them stands behind the labels of 表四, or
 * a comma in a figure has pushed on the fields behind it. `rows` are the piece's own, seen from the side.
 */
function doubted(reading: Reading, { rows: view }: Turned, rows: readonly GridRow[], { place }: GridRow): Reading {
  const { blocks } = reading.table;
  const isLabelled = (row: GridRow) =>
    slotsOf(row).some(({ cell }) => blocks.some((block) => namesRow(cell.text, block)));
  const loose = rows.filter((row) => holdsNumber(row) && !isLabelled(row));
  const own = new Set([...reading.entries.values()].map((entry) => view[entry.cell!.place.row! - 1]!));
  const isOneLine = blocks.some(({ across }) => across) && own.size === 1;
  const why = isOneLine
    ? doubtOfLine([...own][0]!, loose)
    : place.line !== undefined && loose.length > 0 && tooManyFields;
  return why ? { ...reading, entries: new Map(), why } : reading;
}

/** Why a row cannot be told from other rows of figures: there are several, or the one counts the lines. */
function doubtOfLine(own: GridRow, loose: readonly GridRow[]): Text | undefined {
  const [figures, ...others] = loose.filter((row) => !countsLines(row));
  return loose.length === 0 || (figures === own && others.length === 0) ? undefined : notTied;
}

/** Rows between two with labels of a table that have none: a local line, one that is not spelled right. */
const mostBetween = 2;

/** The first row behind what may be a table from its side that begins in a row: its rows name lines of the form. */
function extentOf(rows: readonly GridRow[], start: number, forms: readonly Form[]): number | undefined {
  const blocks = mayBegin(rows[start]!, forms) ? blocksOf(forms).filter((block) => begins(rows[start]!, block)) : [];
  const ends = blocks.flatMap((block) => extentBy(block, rows, start, forms) ?? []);
  return ends.length > 0 ? Math.max(...ends) : undefined;
}

function extentBy(block: Block, rows: readonly GridRow[], start: number, forms: readonly Form[]): number | undefined {
  const columns = lines(block.columns);
  const columnsIn = (row: GridRow) => slotsOf(row).flatMap(({ cell }) => lineNamed(cell.text, columns) ?? []);
  if (block.across && new Set(columnsIn(rows[start]!)).size > 1) return undefined;
  const seen = new Set<Line>();
  let last = start;
  for (let index = start + 1; index < rows.length && index - last <= mostBetween + 1; index++) {
    const row = rows[index]!;
    if (isOutside(row, forms) || slotsOf(row).some(({ cell }) => isCaption(cell.text, forms))) break;
    if (block.across) {
      // Several outcomes side by side are the header of a table that stands upright.
      if (new Set(columnsIn(row)).size > 1) break;
    } else {
      if (seen.size > 0 && begins(row, block)) break;
      const column = holdsNumber(row) && columnsIn(row)[0];
      // Two of one kind: the columns of several reports.
      if (column && seen.has(column)) return undefined;
      if (column) seen.add(column);
    }
    if (slotsOf(row).some(({ cell: { text } }) => namesAny(text, block))) last = index;
  }
  return last + 1;
}

function namesAny(text: string, block: Block): boolean {
  return namesHeading(text, block) || namesRow(text, block) || cellSpelled(text, block) !== undefined;
}

/** Whether a row is the first of a block from its side: rows of the form side by side, or a kind of case in front. */
function begins(row: GridRow, block: Block): boolean {
  const texts = slotsOf(row).flatMap(({ cell }) => (isEmpty(cell) ? [] : [cell.text]));
  const rows = lines(block.rows);
  if (block.across)
    return texts.some((text) => namesRow(text, block) || lineSpelled(text, rows) || cellSpelled(text, block));
  const named = new Set(texts.flatMap((text) => lineNamed(text, rows) ?? []));
  const hasCorner = block.corner !== undefined && texts.some((text) => normalise(text) === normalise(block.corner!));
  return named.size + (hasCorner ? 1 : 0) > 1;
}

/** Spares the search in rows that name no row of the form, which most are. */
function mayBegin(row: GridRow, forms: readonly Form[]): boolean {
  const known = rowWordings(forms);
  return slotsOf(row).some(({ cell: { text } }) => text.length < longest && known.has(normalise(text)));
}

/** Longer texts name no row. */
const longest = 80;

const blocksOf = remember((forms: readonly Form[]): readonly Block[] =>
  forms.flatMap(({ tables }) => tables.flatMap(({ blocks }) => blocks)),
);

const rowWordings = remember((forms: readonly Form[]): ReadonlySet<string> => {
  return new Set(blocksOf(forms).flatMap(firstWordings));
});

/** What the first row of a block may say from its side, in normal form. */
function firstWordings(block: Block): string[] {
  const all = lines(block.rows);
  const rows = all.flatMap(({ heading }) => wordingsOf(heading));
  if (!block.across) return rows;
  const groups = [...new Set(all.flatMap(({ groups }) => groups))].flatMap(wordingsOf);
  const columns = lines(block.columns).flatMap(({ heading }) => wordingsOf(heading));
  // 行政诉讼（复议后起诉）总计 without what stands in brackets.
  const crossed = groups.flatMap((group) => columns.map((column) => group + column));
  return [...rows, ...groups, ...crossed, ...crossingWordings(block)];
}

import { type Cell, type GridRow, isPictureOrStruck, type Place } from '../../model/document.ts';
import { lines } from '../../model/form.ts';
import { isUnit, readValue } from '../../model/value.ts';
import { findLineExactly, isRowLabel } from '../labels/find-line.ts';
import { isEmpty, isNumber, slotsOf } from '../slots.ts';
import { severalFigureRows, unclearColumns } from '../table-part.ts';
import { type BlockHeader, isHeaderLabel } from './header.ts';
import { extentOf } from './header-columns.ts';
import { type MatchedRows, mayContinueBelow } from './matched-rows.ts';
import { isNumberingRow } from './row-numbers.ts';

/** Matches the one row of figures of a block printed across; `tiers` are the rows of its header. */
export function matchSingleRow(
  header: BlockHeader,
  rows: readonly GridRow[],
  tiers: readonly GridRow[],
  place: Place,
): MatchedRows {
  const [first] = extentOf(header.columns);
  const row = findFigureRow(rows, header, tiers);
  const slots = row ? slotsOf(row).filter(({ from }) => from >= first) : [];
  const blank = rows.find((one) => slotsOf(one).every(({ cell }) => isEmpty(cell)));
  // On a page the row of a blank table is drawn too: if there is none, it is elsewhere.
  if (rows.length === 0 && place.page !== undefined) return { rows: [], ignored: [], unplaced: [], shifted: [] };
  const matched = { header, place: (row ?? blank)?.place ?? place, slots, labelEnd: first - 1 };
  const next = row && rows[rows.indexOf(row) + 1];
  const below = next ? slotsOf(next) : [];
  const areFigures = below.length > 0 && below.every(({ cell }) => isFigureLike(cell));
  const isTorn = areFigures && mayContinueBelow(matched, below);
  const unplaced = areFigures ? below.filter(({ cell }) => isNumber(cell)).map(({ cell }) => ({ cell })) : [];
  const isPushed = row !== undefined && hasFigureUnderLabel(row, first, tiers, header);
  const isOneOfSeveral = row !== undefined && rows.some((other) => isRival(row, other, header));
  const doubt = isTorn || isPushed ? unclearColumns : isOneOfSeveral ? severalFigureRows : undefined;
  return { rows: [matched], ignored: [], unplaced, shifted: [], doubt };
}

/** True if another row has about as many figures, and different ones: those of another year or body. */
function isRival(row: GridRow, other: GridRow, { columns }: BlockHeader): boolean {
  const figures = ({ cells }: GridRow) =>
    columns.map(({ from }) => cells[from]).filter((cell) => cell && isNumber(cell));
  const [own, others] = [figures(row), figures(other)];
  if (other === row || others.length * 2 < columns.length || isNumberingRow(slotsOf(other))) return false;
  // A computed row is a check of the row above.
  const isComputed = others.every((cell) => cell!.stored?.formula !== undefined);
  return !isComputed && own.map((cell) => cell!.text).join() !== others.map((cell) => cell!.text).join();
}

/** True if a figure is left of the columns, under the label of their row: the whole row may be pushed to the left. */
function hasFigureUnderLabel(row: GridRow, first: number, tiers: readonly GridRow[], { block }: BlockHeader): boolean {
  return slotsOf(row).some(
    ({ from, cell }) =>
      from < first && isNumber(cell) && tiers.some(({ cells }) => isRowLabel(cells[from]?.text ?? '', block)),
  );
}

/**
 * Finds the row right under the header, whatever its cells hold, unless it is a remark or part of the header; otherwise
 * the first row with more figures than other texts.
 */
function findFigureRow(rows: readonly GridRow[], header: BlockHeader, tiers: readonly GridRow[]): GridRow | undefined {
  const [first, last] = extentOf(header.columns);
  const under = (row: GridRow) =>
    slotsOf(row).filter(({ from, cell }) => first <= from && from <= last && !isEmpty(cell));
  const filled = rows.filter((row) => under(row).length > 0 && !isRemark(row, header));
  const isFigures = (row: GridRow) =>
    under(row).filter(({ cell }) => isFigureLike(cell)).length * 2 > under(row).length;
  const isFull = (row: GridRow) => isFigures(row) && under(row).length * 2 >= header.columns.length;
  const below = (row: GridRow) => filled.slice(filled.indexOf(row) + 1);
  const isPartOfHeader = (row: GridRow) => {
    const slots = under(row);
    if (slots.every(({ cell }) => isHeaderLabel(cell.text, header.block))) return true;
    const goesBefore =
      slots.every(({ cell }) => isUnit(cell.text)) ||
      isNumberingRow(slots) ||
      !slots.some(({ cell }) => isFigureLike(cell));
    return goesBefore && below(row).some(isFull);
  };
  const top = filled.find((row) => !isPartOfHeader(row));
  return top && (isFigures(top) || isRightUnder(top, rows, tiers)) ? top : filled.find(isFigures);
}

/** True if a row is a remark below the table: one text over several columns, or one that says so. */
function isRemark(row: GridRow, { columns }: BlockHeader): boolean {
  const [first, ...others] = slotsOf(row).filter(({ cell }) => !isEmpty(cell));
  if (!first) return false;
  if (/^[（(※*\s]*(?:注|备注|附注|说明|填表说明|填报说明)\s*\d?\s*[：:]/u.test(first.cell.text)) return true;
  const covered = columns.filter(({ from, to }) => first.from <= to && from <= first.to);
  return others.length === 0 && covered.length > 1;
}

/** True if a row is no further from the header than the header's own rows are from each other. */
function isRightUnder(row: GridRow, rows: readonly GridRow[], tiers: readonly GridRow[]): boolean {
  const [before, head] = tiers.slice(-2).map(({ place }) => place);
  const end = head ?? before;
  const at = row.place.row;
  if (at === undefined || end?.row === undefined || row.place.table !== end.table) return row === rows[0];
  const pitch = head && before?.row !== undefined && before.table === head.table ? head.row! - before.row : 1;
  return at - end.row <= pitch;
}

/**
 * Matches the one row of a table for one kind of case, which is named right above the header: 行政复议, with its outcomes
 * below.
 */
export function matchRowNamedAbove(
  [header]: readonly BlockHeader[],
  rows: readonly GridRow[],
  above = '',
): MatchedRows | undefined {
  const [row, ...others] = rows;
  const line = header?.block.across ? findLineExactly(above, lines(header.block.rows)) : undefined;
  if (!header || !line || !row || header.columns.length < lines(header.block.columns).length) return undefined;
  if (isRemark(row, header) || others.some(hasValue)) return undefined;
  const matched = { header, line, place: row.place, slots: slotsOf(row), labelEnd: -1 };
  return { rows: [matched], ignored: [], unplaced: [], shifted: [] };
}

function hasValue(row: GridRow): boolean {
  return slotsOf(row).some(({ cell }) => !isEmpty(cell) && readValue(cell).kind !== 'unreadable');
}

/**
 * True if a cell has a figure or something in its place: a text with lost characters or a picture, but not a sentence.
 */
function isFigureLike(cell: Cell): boolean {
  if (isPictureOrStruck(cell)) return true;
  return readValue(cell).kind !== 'unreadable' || (/[\d\ufffd]/.test(cell.text) && cell.text.length < 12);
}

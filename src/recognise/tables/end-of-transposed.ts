import type { Cell, GridRow } from '../../model/document.ts';
import { type Block, type Form, type Line, lines } from '../../model/form.ts';
import { readValue } from '../../model/value.ts';
import { isCaption } from '../caption.ts';
import { blocksNamedInRow } from '../labels/blocks-by-label.ts';
import { findCrossing, findHeading, findLine, findLineExactly, groupsOf, isRowLabel } from '../labels/find-line.ts';
import { normalise } from '../labels/normalise.ts';
import { hasNumber, isEmpty, slotsOf } from '../slots.ts';
import { isHeaderLabel } from './header.ts';
import { columnCount } from './header-columns.ts';
import { memoizeByShape } from './row-shapes.ts';
import { hasTitleOrHeading } from './upright.ts';

/** Number of rows for each column of a block, and of tiers above them: far more than any table has. */
const rowsPerColumn = 6;
const maxTiers = 4;

/** Rows without labels of the table between two that have some: a local row, or a misspelt label. */
const maxUnlabelledRows = 2;

/**
 * Returns the index of the first row after a possible transposed table that begins in a row, whose rows name lines of
 * the form.
 */
export function endOfTransposed(rows: readonly GridRow[], start: number, forms: readonly Form[]): number | undefined {
  const ends = blocksBegunBy(rows, start, forms).flatMap((block) => endOfBlock(block, rows, start, forms) ?? []);
  return ends.length > 0 ? Math.max(...ends) : undefined;
}

const blocksBegunBy = memoizeByShape((row, forms) =>
  blocksNamedInRow(row, forms).filter((block) => mayBegin(row, block)),
);

function endOfBlock(block: Block, rows: readonly GridRow[], start: number, forms: readonly Form[]): number | undefined {
  if (isUprightHeader(rows[start]!, block)) return undefined;
  const seen = new Set<Line>();
  let last = start;
  const limit = Math.min(rows.length, start + rowsPerColumn * (columnCount(block, block.across === true) + maxTiers));
  for (let index = start + 1; index < limit && index - last <= maxUnlabelledRows + 1; index++) {
    const row = rows[index]!;
    if (hasTitleOrHeading(rows, index, forms) || slotsOf(row).some(({ cell }) => isCaption(cell.text, forms))) break;
    if (isUprightHeader(row, block) || (seen.size > 0 && mayBegin(row, block))) break;
    const column = block.across ? undefined : columnOfRow(row, block);
    // The same column twice: the columns of several reports.
    if (column && seen.has(column)) return undefined;
    if (column) seen.add(column);
    if (slotsOf(row).some(({ cell: { text } }) => isAnyLabel(text, block))) last = index;
  }
  return last > start ? last + 1 : undefined;
}

/** True if a row names several outcomes next to each other, as the header of an upright table does. */
function isUprightHeader(row: GridRow, { across, columns }: Block): boolean {
  if (!across) return false;
  return new Set(slotsOf(row).flatMap(({ cell }) => findLine(cell.text, lines(columns)) ?? [])).size > 1;
}

/**
 * Returns the column that a row of a transposed table is: the last one named left of its figures, or the first if it
 * has no figures.
 */
function columnOfRow(row: GridRow, { columns }: Block): Line | undefined {
  const all = lines(columns);
  const slots = slotsOf(row).filter(({ cell }) => !isEmpty(cell) && !findHeading(cell.text, groupsOf(all)));
  const labels = slots.slice(slots.findIndex(({ cell }) => isText(cell)));
  const figures = labels.findIndex(({ cell }) => !isText(cell));
  const named = labels.slice(0, figures < 0 ? 1 : figures);
  return named.flatMap(({ cell }) => findLine(cell.text, all) ?? []).at(-1);
}

function isText(cell: Cell): boolean {
  return readValue(cell).kind === 'unreadable';
}

function isAnyLabel(text: string, block: Block): boolean {
  return isHeaderLabel(text, block) || isRowLabel(text, block) || findCrossing(text, block) !== undefined;
}

/**
 * True if a row may be the first of a transposed block: rows of the form next to each other, or a kind of case in
 * front.
 */
function mayBegin(row: GridRow, block: Block): boolean {
  const slots = slotsOf(row);
  if (!block.across && hasNumber(row)) return false;
  const texts = slots.flatMap(({ cell }) => (isEmpty(cell) ? [] : [cell.text]));
  const rows = lines(block.rows);
  if (block.across)
    return texts.some((text) => isRowLabel(text, block) || findLineExactly(text, rows) || findCrossing(text, block));
  const named = new Set(texts.flatMap((text) => findLine(text, rows) ?? []));
  const hasCorner = block.corner !== undefined && texts.some((text) => normalise(text) === normalise(block.corner!));
  return named.size + (hasCorner ? 1 : 0) > 1;
}

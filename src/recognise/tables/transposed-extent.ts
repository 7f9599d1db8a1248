import type { Cell, GridRow } from '../../model/document.ts';
import { type Block, type Form, type Line, lines } from '../../model/form.ts';
import { readValue } from '../../model/value.ts';
import { isCaption } from '../caption.ts';
import { blocksNamedIn } from '../labels/blocks-named.ts';
import { cellSpelled, groupsOf, headingNamed, lineNamed, lineSpelled, namesRow } from '../labels/line-names.ts';
import { normalise } from '../labels/normalise.ts';
import { holdsNumber, isEmpty, slotsOf } from '../slots.ts';
import { namesHeading } from './header.ts';
import { isOutside } from './upright.ts';

/** Rows between two with labels of a table that have none: a local line, one that is not spelled right. */
const mostBetween = 2;

/** The first row behind what may be a table from its side that begins in a row: its rows name lines of the form. */
export function extentOf(rows: readonly GridRow[], start: number, forms: readonly Form[]): number | undefined {
  const blocks = blocksNamedIn(rows[start]!, forms).filter((block) => begins(rows[start]!, block));
  const ends = blocks.flatMap((block) => extentBy(block, rows, start, forms) ?? []);
  return ends.length > 0 ? Math.max(...ends) : undefined;
}

function extentBy(block: Block, rows: readonly GridRow[], start: number, forms: readonly Form[]): number | undefined {
  if (isHeader(rows[start]!, block)) return undefined;
  const seen = new Set<Line>();
  let last = start;
  for (let index = start + 1; index < rows.length && index - last <= mostBetween + 1; index++) {
    const row = rows[index]!;
    if (isOutside(row, forms) || slotsOf(row).some(({ cell }) => isCaption(cell.text, forms))) break;
    if (isHeader(row, block) || (seen.size > 0 && begins(row, block))) break;
    const column = block.across ? undefined : columnOf(row, block);
    // Two of one kind: the columns of several reports.
    if (column && seen.has(column)) return undefined;
    if (column) seen.add(column);
    if (slotsOf(row).some(({ cell: { text } }) => namesAny(text, block))) last = index;
  }
  return last > start ? last + 1 : undefined;
}

/** Whether a row names several outcomes side by side, as the header of a table does that stands upright. */
function isHeader(row: GridRow, { across, columns }: Block): boolean {
  return (
    (across ?? false) &&
    new Set(slotsOf(row).flatMap(({ cell }) => lineNamed(cell.text, lines(columns)) ?? [])).size > 1
  );
}

/** The column that a row is of from its side: one that is named left of its figures, or first where it has none. */
function columnOf(row: GridRow, { columns }: Block): Line | undefined {
  const all = lines(columns);
  const slots = slotsOf(row).filter(({ cell }) => !isEmpty(cell) && !headingNamed(cell.text, groupsOf(all)));
  const labels = slots.slice(slots.findIndex(({ cell }) => isText(cell)));
  const figures = labels.findIndex(({ cell }) => !isText(cell));
  const named = labels.slice(0, figures < 0 ? 1 : figures);
  return named.flatMap(({ cell }) => lineNamed(cell.text, all) ?? []).at(-1);
}

function isText(cell: Cell): boolean {
  return readValue(cell).kind === 'unreadable';
}

function namesAny(text: string, block: Block): boolean {
  return namesHeading(text, block) || namesRow(text, block) || cellSpelled(text, block) !== undefined;
}

/** Whether a row is the first of a block from its side: rows of the form side by side, or a kind of case in front. */
function begins(row: GridRow, block: Block): boolean {
  const slots = slotsOf(row);
  if (!block.across && holdsNumber(row)) return false;
  const texts = slots.flatMap(({ cell }) => (isEmpty(cell) ? [] : [cell.text]));
  const rows = lines(block.rows);
  if (block.across)
    return texts.some((text) => namesRow(text, block) || lineSpelled(text, rows) || cellSpelled(text, block));
  const named = new Set(texts.flatMap((text) => lineNamed(text, rows) ?? []));
  const hasCorner = block.corner !== undefined && texts.some((text) => normalise(text) === normalise(block.corner!));
  return named.size + (hasCorner ? 1 : 0) > 1;
}

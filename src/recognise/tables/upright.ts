import type { GridRow } from '../../model/document.ts';
import type { Form } from '../../model/form.ts';
import { isTitleOrHeading } from '../section.ts';
import { hasNumber, slotsOf } from '../slots.ts';
import type { TablePart } from '../table-part.ts';
import { findHeaders, type MayBegin } from './header.ts';
import { knownHeaders } from './known-headers.ts';
import { readTable } from './known-tables.ts';
import { memoizeByShape } from './row-shapes.ts';

/** Tables that begin in one row of a grid, and the index of the first row after them. */
export interface FoundTables {
  readonly parts: readonly TablePart[];
  readonly end: number;
}

/** Limits of a table among the rows around it. */
interface TableBounds {
  /** The line of text right above its header. */
  readonly above?: string | undefined;
  /** True if a block's header may begin in a row; by default a quick check. */
  readonly mayBegin?: MayBegin;
  /** True if something else begins in a row. */
  readonly ends?: (index: number) => boolean;
}

/** Finds the tables whose header begins in a row, with the rows under it until something else begins. */
export function uprightAt(
  rows: readonly GridRow[],
  index: number,
  forms: readonly Form[],
  { above, mayBegin, ends }: TableBounds = {},
): FoundTables | undefined {
  const headersAt = (start: number) =>
    mayBegin ? findHeaders(rows, start, forms, mayBegin) : knownHeaders(rows, start, forms);
  const headers = headersAt(index);
  const [header] = headers;
  if (!header) return undefined;
  const height = Math.max(...headers.map((one) => one.height));
  let end = index + height;
  while (end < rows.length && headersAt(end).length === 0) {
    if (hasTitleOrHeading(rows, end, forms) || ends?.(end)) break;
    end++;
  }
  const { place } = rows[index]!;
  const readings = readTable(headers, rows, { start: index, height, end }, forms, above);
  return { parts: [{ tableId: header.table.id, place, hidden: false, readings }], end };
}

/** True if a row without figures has the title of a report or the heading of a section. */
export const hasTitleOrHeading = memoizeByShape(
  (row, forms) => !hasNumber(row) && slotsOf(row).some(({ cell }) => isTitleOrHeading(cell.text, forms)),
);

import type { GridRow } from '../../model/document.ts';
import type { Form } from '../../model/form.ts';
import { isTitleOrHeading } from '../section.ts';
import { hasNumber, slotsOf } from '../slots.ts';
import type { TablePart } from '../table-part.ts';
import { findHeaders, type MayBegin } from './header.ts';
import { knownHeaders } from './known-headers.ts';
import { readTable, type UprightTable } from './known-tables.ts';
import { memoizeByShape } from './row-shapes.ts';

/** Tables that begin in one row of a grid, and the index of the first row after them. */
export interface FoundTables {
  readonly parts: readonly TablePart[];
  readonly end: number;
}

/** Limits of a table among the rows around it. */
interface TableBounds {
  /** True if a block's header may begin in a row; by default a quick check. */
  readonly mayBegin?: MayBegin;
  /** True if something else begins in a row. */
  readonly ends?: (index: number) => boolean;
}

/** Finds the table whose header begins in a row, with the rows under it until something else begins. */
export function findUpright(
  rows: readonly GridRow[],
  index: number,
  forms: readonly Form[],
  { mayBegin, ends }: TableBounds = {},
): UprightTable | undefined {
  const headersAt = (start: number) =>
    mayBegin ? findHeaders(rows, start, forms, mayBegin) : knownHeaders(rows, start, forms);
  const headers = headersAt(index);
  if (headers.length === 0) return undefined;
  const height = Math.max(...headers.map((one) => one.height));
  let end = index + height;
  while (end < rows.length && headersAt(end).length === 0) {
    if (hasTitleOrHeading(rows, end, forms) || ends?.(end)) break;
    end++;
  }
  return { headers, height, length: end - index };
}

/** Reads a table that begins in a row; `above` is the line of text right above it. */
export function readUpright(
  found: UprightTable,
  rows: readonly GridRow[],
  index: number,
  forms: readonly Form[],
  above?: string,
): FoundTables {
  const readings = readTable(found, rows, index, forms, above);
  const { place } = rows[index]!;
  const tableId = found.headers[0]!.table.id;
  return { parts: [{ tableId, place, hidden: false, readings }], end: index + found.length };
}

/** True if a row without figures has the title of a report or the heading of a section. */
export const hasTitleOrHeading = memoizeByShape(
  (row, forms) => !hasNumber(row) && slotsOf(row).some(({ cell }) => isTitleOrHeading(cell.text, forms)),
);

import type { Document, GridRow } from '../model/document.ts';
import type { ListShape } from '../model/file-part.ts';
import type { Form } from '../model/form.ts';
import { isOfSeveral } from './body-lists/body-names.ts';
import { findLists } from './body-lists/find-lists.ts';
import { listHeaderAt, mayBeHeader } from './body-lists/header.ts';
import { organizationNames } from './labels/find-by-name.ts';
import { normalise, withoutSpaces } from './labels/normalise.ts';
import { findLongTable, isHeaderAgain } from './long-table.ts';

/** A list that can be divided between reports: its header is its first record, whatever stands below. */
export interface RecordList {
  readonly shape: ListShape;
  /** Positions of the fields that tell the reports apart, from 0: body and year, or the body alone. */
  readonly key: readonly number[];
  /** True for the fields of the key in a second header, so that the list cannot be divided. */
  readonly isHeader: (fields: readonly string[]) => boolean;
  /** Returns the same text for records that may belong to one report; undefined if the record is a report of its own. */
  readonly keyOf: (fields: readonly string[]) => string | undefined;
  /** False for the name of a row that is not a body, such as 小计: several of one name are not one report. */
  readonly isBody: (key: string) => boolean;
  /** True if a record may be a second header whose key does not tell. */
  readonly mayBeHeader: (row: GridRow) => boolean;
}

/** Returns how a list can be divided, by the beginning of its file; undefined if it is no such list. */
export function recordList({ blocks }: Document, forms: readonly Form[]): RecordList | undefined {
  const [grid, ...others] = blocks;
  if (grid?.kind !== 'grid' || others.length > 0 || grid.rows[0]?.place.row !== 1) return undefined;
  const { rows } = grid;
  return findLists(blocks, forms).lists.size > 0
    ? wideList(rows, forms)
    : tidyList(findLongTable(grid, forms), rows.length);
}

function tidyList(table: ReturnType<typeof findLongTable>, count: number): RecordList | undefined {
  // The header is the first of the rows.
  if (!table || table.rows.length !== count - 1) return undefined;
  const key = [table.columns.get('organization')!, table.columns.get('year')!];
  const keyOf = (fields: readonly string[]) => fields.map((text) => text.trim()).join('\n');
  const isHeader = ([organization = '', year = '']: readonly string[]) => isHeaderAgain(organization, year);
  return { shape: 'tidy', key, keyOf, isBody: () => true, isHeader, mayBeHeader: () => false };
}

/** A header that names the body's column is the same above any records. */
function wideList(rows: readonly GridRow[], forms: readonly Form[]): RecordList | undefined {
  const header = listHeaderAt(rows, 0, forms);
  const organization = header?.height === 1 ? header.organization : undefined;
  if (organization === undefined) return undefined;
  const label = normalise(rows[0]!.cells[organization]?.text ?? '');
  if (!organizationNames.includes(label)) return undefined;
  return {
    shape: 'wide',
    key: [organization],
    keyOf: ([name = '']) => withoutSpaces(name.trim()) || undefined,
    isBody: (name) => !isOfSeveral(name),
    isHeader: () => false,
    mayBeHeader: (row) => mayBeHeader(row, forms),
  };
}

import type { GridRow } from '../../model/document.ts';
import { type Block, type Form, type FormTable, headingsIn, lines } from '../../model/form.ts';
import { memoize } from '../../model/memoize.ts';
import { possibleWordings, wordingsOf } from '../labels/wordings.ts';
import { slotsOf } from '../slots.ts';
import type { Reading } from '../table-part.ts';
import type { TableHeader } from './header.ts';
import { knownHeaders } from './known-headers.ts';
import { alignPairs } from './label-pairs.ts';
import { readRows } from './read-rows.ts';
import { type FoundTables, hasTitleOrHeading } from './upright.ts';

/** A table of a form, with those of its blocks that are printed without a header. */
interface HeadlessTable {
  readonly form: Form;
  readonly table: FormTable;
  readonly blocks: readonly Block[];
}

const headlessTables = memoize((forms: readonly Form[]): readonly HeadlessTable[] =>
  forms.flatMap((form) =>
    form.tables.flatMap((table) => {
      const blocks = table.blocks.filter(({ headless }) => headless);
      return blocks.length > 0 ? [{ form, table, blocks }] : [];
    }),
  ),
);

/** True if some tables are printed without a header. */
export function haveHeadless(forms: readonly Form[]): boolean {
  return headlessTables(forms).length > 0;
}

/** Lines by which a table is known: one label may stand anywhere. */
const minLines = 2;

/** Finds the tables that begin in a row with a label of the form, have a figure right of each label, and no header. */
export function headlessAt(rows: readonly GridRow[], start: number, forms: readonly Form[]): FoundTables | undefined {
  const possible = headlessTables(forms).filter(({ blocks }) => blocks.some((block) => begins(rows[start]!, block)));
  if (possible.length === 0) return undefined;
  const end = endOf(rows, start, forms);
  const found = possible
    .map((one) => readPairs(one, rows.slice(start, end)))
    .filter(({ rows: named, table }) => named.size >= Math.min(minLines, lineCount(table)));
  const most = Math.max(...found.map((reading) => reading.rows.size));
  const tableId = found.find((reading) => reading.rows.size === most)?.table.id;
  if (tableId === undefined) return undefined;
  const readings = found.filter(({ table }) => table.id === tableId);
  return { parts: [{ tableId, place: rows[start]!.place, hidden: false, readings }], end };
}

function begins(row: GridRow, block: Block): boolean {
  return slotsOf(row).some(({ cell }) => possibleWordings(cell.text).some((one) => rowWordings(block).has(one)));
}

/** Returns the names of rows and of their groups. */
const rowWordings = memoize(
  ({ rows }: Block): ReadonlySet<string> => new Set(headingsIn(rows).flatMap((heading) => wordingsOf(heading))),
);

function endOf(rows: readonly GridRow[], start: number, forms: readonly Form[]): number {
  let end = start + 1;
  while (end < rows.length && !hasTitleOrHeading(rows, end, forms) && knownHeaders(rows, end, forms).length === 0)
    end++;
  return end;
}

function lineCount({ blocks }: FormTable): number {
  return blocks.reduce((sum, { rows }) => sum + lines(rows).length, 0);
}

function readPairs({ form, table, blocks }: HeadlessTable, rows: readonly GridRow[]): Reading {
  const { position, rows: pairs } = alignPairs(rows, blocks);
  const header: TableHeader = {
    form,
    table,
    height: 0,
    blocks: blocks.map((block) => ({
      block,
      across: false,
      columns: lines(block.columns).map((column) => ({ column, from: position, to: position, tier: 0 })),
      foreign: new Set(),
      rowNumbers: new Set(),
      last: position,
      captioned: false,
    })),
  };
  return readRows(header, pairs, [], rows[0]!.place);
}

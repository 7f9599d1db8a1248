import { type Block, type FormTable, formCells, type Heading, lines } from '../model/form.ts';
import { type Entry, entryAt, type Table, wasRead } from '../model/report.ts';

/**
 * Returns the form's table without the rows and columns that the document lacks. A block with less than half of its
 * columns keeps them all, with gaps: it could not be recognised without them.
 */
export function printedTable({ table, entries }: Table): FormTable {
  const blocks = table.blocks.flatMap((block) => {
    const printedTable = entries.filter((entry) => entry.at.block === block && wasRead(entry));
    if (printedTable.length === 0) return [];
    const rows = keep(block.rows, new Set(printedTable.map(({ at }) => at.row.id)));
    const columns = keep(block.columns, new Set(printedTable.map(({ at }) => at.column.id)));
    if (printedColumns({ ...block, rows, columns }) * 2 >= printedColumns(block)) return [{ ...block, rows, columns }];
    return [{ ...block, rows: block.across ? block.rows : rows }];
  });
  return { ...table, blocks };
}

/** Returns the entries of a table that are printed. */
export function printedEntries(table: Table): Entry[] {
  return formCells(printedTable(table)).map(({ row, column }) => entryAt(table, row.id, column.id)!);
}

/** Returns the number of printed columns with figures in a block. */
function printedColumns({ across, rows, columns }: Block): number {
  return lines(columns).length * (across ? lines(rows).length : 1);
}

function keep(headings: readonly Heading[], ids: ReadonlySet<string>): Heading[] {
  return headings.flatMap((heading) => {
    if (!heading.children) return ids.has(heading.id ?? heading.label) ? [heading] : [];
    const children = keep(heading.children, ids);
    return children.length > 0 ? [{ ...heading, children }] : [];
  });
}

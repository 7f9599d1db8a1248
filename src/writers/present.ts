import type { FormTable, Heading } from '../form.ts';
import { isThere, type Table } from '../report.ts';

/** The form's table without the rows and columns that the document does not have. */
export function present({ table, entries }: Table): FormTable {
  const blocks = table.blocks.flatMap((block) => {
    const there = entries.filter((entry) => entry.at.block === block && isThere(entry));
    const rows = keep(block.rows, new Set(there.map(({ at }) => at.row.id)));
    const columns = keep(block.columns, new Set(there.map(({ at }) => at.column.id)));
    return rows.length > 0 && columns.length > 0 ? [{ ...block, rows, columns }] : [];
  });
  return { ...table, blocks };
}

function keep(headings: readonly Heading[], ids: ReadonlySet<string>): Heading[] {
  return headings.flatMap((heading) => {
    if (!heading.children) return ids.has(heading.id ?? heading.label) ? [heading] : [];
    const children = keep(heading.children, ids);
    return children.length > 0 ? [{ ...heading, children }] : [];
  });
}

import { type Form, type FormTable, formCells, type Heading, lines, tableOf } from '../../../src/model/form.ts';
import { official } from '../official.ts';
import type { Filled } from './figures.ts';
import type { Item } from './printed.ts';

/** Other shapes in which people print the tables of the form; each with the same figures. */

type Row = Record<string, number | string | null>;

/** 表三 or a block of 表二 with its rows side by side, its columns going down the side. */
export function sideways(form: Form, id: string, figures: Filled): Item[] {
  const table = tableOf(official(form), id)!;
  return table.blocks.flatMap((block): Item[] => {
    const turned: Record<string, Row> = {};
    for (const { row, column } of formCells({ ...table, blocks: [block] })) {
      turned[column.id] ??= {};
      turned[column.id]![row.id] = figures[id]![row.id]![column.id]!;
    }
    const labelWidth = depth(block.columns);
    const width = labelWidth + lines(block.rows).length;
    const { caption: _, ...bare } = block;
    const rows = plain(block.columns);
    const drawn = { ...table, width, labelWidth, blocks: [{ ...bare, columns: plain(block.rows), rows }] };
    return [...(block.caption === undefined ? [] : [block.caption]), { table: drawn, figures: { [id]: turned } }];
  });
}

/** 表四 with one figure a line, under a header line or none. */
export function oneByOne(form: Form, figures: Filled): Item[] {
  const table = tableOf(official(form), 'cases')!;
  const { rows, columns } = table.blocks[0]!;
  const counts: Record<string, Row> = {};
  const nested = (headings: readonly Heading[]): Heading[] =>
    headings.map(({ id, label, en, children }) => ({
      label,
      en,
      children: children
        ? nested(children)
        : columns.map((column) => {
            counts[`${id}/${column.id}`] = { count: figures.cases![id!]![column.id!]! };
            return { ...column, id: `${id}/${column.id}` };
          }),
    }));
  const count = { id: 'count', label: '数量', en: 'count' };
  const drawn: FormTable = {
    ...table,
    width: 4,
    labelWidth: 3,
    blocks: [{ corner: '项目', columns: [count], rows: nested(rows) }],
  };
  return [{ table: drawn, figures: { cases: counts } }];
}

/** 表四 as a table for each kind of case, which its first rows name. */
export function inThree(form: Form, figures: Filled): Item[] {
  const table = tableOf(official(form), 'cases')!;
  const [block] = table.blocks;
  return leavesOf(block!.rows).map((row): Item => {
    return { table: { ...table, width: 5, blocks: [{ ...block!, rows: [row] }] }, figures };
  });
}

/** Each row within its own groups. */
function leavesOf(headings: readonly Heading[]): Heading[] {
  return headings.flatMap((heading) =>
    heading.children ? leavesOf(heading.children).map((child) => ({ ...heading, children: [child] })) : [heading],
  );
}

function plain(headings: readonly Heading[]): Heading[] {
  return headings.map(({ span: _, children, ...heading }) => ({
    ...heading,
    ...(children && { children: plain(children) }),
  }));
}

function depth(headings: readonly Heading[]): number {
  return Math.max(0, ...headings.map(({ children }) => 1 + depth(children ?? [])));
}

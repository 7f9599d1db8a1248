import type { Cell, Grid, GridRow, Paragraph, Place } from '../../model/document.ts';
import { isContinuationMark } from '../../model/page-mark.ts';
import { continues, type JoinedTable, joinParts } from './continued-table.ts';
import type { PageLayout, PageLine } from './layout.ts';
import { continuationTest, joinedText } from './paragraphs.ts';
import type { Table, TableCell } from './table.ts';

/** Returns the tables and lines of all pages as blocks, in reading order. */
export function blocksOf(layouts: readonly PageLayout[], path: string): (Grid | Paragraph)[] {
  const blocks: (Grid | Paragraph)[] = [];
  const goesOn = continuationTest(layouts);
  let before: PageLine | undefined;
  let parts: Table[] = [];
  let tables = 0;
  const endTable = () => {
    if (parts.length > 0) {
      const grid = gridOf(joinParts(parts), { path, page: parts[0]!.page, table: ++tables });
      blocks.push(parts.some(({ cut }) => cut) ? { ...grid, cut: true } : grid);
    }
    parts = [];
  };
  for (const layout of layouts) {
    for (const item of itemsOf(layout)) {
      if ('table' in item) {
        const part = parts.at(-1);
        if (part && !continues(part, item.table)) endTable();
        parts.push(item.table);
        before = undefined;
        continue;
      }
      const { line, number } = item;
      if (!isContinuationMark(line.text)) endTable();
      const last = blocks.at(-1);
      if (before && last?.kind === 'paragraph' && goesOn(before, line)) {
        blocks[blocks.length - 1] = { kind: 'paragraph', text: joinedText(last.text, line.text), place: last.place };
      } else {
        blocks.push(paragraphOf(line, { path, page: layout.page, line: number }));
      }
      before = line;
    }
  }
  endTable();
  return blocks;
}

type Item = { readonly top: number } & (
  | { readonly table: Table }
  /** `number` is the line's number on its page, from 1. */
  | { readonly line: PageLine; readonly number: number }
);

/** Returns the tables and lines of a page, from top to bottom. A line beside a table comes before the table. */
function itemsOf({ tables, lines }: PageLayout): Item[] {
  return [
    ...tables.map((table) => ({ top: table.box.top, table })),
    ...lines.map((line, index) => ({
      top: tables.find(({ box }) => box.top <= line.top && line.top <= box.bottom)?.box.top ?? line.top,
      line,
      number: index + 1,
    })),
  ].sort((a, b) => a.top - b.top || Number('table' in a) - Number('table' in b));
}

function paragraphOf({ text, words, rotation }: PageLine, place: Place): Paragraph {
  const upright = rotation === 0 ? { words: words.map((word) => ({ ...word, place })) } : {};
  return { kind: 'paragraph', text, place, ...upright };
}

function gridOf({ rows }: JoinedTable, place: Place): Grid {
  const cells = new Map<TableCell, Cell>();
  rows.forEach((row, index) => {
    row.cells.forEach((cell, column) => {
      if (cells.has(cell)) return;
      const columns = row.cells.lastIndexOf(cell) - column + 1;
      const height = rows.findLastIndex((other) => other.cells.includes(cell)) - index + 1;
      const span = columns > 1 || height > 1 ? { span: { rows: height, columns } } : {};
      const at = { ...place, page: cell.page ?? row.page, row: index + 1, column: column + 1 };
      cells.set(cell, { text: cell.text, place: at, ...span, ...(cell.picture && { picture: true }) });
    });
  });
  return {
    kind: 'grid',
    place,
    rows: rows.map(
      (row, index): GridRow => ({
        place: { ...place, page: row.page, row: index + 1 },
        cells: row.cells.map((cell) => cells.get(cell)!),
      }),
    ),
  };
}

import { continues } from './continued.ts';
import type { Layout, PageLine } from './layout.ts';
import type { TextWord } from './lines.ts';
import type { Table, TableCell } from './table.ts';

/**
 * Puts back what stands below the last row of a page, in the column of a label that is merged over rows: browsers let
 * such a label run on to the end of the page, and the table goes on behind it.
 */
export function withOverflow(layouts: readonly Layout[]): Layout[] {
  return layouts.map((layout, index) => {
    const [table, next] = [layout.tables.at(-1), layouts[index + 1]?.tables[0]];
    const below = table ? layout.lines.filter(({ top }) => top > table.box.bottom) : [];
    if (!table || !next || below.length === 0 || !continues(table, next)) return layout;
    const columns = below.map((line) => line.words.map((word) => columnOf(table, word)));
    if (!isNear(table, below) || !columns.flat().every((column) => column >= 0 && isMerged(table, column)))
      return layout;
    const texts = new Map<TableCell, string>();
    below.forEach((line, row) => {
      for (const [at, word] of line.words.entries()) {
        const cell = table.rows.at(-1)![columns[row]![at]!]!;
        texts.set(cell, `${texts.get(cell) ?? cell.text}\n${word.text}`);
      }
    });
    return {
      ...layout,
      tables: [...layout.tables.slice(0, -1), lengthened(table, texts)],
      lines: layout.lines.filter((line) => !below.includes(line)),
    };
  });
}

/** The column of a table that a word stands in as a whole; −1 for none. */
function columnOf({ xs }: Table, { from, to }: TextWord): number {
  return xs.findIndex((x, column) => x <= from && to <= (xs[column + 1] ?? Number.NEGATIVE_INFINITY));
}

/** Whether lines follow a table as its own would. */
function isNear({ box }: Table, lines: readonly PageLine[]): boolean {
  return lines.every(({ top, size, turn }, index) => {
    const before = lines[index - 1]?.top ?? box.bottom;
    return turn === 0 && top - before < 2.2 * size;
  });
}

function isMerged({ rows }: Table, column: number): boolean {
  return rows.length > 1 && rows.at(-1)![column] === rows.at(-2)![column];
}

function lengthened(table: Table, texts: ReadonlyMap<TableCell, string>): Table {
  const longer = new Map([...texts].map(([cell, text]) => [cell, { ...cell, text, full: true }]));
  return { ...table, rows: table.rows.map((row) => row.map((cell) => longer.get(cell) ?? cell)) };
}

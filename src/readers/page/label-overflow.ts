import { continues } from './continued-table.ts';
import type { PageLayout, PageLine } from './layout.ts';
import type { Table, TableCell } from './table.ts';
import type { TextWord } from './text-lines.ts';

/**
 * Puts text below the last table of a page back into a merged label cell: browsers let such a label run on to the end
 * of the page, and the table continues on the next.
 */
export function withOverflowingLabels(layouts: readonly PageLayout[]): PageLayout[] {
  return layouts.map((layout, index) => {
    const [table, next] = [layout.tables.at(-1), layouts[index + 1]?.tables[0]];
    const below = table ? layout.lines.filter(({ top }) => top > table.box.bottom) : [];
    if (!table || !next || below.length === 0 || !continues(table, next)) return layout;
    // A label centred in a cell that is empty above may begin anywhere.
    const isLower = below[0]!.words.every((word) => cellAbove(word, table, next)?.text === '');
    if (!followClosely(isLower ? below[0]!.top : table.box.bottom, below)) return layout;
    const texts = new Map<TableCell, string>();
    for (const word of below.flatMap(({ words }) => words)) {
      const cell = cellAbove(word, table, next);
      if (!cell) return layout;
      texts.set(cell, `${texts.get(cell) ?? cell.text}\n${word.text}`);
    }
    return {
      ...layout,
      tables: [...layout.tables.slice(0, -1), extended(table, texts)],
      lines: layout.lines.filter((line) => !below.includes(line)),
    };
  });
}

/** True if lines follow each other, and a text that ends at a height above them, as closely as those of a cell. */
function followClosely(bottom: number, lines: readonly PageLine[]): boolean {
  return lines.every(
    ({ top, size, rotation }, index) => rotation === 0 && top - (lines[index - 1]?.top ?? bottom) < 2.2 * size,
  );
}

/**
 * Returns the last cell above a word that is no wider than the cell, if the cell covers several rows on one of the
 * pages, or one row on each and the word is part of a label without text on the next.
 */
function cellAbove({ text, from, to }: TextWord, table: Table, next: Table): TableCell | undefined {
  const middle = (from + to) / 2;
  const [upper, lower] = [columnAt(table, middle), columnAt(next, middle)];
  const isWithin = table.xs[upper]! <= from && to <= table.xs[upper + 1]!;
  const { rows } = table;
  const isMerged = rows.at(-1)![upper] === rows.at(-2)?.[upper] || next.rows[0]![lower] === next.rows[1]?.[lower];
  const isCut = /\p{L}/u.test(text) && next.rows[0]![lower]!.text === '';
  return isWithin && (isMerged || isCut) ? rows.at(-1)![upper] : undefined;
}

function columnAt({ xs }: Table, x: number): number {
  return Math.max(xs.findIndex((edge) => edge > x) - 1, 0);
}

function extended(table: Table, texts: ReadonlyMap<TableCell, string>): Table {
  const longer = new Map([...texts].map(([cell, text]) => [cell, { ...cell, text, full: true }]));
  return { ...table, rows: table.rows.map((row) => row.map((cell) => longer.get(cell) ?? cell)) };
}

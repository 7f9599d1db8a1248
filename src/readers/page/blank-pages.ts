import type { Layout } from './layout.ts';
import type { Page } from './page.ts';

/** Tells whether nothing stands on a page but its number, as behind rows that a browser moves to the page after the next. */
export function isBlank({ tables, lines }: Layout, { content }: Page): boolean {
  const { hiddenGlyphs, strokes, diagonals, pictures } = content;
  return [tables, lines, hiddenGlyphs, strokes, diagonals, pictures].every(({ length }) => length === 0);
}

/** Leaves out blank pages: a table goes on over them. */
export function overBlank(layouts: readonly Layout[], blank: ReadonlySet<number>): readonly Layout[] {
  if (blank.size === 0) return layouts;
  return layouts
    .filter(({ page }) => !blank.has(page))
    .map((layout) => ({
      ...layout,
      tables: layout.tables.map((table) => {
        let until = table.until ?? table.page;
        while (blank.has(until + 1)) until++;
        return { ...table, until };
      }),
    }));
}

// A page is read in this order; each step has terms of its own:
//
// 1. glyphs and lines – the reader of a format draws the page (`PageContent`): glyphs, strokes, diagonals, curves and
//    pictures (glyph.ts, strokes.ts, curves.ts, page.ts). The glyphs that one operator sets are a run.
// 2. strikes – strokes through and under text are not part of a table (strikes.ts).
// 3. frames – the other strokes make ruling lines (ruling-lines.ts), and these make frames: their columns are between
//    neighbouring `xs`, their rows between neighbouring `ys` (frames.ts, line-overrun.ts).
// 4. tables – the glyphs in a frame fill its cells (placement.ts, cell-text.ts, table.ts, cell-spacing.ts).
// 5. lines of text – all other glyphs (text-lines.ts). With the tables they are the `PageLayout` (layout.ts).
// 6. the document – headers, footers and blank pages go (header-footer.ts), tables cut side by side or at page breaks
//    are joined (side-by-side-*.ts, label-overflow.ts, continued-table.ts, cut-row.ts), lines become paragraphs
//    (paragraphs.ts), and all become blocks (blocks.ts).
//
// Positions are in points from the upper left corner of the page. `at` is the position of a line across its direction,
// `from` and `to` are its ends.

import type { Grid, Paragraph, Place } from '../../model/document.ts';
import { blocksOf } from './blocks.ts';
import { isPictureSized } from './box.ts';
import { withoutHeadersAndFooters } from './header-footer.ts';
import { withOverflowingLabels } from './label-overflow.ts';
import { layoutOf, type PageLayout } from './layout.ts';
import type { Page } from './page.ts';
import { joinSideBySide } from './side-by-side-pages.ts';

/**
 * Reads pages as the blocks of a document: ruling lines make cells, which their glyphs fill; other glyphs make
 * paragraphs.
 */
export function blocksOn(pages: readonly Page[], path: string): (Grid | Paragraph)[] {
  const layouts: PageLayout[] = [];
  for (const page of pages) layouts.push(layoutOf(page, layouts.at(-1)));
  const bodies = withoutHeadersAndFooters(layouts);
  const blank = new Set(bodies.filter((body, index) => isBlank(body, pages[index]!)).map(({ page }) => page));
  return blocksOf(withOverflowingLabels(withoutBlankPages(joinSideBySide(bodies), blank)), path);
}

/** Returns the pages of pictures that could show a table. */
export function picturesOn(pages: readonly Page[], path: string): Place[] {
  return pages.flatMap(({ content, number }) =>
    content.pictures.filter(isPictureSized).map(() => ({ path, page: number })),
  );
}

/**
 * True if a page has nothing but its number. Browsers leave such pages when they move rows to the page after the next.
 */
function isBlank({ tables, lines }: PageLayout, { content }: Page): boolean {
  const { hiddenGlyphs, strokes, diagonals, pictures } = content;
  return [tables, lines, hiddenGlyphs, strokes, diagonals, pictures].every(({ length }) => length === 0);
}

/** Removes blank pages; tables go on across them. */
function withoutBlankPages(layouts: readonly PageLayout[], blank: ReadonlySet<number>): readonly PageLayout[] {
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

import type { Grid, Paragraph, Place } from '../../model/document.ts';
import { isBlank, overBlank } from './blank-pages.ts';
import { blocksOf } from './blocks.ts';
import { isPictureSized } from './box.ts';
import { withoutPageMarks } from './header-footer.ts';
import { withOverflow } from './label-overflow.ts';
import { type Layout, layoutOf } from './layout.ts';
import type { Page } from './page.ts';
import { besideOneAnother } from './side-by-side-pages.ts';

/** What stands on the pages of a file: lines make cells, characters fill them by where they stand, the rest is lines of text. */
export function blocksOn(pages: readonly Page[], path: string): (Grid | Paragraph)[] {
  const layouts: Layout[] = [];
  for (const page of pages) layouts.push(layoutOf(page, layouts.at(-1)));
  const bare = withoutPageMarks(layouts);
  const blank = new Set(bare.filter((layout, index) => isBlank(layout, pages[index]!)).map(({ page }) => page));
  return blocksOf(withOverflow(overBlank(besideOneAnother(bare), blank)), path);
}

/** Where the pictures of the pages stand. */
export function picturesOn(pages: readonly Page[], path: string): Place[] {
  return pages.flatMap(({ content, number }) =>
    content.pictures.filter(isPictureSized).map(() => ({ path, page: number })),
  );
}

import { readPageMark } from '../../model/page-mark.ts';
import type { PageLayout, PageLine } from './layout.ts';

/** Size of the margin that holds headers and footers: a share of the page height, and at least so many points. */
const margin = { share: 0.12, min: 100 };

/** Lines of a header or a footer. */
const maxLines = 2;

/** Removes page numbers, and headers and footers that repeat; the first of repeated headers stays. */
export function withoutHeadersAndFooters(layouts: readonly PageLayout[]): PageLayout[] {
  const numbers = layouts.flatMap((layout) => marginLines(layout).flatMap((line) => pageNumberOf(line) ?? []));
  const isPageNumber = (line: PageLine) => {
    const own = pageNumberOf(line);
    if (own === undefined) return false;
    // A figure that is alone in the margin is not a page number: it does not count up with the pages.
    return own.sure || own.ahead === 0 || numbers.some((one) => one.page !== own.page && one.ahead === own.ahead);
  };
  const isRepeated = (line: PageLine, layout: PageLayout) => {
    if (pageNumberOf(line)) return false;
    const others = layouts.filter(
      (other) =>
        other !== layout &&
        marginLines(other).some((one) => patternOf(one) === patternOf(line) && Math.abs(one.top - line.top) < 3),
    );
    const isFooter = line.top > layout.height / 2;
    const isFirst = others.every(({ page }) => page > layout.page);
    return others.length > 0 && (others.length + 1) * 3 >= layouts.length && (isFooter || !isFirst);
  };
  return layouts.map((layout) => {
    const removed = new Set(marginLines(layout).filter((line) => isPageNumber(line) || isRepeated(line, layout)));
    return { ...layout, lines: layout.lines.filter((line) => !removed.has(line)) };
  });
}

/** Returns the outermost lines in the margins of a page that have no table beyond them. */
function marginLines({ lines, tables, height }: PageLayout): PageLine[] {
  const tablesTop = Math.min(...tables.map(({ box }) => box.top));
  const tablesBottom = Math.max(...tables.map(({ box }) => box.bottom));
  const reach = Math.max(height * margin.share, margin.min);
  return lines.filter(({ top }, index) => {
    if (top < reach) return top < tablesTop && index < maxLines;
    return top > height - reach && top > tablesBottom && index >= lines.length - maxLines;
  });
}

/** Returns the text of a line without its digits, which differ from page to page. */
function patternOf({ text }: PageLine): string {
  return text.replaceAll(/\s/g, '').replaceAll(/\d+/g, '0');
}

/** Returns a line's page number, if it is one: its page, and how far the number is ahead of it. */
function pageNumberOf({ text, page }: PageLine) {
  const mark = readPageMark(text);
  return mark && { sure: mark.sure, page, ahead: mark.page - page };
}

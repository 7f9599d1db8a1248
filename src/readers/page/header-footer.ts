import { readPageMark } from '../../model/page-mark.ts';
import type { Layout, PageLine } from './layout.ts';

/** How far from the top and the bottom of a page its number and running headers stand, of its height, or in points where that is more. */
const margin = { part: 0.12, least: 100 };

/** Lines that a header or a footer may have. */
const most = 2;

/** Pages without their numbers, and without the headers that repeat; of these, the first stays. */
export function withoutPageMarks(layouts: readonly Layout[]): Layout[] {
  const numbers = layouts.flatMap((layout) => edges(layout).flatMap((line) => numberOf(line) ?? []));
  const isNumber = (line: PageLine) => {
    const own = numberOf(line);
    if (own === undefined) return false;
    // A figure that ended up there alone is no page number: it does not count with the pages.
    return own.sure || own.ahead === 0 || numbers.some((one) => one.on !== own.on && one.ahead === own.ahead);
  };
  const isRepeated = (line: PageLine, layout: Layout) => {
    if (numberOf(line)) return false;
    const others = layouts.filter(
      (other) =>
        other !== layout &&
        edges(other).some((one) => pattern(one) === pattern(line) && Math.abs(one.top - line.top) < 3),
    );
    const isFooter = line.top > layout.height / 2;
    const isFirst = others.every(({ page }) => page > layout.page);
    return others.length > 0 && (others.length + 1) * 3 >= layouts.length && (isFooter || !isFirst);
  };
  return layouts.map((layout) => {
    const marks = new Set(edges(layout).filter((line) => isNumber(line) || isRepeated(line, layout)));
    return { ...layout, lines: layout.lines.filter((line) => !marks.has(line)) };
  });
}

/** The outermost lines in the margins of a page, with nothing of a table beyond them. */
function edges({ lines, tables, height }: Layout): PageLine[] {
  const first = Math.min(...tables.map(({ box }) => box.top));
  const last = Math.max(...tables.map(({ box }) => box.bottom));
  const reach = Math.max(height * margin.part, margin.least);
  return lines.filter(({ top }, index) => {
    if (top < reach) return top < first && index < most;
    return top > height - reach && top > last && index >= lines.length - most;
  });
}

/** Digits differ from page to page. */
function pattern({ text }: PageLine): string {
  return text.replaceAll(/\s/g, '').replaceAll(/\d+/g, '0');
}

/** A page number: the page it stands on, and how far it is ahead of that. */
function numberOf({ text, page }: PageLine) {
  const mark = readPageMark(text);
  return mark && { sure: mark.sure, on: page, ahead: mark.page - page };
}

import type { Document } from '../../model/document.ts';
import { readPage } from '../html/page.ts';
import { parsePage } from '../html/tree.ts';
import type { SourceLine } from '../line-words.ts';

/**
 * Returns the line indexes at which HTML tables begin, as Markdown may contain them, each with the first line behind
 * it.
 */
export function htmlTablesIn(lines: readonly SourceLine[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  let [start, depth] = [0, 0];
  lines.forEach(({ text }, index) => {
    for (const [, closing] of text.matchAll(/<(\/?)table\b/gi)) {
      if (closing === '') {
        if (depth++ === 0) start = index;
      } else if (depth > 0 && --depth === 0) found.set(start, index + 1);
    }
  });
  return found;
}

/** Reads the lines of an HTML table. `first` is the number of its first table. */
export function readHtmlTables(lines: readonly SourceLine[], path: string, first: number): Document['blocks'] {
  return readPage(parsePage(lines.map(({ text }) => text).join('\n')), { path }, { first }).blocks;
}

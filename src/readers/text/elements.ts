import type { Document } from '../../model/document.ts';
import { readPage } from '../html/page.ts';
import { parsePage } from '../html/tree.ts';
import type { TextLine } from '../words.ts';

/** The lines from which on a table is written in HTML, as Markdown may have them, each with the first line behind it. */
export function elementsIn(lines: readonly TextLine[]): ReadonlyMap<number, number> {
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

/** Reads such lines. `first` is the number of their first table. */
export function readElements(lines: readonly TextLine[], path: string, first: number): Document['blocks'] {
  return readPage(parsePage(lines.map(({ text }) => text).join('\n')), { path }, { first }).blocks;
}

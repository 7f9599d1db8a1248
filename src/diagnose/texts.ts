import type { Document } from '../model/document.ts';

/** A text of a document, and the page that it stands on, from 1, in a file that has pages. */
export interface PlacedText {
  readonly text: string;
  readonly page: number | undefined;
}

/** The lines and cells of a document, but for links to other pages: a menu names reports that are not there. */
export function* textsOf({ blocks }: Document): Generator<PlacedText> {
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      if (block.link) continue;
      for (const text of block.text.split('\n')) yield { text, page: block.place.page };
    } else {
      for (const cell of new Set(block.rows.flatMap(({ cells }) => cells)))
        if (cell) yield { text: cell.text, page: cell.place.page ?? block.place.page };
    }
  }
}

export function lettersIn(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

import type { Document, Grid, Paragraph } from '../model/document.ts';
import type { Outline, OutlineLine } from '../model/outline.ts';

const maxLines = 12;

/** Rows shown of one table, so that those after it are seen too. */
const maxTableRows = 4;

/** Characters of a line, in UTF-16 units. */
const maxLineLength = 120;

export function outlineOf({ blocks, pictures = [] }: Document): Outline {
  const of = (kind: (Grid | Paragraph)['kind']) => blocks.filter((block) => block.kind === kind).length;
  return {
    tables: of('grid'),
    paragraphs: of('paragraph'),
    pictures: pictures.length,
    lines: outlineLines(blocks, maxTableRows).slice(0, maxLines),
  };
}

/** Returns the lines of text from the top, each row of a table as one line; at most `rows` rows of each table. */
export function outlineLines(blocks: Document['blocks'], rows: number): OutlineLine[] {
  const lines = blocks.flatMap((block): OutlineLine[] => {
    if (block.kind === 'paragraph') return [{ place: block.place, text: block.text }];
    return block.rows.slice(0, rows).map(({ place, cells }) => {
      const texts = [...new Set(cells)].map((cell) => cell?.text.trim() ?? '').filter((text) => text !== '');
      return { place, text: texts.join(' | ') };
    });
  });
  return lines
    .map(({ place, text }) => ({ place, text: text.replaceAll(/\s+/g, ' ').trim().slice(0, maxLineLength) }))
    .filter(({ text }) => text !== '');
}

import type { Document, Grid, Paragraph, Place } from './document.ts';

/** What was read of a file in which no table of the form was found: enough to see what it is, or how it was misread. */
export interface Outline {
  readonly tables: number;
  readonly paragraphs: number;
  readonly pictures: number;
  /** Its first lines, those of tables among them. */
  readonly lines: readonly OutlineLine[];
}

export interface OutlineLine {
  readonly place: Place;
  /** Of a row, its cells, separated by ` | `. */
  readonly text: string;
}

const mostLines = 12;

/** Rows shown of one table, so that those behind it are seen as well. */
const mostRows = 4;

/** UTF-16 units of a line. */
const longest = 120;

export function outlineOf({ blocks, pictures = [] }: Document): Outline {
  const of = (kind: (Grid | Paragraph)['kind']) => blocks.filter((block) => block.kind === kind).length;
  return {
    tables: of('grid'),
    paragraphs: of('paragraph'),
    pictures: pictures.length,
    lines: linesOf(blocks, mostRows).slice(0, mostLines),
  };
}

/** The lines of text from the top, each row of a table as one; at most so many rows of each table. */
export function linesOf(blocks: Document['blocks'], rows: number): OutlineLine[] {
  const lines = blocks.flatMap((block): OutlineLine[] => {
    if (block.kind === 'paragraph') return [{ place: block.place, text: block.text }];
    return block.rows.slice(0, rows).map(({ place, cells }) => {
      const texts = [...new Set(cells)].map((cell) => cell?.text.trim() ?? '').filter((text) => text !== '');
      return { place, text: texts.join(' | ') };
    });
  });
  return lines
    .map(({ place, text }) => ({ place, text: text.replaceAll(/\s+/g, ' ').trim().slice(0, longest) }))
    .filter(({ text }) => text !== '');
}

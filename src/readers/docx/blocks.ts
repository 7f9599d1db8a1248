import { tooLarge } from '../../codecs/refusals.ts';
import { trimmed } from '../../codecs/trim.ts';
import { type Cell, type Document, type Grid, isBlank, type Paragraph, type Place } from '../../model/document.ts';
import { spread } from '../spread.ts';
import { moved } from './chunk.ts';
import type { Content } from './content.ts';
import type { Table, TableCell } from './table.ts';

/** Positions that the tables of a document may have together, a paragraph counted as one. */
const mostPositions = 2_000_000;

/** What a document is made of, tables counted from 1; those that only arrange other content give it out in its order. */
export function toBlocks(
  content: readonly Content[],
  path: string,
  chunks: ReadonlyMap<string, Document>,
): { readonly blocks: (Grid | Paragraph)[]; readonly pictures: Place[] } {
  const blocks: (Grid | Paragraph)[] = [];
  const pictures: Place[] = [];
  let tables = 0;
  let positions = 0;

  const add = (block: Grid | Paragraph): void => {
    positions += block.kind === 'grid' ? block.rows.reduce((sum, { cells }) => sum + cells.length, 0) : 1;
    if (positions > mostPositions) throw tooLarge();
    blocks.push(block);
  };
  const put = (list: readonly Content[]): void => {
    for (const one of list) {
      if (one.kind === 'line') {
        if (one.text.trim() !== '') add({ kind: 'paragraph', text: one.text, place: { path } });
      } else if (one.kind === 'picture') {
        if (one.drawing.large) pictures.push({ path });
      } else if (one.kind === 'chunk') {
        putChunk(chunks.get(one.id));
      } else if (one.kind === 'table') {
        if (one.cells.length > 1 && !one.holdsTable) putTable(one);
        else for (const cell of one.cells) if (!cell.hidden) put(cell.content);
      }
    }
  };
  const putTable = ({ cells }: Table): void => {
    const table = spread({ path, table: ++tables });
    for (const cell of cells) {
      const { place } = table.put(cell, { ...shownIn(cell), ...(cell.hidden && { hidden: true as const }) });
      for (const { drawing } of picturesIn(cell)) if (drawing.large) pictures.push(place);
    }
    const grid = table.grid();
    const rows = grid.rows.filter(({ cells }) => cells.some((cell) => cell && (!isBlank(cell) || cell.hidden)));
    if (rows.length > 0) add({ ...grid, rows });
  };
  const putChunk = (chunk: Document | undefined): void => {
    if (!chunk) return;
    const placed = moved(chunk, path, tables);
    for (const block of placed.blocks) {
      add(block);
      tables = Math.max(tables, block.place.table ?? 0);
    }
    for (const picture of placed.pictures) pictures.push(picture);
  };

  put(content);
  return { blocks, pictures };
}

/** What a cell shows, the small tables in it included. */
function shownIn(cell: TableCell): Pick<Cell, 'text' | 'picture' | 'struck'> {
  const text = textOf(cell.content);
  const struck = allIn(cell).flatMap((one) => (one.kind === 'struck' ? [one.text] : []));
  return {
    text,
    ...(allIn(cell).some(isUnread) && { picture: true }),
    ...(text.trim() === '' && struck.length > 0 && { struck: struck.join('\n') }),
  };
}

/** A line for each of the paragraphs of a cell. */
function textOf(content: readonly Content[]): string {
  return trimmed(content.flatMap(linesOf).join('\n'), '\n');
}

function linesOf(one: Content): string[] {
  if (one.kind === 'line') return [one.text];
  return one.kind === 'table' ? one.cells.filter(({ hidden }) => !hidden).map((cell) => textOf(cell.content)) : [];
}

/** Shows something of which no text is known: a picture, another file. */
function isUnread(one: Content): boolean {
  return one.kind === 'chunk' || (one.kind === 'picture' && one.drawing.standsInCell);
}

function picturesIn(cell: TableCell): Extract<Content, { kind: 'picture' }>[] {
  return allIn(cell).filter((one) => one.kind === 'picture');
}

/** All that stands in a cell, and in tables within it. */
function allIn({ content }: TableCell): Content[] {
  return content.flatMap((one) => (one.kind === 'table' ? one.cells.flatMap(allIn) : [one]));
}

import type { Document, Grid, Paragraph, Place } from '../../document.ts';
import { tooLarge } from '../refusals.ts';
import { spread } from '../spread.ts';
import { trimmed } from '../trimmed.ts';
import { moved } from './chunk.ts';
import type { Content } from './content.ts';
import type { Table, TableCell } from './table.ts';

/** Positions that the tables of a document may have together, a paragraph counted as one. */
const mostPositions = 2_000_000;

/** What is shown in a cell that holds a picture and nothing else: it is not blank, and no figure either. */
const pictureSign = '［图片］';

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
      } else if (one.cells.length === 1 || one.holdsTable) {
        for (const cell of one.cells) if (!cell.hidden) put(cell.content);
      } else if (one.cells.length > 0) putTable(one);
    }
  };
  const putTable = ({ cells }: Table): void => {
    const table = spread({ path, table: ++tables });
    for (const cell of cells) {
      const { place } = table.put(cell, { text: textOf(cell.content), ...(cell.hidden && { hidden: true as const }) });
      for (const _ of largePictures(cell)) pictures.push(place);
    }
    const grid = table.grid();
    const rows = grid.rows.filter((row) => row.cells.some((cell) => cell && (cell.text !== '' || cell.hidden)));
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

/** The text of a cell, a line for each of its paragraphs. */
function textOf(content: readonly Content[]): string {
  const text = trimmed(content.flatMap(linesOf).join('\n'), '\n');
  const isPicture = text.trim() === '' && content.some((one) => one.kind === 'picture' && one.drawing.inline);
  return isPicture ? pictureSign : text;
}

function linesOf(one: Content): string[] {
  if (one.kind === 'line') return [one.text];
  return one.kind === 'table' ? one.cells.filter(({ hidden }) => !hidden).map((cell) => textOf(cell.content)) : [];
}

function largePictures({ content }: TableCell): Content[] {
  return content.flatMap((one): Content[] => {
    if (one.kind === 'table') return one.cells.flatMap(largePictures);
    return one.kind === 'picture' && one.drawing.large ? [one] : [];
  });
}

import { tooLargeError } from '../../codecs/errors.ts';
import { trimCharacters } from '../../codecs/trim.ts';
import type { Cell, Document, Grid, Paragraph, Place } from '../../model/document.ts';
import { cellContent, gridBuilder, relocateGrid, withoutBlankRows } from '../grid-builder.ts';
import type { Content, Table, TableCell } from './content.ts';

/** The order of the element that each cell and paragraph was read from; those of included files have none. */
export type Sources = ReadonlyMap<Cell | Paragraph, number>;

type Line = Extract<Content, { readonly kind: 'line' }>;

/** Positions in all tables of a document; a paragraph counts as one. */
const maxPositions = 2_000_000;

/**
 * Converts the content of a document to grids and paragraphs. Tables are numbered from 1; the cells of a layout table follow
 * each other as if they stood in the text. `chunks` are the included files by the id of their relationship.
 * @throws {UserError} `too-large`
 */
export function toBlocks(
  content: readonly Content[],
  path: string,
  chunks: ReadonlyMap<string, Document>,
): { readonly blocks: (Grid | Paragraph)[]; readonly pictures: Place[]; readonly sources: Sources } {
  const blocks: (Grid | Paragraph)[] = [];
  const pictures: Place[] = [];
  const sources = new Map<Cell | Paragraph, number>();
  let tables = 0;
  let positions = 0;

  const add = (block: Grid | Paragraph): void => {
    positions += block.kind === 'grid' ? block.rows.reduce((sum, { cells }) => sum + cells.length, 0) : 1;
    if (positions > maxPositions) throw tooLargeError();
    blocks.push(block);
  };
  const addContent = (list: readonly Content[]): void => {
    for (const one of list) {
      if (one.kind === 'line') {
        if (one.text.trim() !== '') addLine(one);
      } else if (one.kind === 'picture') {
        if (one.drawing.large) pictures.push({ path });
      } else if (one.kind === 'chunk') {
        addChunk(chunks.get(one.id));
      } else if (one.kind === 'table') {
        if (one.cells.length > 1 && !one.holdsDataTable) addTable(one);
        else for (const cell of one.cells) if (!cell.hidden) addContent(cell.content);
      }
    }
  };
  const addLine = ({ text, order }: Line): void => {
    const paragraph: Paragraph = { kind: 'paragraph', text, place: { path } };
    sources.set(paragraph, order);
    add(paragraph);
  };
  const addTable = ({ cells }: Table): void => {
    const builder = gridBuilder({ path, table: ++tables });
    for (const cell of cells) {
      const placed = builder.put(cell.row, cell.column, cell, shownIn(cell));
      sources.set(placed, cell.order);
      for (const one of allIn(cell)) if (one.kind === 'picture' && one.drawing.large) pictures.push(placed.place);
    }
    const grid = withoutBlankRows(builder.grid());
    if (grid.rows.length > 0) add(grid);
  };
  const addChunk = (chunk: Document | undefined): void => {
    const before = tables;
    const relocate = (place: Place): Place => relocated(place, path, before);
    for (const block of chunk?.blocks ?? []) {
      const placed: Grid | Paragraph =
        block.kind === 'grid'
          ? relocateGrid(block, relocate)
          : { kind: 'paragraph', text: block.text, place: relocate(block.place) };
      add(placed);
      tables = Math.max(tables, placed.place.table ?? 0);
    }
    for (const picture of chunk?.pictures ?? []) pictures.push(relocate(picture));
  };

  addContent(content);
  return { blocks, pictures, sources };
}

/** Returns a place of an included file as one of the document; `tables` is the number of tables before it. */
function relocated({ table, row, column }: Place, path: string, tables: number): Place {
  return {
    path,
    ...(table !== undefined && { table: table + tables }),
    ...(row !== undefined && { row }),
    ...(column !== undefined && { column }),
  };
}

/** Returns what a cell shows, including the small tables in it. */
function shownIn(cell: TableCell): Omit<Cell, 'place'> {
  const all = allIn(cell);
  return cellContent({
    text: textOf(cell.content),
    picture: all.some(isUnread),
    struck: all.flatMap((one) => (one.kind === 'struck' ? [one.text] : [])).join('\n'),
    hidden: cell.hidden,
  });
}

/** Returns the paragraphs of a cell, a line for each. */
function textOf(content: readonly Content[]): string {
  return trimCharacters(content.flatMap(linesOf).join('\n'), '\n');
}

function linesOf(one: Content): string[] {
  if (one.kind === 'line') return [one.text];
  return one.kind === 'table' ? one.cells.filter(({ hidden }) => !hidden).map((cell) => textOf(cell.content)) : [];
}

/** True if the content may show text that is not read: a picture, another file. */
function isUnread(one: Content): boolean {
  return one.kind === 'chunk' || (one.kind === 'picture' && one.drawing.fillsCell);
}

/** Returns the content of a cell and of the tables within it. */
function allIn({ content }: TableCell): Content[] {
  return content.flatMap((one) => (one.kind === 'table' ? one.cells.flatMap(allIn) : [one]));
}

import { allowance } from '../../codecs/allowance.ts';
import type { Cell, Document, Grid, Paragraph, Place } from '../../model/document.ts';
import { cellContent, gridBuilder, relocateGrid, withoutBlankRows } from '../grid-builder.ts';
import { mostPositions, toGrid } from '../sheet/grid.ts';
import type { Sheet } from '../sheet/sheet.ts';
import type { Block, TableBlock, TableCell } from './block.ts';
import { readContent } from './content.ts';
import { readObject } from './object.ts';
import { mostCells, viewOf } from './ods.ts';
import { openPackage } from './package.ts';
import { textOf } from './text.ts';

/**
 * Reads a text document (`.odt`, its template, the flat `.fodt`): paragraphs, and a grid for each table and for each
 * spreadsheet that stands in the text. Tables are counted as they come; one that only arranges others is not among them.
 * @throws {UserError} `damaged`, `encrypted`, `unsupported`, `too-large`
 */
export function readOdt(bytes: Uint8Array, path: string): Document {
  const file = openPackage(bytes);
  const blocks: (Grid | Paragraph)[] = [];
  const pictures: Place[] = [];
  const spend = allowance(mostCells);
  const spendPositions = allowance(mostPositions);
  let tables = 0;

  const write = (list: readonly Block[], place: Place): void => {
    for (const block of list) {
      if (block.kind === 'paragraph') {
        if (block.text.trim() !== '') blocks.push({ kind: 'paragraph', text: block.text, place });
      } else if (block.kind === 'picture') {
        if (block.large) pictures.push(place);
      } else if (block.kind === 'sheets') writeSheets(block.sheets);
      else if (isLayout(block)) for (const { blocks: inner } of cellsOf(block)) write(inner, place);
      else {
        const table = toTable(block, { path, table: ++tables }, spend);
        if (table.grid.rows.length > 0) blocks.push(table.grid);
        for (const picture of table.pictures) pictures.push(picture);
      }
    }
  };
  const writeSheets = (sheets: readonly Sheet[]): void => {
    const view = viewOf(sheets, path, spendPositions);
    for (const sheet of sheets) {
      const table = { path, table: ++tables };
      blocks.push(relocateGrid(toGrid(sheet, view), ({ path: _, sheet: __, ...spot }) => ({ ...table, ...spot })));
    }
  };

  write(
    readContent(file.parts, (address) => readObject(file, address, spend), spend),
    { path },
  );
  const title = file.meta && textOf(file.meta, 'title', () => true);
  return { path, format: 'odt', ...(title !== undefined && { title }), blocks, pictures, notices: [] };
}

interface Table {
  readonly grid: Grid;
  readonly pictures: readonly Place[];
}

/** Whether a table only arranges what stands in its cells. */
function isLayout(table: TableBlock): boolean {
  const cells = cellsOf(table);
  return cells.length === 1 || cells.some(({ blocks }) => blocks.some(isTable));
}

function isTable(block: Block): boolean {
  if (block.kind !== 'table') return block.kind === 'sheets';
  return block.rows.length >= 2 && block.rows.some(({ cells }) => cells.length >= 2);
}

function cellsOf({ rows }: TableBlock): TableCell[] {
  return rows.flatMap(({ cells }) => cells);
}

/** `spend` counts the positions of the table at which no cell of its own is written. */
function toTable(table: TableBlock, place: Place, spend: (positions: number) => void): Table {
  const builder = gridBuilder(place);
  const pictures: Place[] = [];
  const height = table.rows.reduce((sum, { repeated }) => sum + repeated, 0);
  let row = 0;
  for (const { cells, repeated, hidden } of table.rows) {
    // No cell reaches out of its table.
    const spanOf = (cell: TableCell) => ({ rows: Math.min(cell.rows, height - row), columns: cell.columns });
    spend(
      repeated * cells.reduce((sum, cell) => sum + cell.repeated * spanOf(cell).rows * cell.columns, 0) - cells.length,
    );
    for (const last = row + repeated; row < last; row++) {
      for (const cell of cells) {
        const content = shownIn(cell.blocks, hidden || table.hidden);
        for (let copy = 0; copy < cell.repeated; copy++) {
          const { place: at } = builder.append(row + 1, spanOf(cell), content);
          if (cell.blocks.some((block) => block.kind === 'picture' && block.large)) pictures.push(at);
        }
      }
    }
  }
  return { grid: withoutBlankRows(builder.grid()), pictures };
}

/** Returns what a cell shows, including the small tables in it. */
function shownIn(blocks: readonly Block[], hidden: boolean): Omit<Cell, 'place'> {
  const all = allIn(blocks);
  const lines = (kind: 'text' | 'struck') =>
    all
      .map((block) => (block.kind === 'paragraph' ? block[kind] : ''))
      .filter((line) => line.trim() !== '')
      .join('\n');
  return cellContent({
    text: lines('text'),
    picture: all.some((block) => block.kind === 'picture' && block.fillsCell),
    struck: lines('struck'),
    hidden,
  });
}

function allIn(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) =>
    block.kind === 'table' ? cellsOf(block).flatMap((cell) => allIn(cell.blocks)) : [block],
  );
}

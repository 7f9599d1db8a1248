import { allowance } from '../../codecs/allowance.ts';
import type { Archive } from '../../codecs/zip.ts';
import { type Cell, type Document, type Grid, isBlank, type Paragraph, type Place } from '../../model/document.ts';
import { mostPositions, toGrid } from '../sheet/grid.ts';
import type { Sheet } from '../sheet/sheet.ts';
import { spread } from '../spread.ts';
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
export function readOdt(bytes: Uint8Array, path: string, archive?: Archive): Document {
  const file = openPackage(bytes, archive);
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
    for (const sheet of sheets) blocks.push(placedAt({ path, table: ++tables }, toGrid(sheet, view)));
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
  const { put, free, grid } = spread(place);
  const pictures: Place[] = [];
  const height = table.rows.reduce((sum, { repeated }) => sum + repeated, 0);
  let row = 0;
  for (const { cells, repeated, hidden } of table.rows) {
    // No cell reaches out of its table.
    const rowsOf = (cell: TableCell) => Math.min(cell.rows, height - row);
    spend(repeated * cells.reduce((sum, cell) => sum + cell.repeated * rowsOf(cell) * cell.columns, 0) - cells.length);
    for (const last = row + repeated; row < last; row++) {
      let column = 1;
      for (const cell of cells) {
        const content = { ...shownIn(cell.blocks), ...((hidden || table.hidden) && { hidden: true as const }) };
        for (let copy = 0; copy < cell.repeated; copy++) {
          column = free(row + 1, column);
          const at = { row: row + 1, column, rows: rowsOf(cell), columns: cell.columns };
          const { place: where } = put(at, content);
          if (cell.blocks.some((block) => block.kind === 'picture' && block.large)) pictures.push(where);
        }
      }
    }
  }
  const { rows, ...rest } = grid();
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell && (!isBlank(cell) || cell.hidden)));
  return { grid: { ...rest, rows: filled }, pictures };
}

/** The same grid as a table of the text. */
function placedAt(place: Place, { rows }: Grid): Grid {
  const cells = new Map<Cell, Cell>();
  const placed = (cell: Cell): Cell => {
    const { row, column } = cell.place;
    const known = cells.get(cell) ?? { ...cell, place: { ...place, row: row!, column: column! } };
    cells.set(cell, known);
    return known;
  };
  return {
    kind: 'grid',
    place,
    rows: rows.map((row) => ({
      place: { ...place, row: row.place.row! },
      cells: row.cells.map((cell) => cell && placed(cell)),
    })),
  };
}

/** What a cell shows, the small tables in it included. */
function shownIn(blocks: readonly Block[]): Pick<Cell, 'text' | 'picture' | 'struck'> {
  const all = allIn(blocks);
  const lines = (kind: 'text' | 'struck') =>
    all
      .map((block) => (block.kind === 'paragraph' ? block[kind] : ''))
      .filter((line) => line.trim() !== '')
      .join('\n');
  const [text, struck] = [lines('text'), lines('struck')];
  return {
    text,
    ...(all.some((block) => block.kind === 'picture' && block.standsInCell) && { picture: true }),
    ...(text === '' && struck !== '' && { struck }),
  };
}

function allIn(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) =>
    block.kind === 'table' ? cellsOf(block).flatMap((cell) => allIn(cell.blocks)) : [block],
  );
}

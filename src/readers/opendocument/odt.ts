import { sizeLimit } from '../../codecs/size-limit.ts';
import type { Archive } from '../../codecs/zip.ts';
import type { Cell, Document, Grid, Paragraph, Place } from '../../model/document.ts';
import { cellContent, gridBuilder, relocateGrid, withoutBlankRows } from '../grid-builder.ts';
import { maxPositions, toGrids } from '../sheet/grid.ts';
import type { Sheet } from '../sheet/sheet.ts';
import type { Block, TableBlock, TableCell } from './block.ts';
import { readContent } from './content.ts';
import { elementText } from './elements.ts';
import { maxCells } from './ods.ts';
import { openPackage, type Package } from './package.ts';
import { readSheets } from './sheets.ts';

/**
 * Reads a text document (`.odt`, its template, the flat `.fodt`): paragraphs, and a grid for each table and for each sheet of an
 * embedded spreadsheet. Grids are numbered from 1; layout tables do not count.
 * @throws {UserError} `damaged`, `encrypted`, `unsupported`, `too-large`
 */
export function readOdt(bytes: Uint8Array, path: string, archive?: Archive): Document {
  const file = openPackage(bytes, archive);
  const blocks: (Grid | Paragraph)[] = [];
  const pictures: Place[] = [];
  const spend = sizeLimit(maxCells);
  const spendPositions = sizeLimit(maxPositions);
  let tables = 0;

  const addBlocks = (list: readonly Block[], place: Place): void => {
    for (const block of list) {
      if (block.kind === 'paragraph') {
        if (block.text.trim() !== '') blocks.push({ kind: 'paragraph', text: block.text, place });
      } else if (block.kind === 'picture') {
        if (block.large) pictures.push(place);
      } else if (block.kind === 'sheets') addSheets(block.sheets);
      else if (isLayout(block)) for (const { blocks: inner } of cellsOf(block)) addBlocks(inner, place);
      else {
        const table = toTable(block, { path, table: ++tables }, spend);
        if (table.grid.rows.length > 0) blocks.push(table.grid);
        for (const picture of table.pictures) pictures.push(picture);
      }
    }
  };
  const addSheets = (sheets: readonly Sheet[]): void => {
    for (const grid of toGrids(sheets, path, spendPositions)) {
      const table = { path, table: ++tables };
      blocks.push(relocateGrid(grid, ({ path: _, sheet: __, ...spot }) => ({ ...table, ...spot })));
    }
  };

  addBlocks(
    readContent(file.parts, (address) => readEmbeddedSheets(file, address, spend), spend),
    { path },
  );
  const title = file.meta && elementText(file.meta, 'title', () => true);
  return { path, format: 'odt', ...(title !== undefined && { title }), blocks, pictures, notices: [] };
}

/**
 * Reads the sheets of an embedded spreadsheet; none if the object is not a spreadsheet. The document shows only one of them: the
 * others are hidden.
 */
function readEmbeddedSheets(file: Package, address: string, spend: (cells: number) => void): readonly Sheet[] {
  const found = file.embedded(address);
  if (!found) return [];
  const { sheets } = readSheets([found.content], spend);
  const named = found.settings && elementText(found.settings, 'config-item', ({ name }) => name === 'ActiveTable');
  const active = sheets.find(({ name }) => name === named) ?? sheets.find(({ hidden }) => !hidden);
  return sheets.map((sheet) => ({ ...sheet, hidden: sheet !== active }));
}

/** True if a table only lays out its content: it has one cell, or a table of at least 2 × 2 in a cell. */
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

/** Lays a table out; `spend` counts the positions that repeated and merged cells cover beyond the cells that are written. */
function toTable(table: TableBlock, place: Place, spend: (positions: number) => void) {
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

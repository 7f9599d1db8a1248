import type { Document, Grid, Paragraph, Place } from '../../document.ts';
import { spread } from '../spread.ts';
import { toGrid } from '../xlsx/grid.ts';
import type { Sheet } from '../xlsx/sheet.ts';
import { tooLarge } from '../zip.ts';
import { type Block, readContent, type TableBlock, type TableCell, type TableRow } from './content.ts';
import { readObject } from './object.ts';
import { viewOf } from './ods.ts';
import { openPackage } from './package.ts';

/**
 * Reads a text document (`.odt`, its template, the flat `.fodt`): paragraphs, and a grid for each table and for each
 * spreadsheet that stands in the text. Tables are counted as they come; one that only arranges others is not among them.
 * @throws {UserError} `damaged`, `encrypted`, `unsupported`, `too-large`
 */
export function readOdt(bytes: Uint8Array, path: string): Document {
  const file = openPackage(bytes);
  const blocks: (Grid | Paragraph)[] = [];
  const pictures: Place[] = [];
  let tables = 0;

  const write = (list: readonly Block[], place: Place): void => {
    for (const block of list) {
      if (block.kind === 'paragraph') {
        if (block.text.trim() !== '') blocks.push({ kind: 'paragraph', text: block.text, place });
      } else if (block.kind === 'picture') pictures.push(place);
      else if (block.kind === 'sheets') writeSheets(block.sheets);
      else if (isLayout(block)) for (const { blocks: inner } of cellsOf(block)) write(inner, place);
      else {
        const { grid, pictured } = toTable(block, { path, table: ++tables });
        blocks.push(grid);
        pictures.push(...pictured);
      }
    }
  };
  const writeSheets = (sheets: readonly Sheet[]): void => {
    const view = viewOf(sheets);
    for (const sheet of sheets) blocks.push(toGrid(sheet, view, { path, table: ++tables }));
  };

  write(
    readContent(file.parts, (address) => readObject(file, address)),
    { path },
  );
  return { path, format: 'odt', blocks, pictures, notices: [] };
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

/** Cells that are written once for several, at most: what a report has, a hundred times over. */
const mostCopies = 100_000;

function toTable(table: TableBlock, place: Place): { readonly grid: Grid; readonly pictured: Place[] } {
  const { put, free, grid } = spread(place);
  const pictured: Place[] = [];
  const rows = written(table);
  const height = rows.reduce((sum, { repeated }) => sum + repeated, 0);
  let row = 0;
  for (const { cells, repeated, hidden } of rows) {
    for (const last = row + repeated; row < last; ) {
      row++;
      let column = 1;
      for (const cell of cells) {
        const text = textOf(cell.blocks);
        const content = { text, ...((hidden || table.hidden) && { hidden: true as const }) };
        for (let copy = 0; copy < cell.repeated; copy++) {
          column = free(row, column);
          const at = { row, column, rows: Math.min(cell.rows, height - row + 1), columns: cell.columns };
          const { place: where } = put(at, content);
          if (cell.blocks.some(({ kind }) => kind === 'picture')) pictured.push(where);
        }
      }
    }
  }
  return { grid: grid(), pictured };
}

/** The rows that are to be spread; empty ones that are repeated beyond reason only take up room. */
function written({ rows }: TableBlock): readonly TableRow[] {
  const copies = rows.reduce((sum, row) => sum + copiesIn(row), 0);
  if (copies <= mostCopies) return rows;
  throw tooLarge();
}

function copiesIn({ cells, repeated }: TableRow): number {
  return repeated * cells.reduce((sum, cell) => sum + cell.repeated, 0) - cells.length;
}

/** The lines that stand in a cell, a small table's among them. */
function textOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) =>
      block.kind === 'paragraph'
        ? block.text
        : block.kind === 'table'
          ? cellsOf(block)
              .map((cell) => textOf(cell.blocks))
              .join('\n')
          : '',
    )
    .filter((text) => text.trim() !== '')
    .join('\n');
}

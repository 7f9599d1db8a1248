import type { Cell, Document, GridRow, Place } from '../model/document.ts';
import type { FilePart, Left, Numbers } from '../model/file-part.ts';
import type { SheetPart } from './xlsx/sheet-part.ts';

/** Reads a part of a list, with the places of the whole. */
export async function readPart(bytes: Uint8Array, path: string, part: FilePart): Promise<Document> {
  const { shape, delimiter, places, sheet } = part;
  if (sheet) return (await import('./xlsx/sheet-part.ts')).readSheetPart(sheet as SheetPart, path);
  if (shape === 'lines') {
    const { readJson } = await import('./json/index.ts');
    return readJson(bytes, path, undefined, places as Left);
  }
  const { readCsv } = await import('./csv/index.ts');
  const isNumbered = typeof places.rows !== 'number';
  const left = isNumbered ? { rows: 0, lines: 0 } : (places as Left);
  const document = readCsv(bytes, path, undefined, { ...left, delimiter });
  return isNumbered ? renumbered(document, places as Numbers) : document;
}

/** Gives each record of a document, which numbers them from the header on, its own number and line. */
function renumbered(document: Document, { rows, lines }: Numbers): Document {
  const moved = (place: Place): Place => {
    const index = place.row! - 2;
    return index < 0 ? place : { ...place, row: rows[index]!, line: lines[index]! };
  };
  const movedCell = (cell: Cell | undefined) => cell && { ...cell, place: moved(cell.place) };
  const movedRow = ({ place, cells }: GridRow): GridRow => ({ place: moved(place), cells: cells.map(movedCell) });
  const blocks = document.blocks.map((block) =>
    block.kind === 'grid' ? { ...block, rows: block.rows.map(movedRow) } : block,
  );
  return { ...document, blocks };
}

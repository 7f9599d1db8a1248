import { sizeLimit } from '../../codecs/size-limit.ts';
import type { Document, Grid } from '../../model/document.ts';
import { changesText, isPlain } from './format.ts';
import { maxPositions, toGrids } from './grid.ts';
import type { Row, Sheet, StoredCell } from './sheet.ts';

/** The properties of a workbook that its document needs. */
interface WorkbookInfo {
  readonly path: string;
  /** Name of the kind of file. */
  readonly format: string;
  /** Days are counted from 1904, not 1900. */
  readonly date1904: boolean;
}

/** Makes a document of the sheets as a spreadsheet program shows them: one grid each, hidden ones too. */
export async function showSheets(
  sheets: readonly Sheet[],
  { path, format, date1904 }: WorkbookInfo,
): Promise<Document & { readonly blocks: readonly Grid[] }> {
  // A row may hold one cell at its far end; Object.values skips the holes before it.
  const isFormatted = (cells: Row) => Object.values(cells).some((cell) => cell && needsFormat(cell));
  const needsFormatter = sheets.some(({ rows }) => [...rows.values()].some(isFormatted));
  const formatter = needsFormatter ? (await import('./formatter.ts')).createFormatter(date1904) : undefined;
  return { path, format, blocks: toGrids(sheets, path, sizeLimit(maxPositions), formatter), notices: [] };
}

/** True if a cell is not shown as it is stored. A result yet to be computed may be any number. */
function needsFormat({ kind, value, format }: StoredCell): boolean {
  if (kind === 'number') return !isPlain(value, format);
  return kind === 'none' ? format !== 'General' : kind === 'text' && changesText(format);
}

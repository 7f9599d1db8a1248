import { sizeLimit } from '../../codecs/size-limit.ts';
import type { Document } from '../../model/document.ts';
import { Evaluator } from './evaluate.ts';
import { changesText, isPlain } from './format.ts';
import { maxPositions, toGrid, type View } from './grid.ts';
import type { Sheet, StoredCell } from './sheet.ts';

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
): Promise<Document> {
  const evaluator = new Evaluator(sheets);
  const formatter = needsFormatter(sheets) ? (await import('./formatter.ts')).createFormatter(date1904) : undefined;
  const view: View = {
    path,
    value: (cell, sheet) => evaluator.evaluate(cell, sheet),
    number: (literal, code) => formatter?.number(literal, code) ?? literal,
    text: (text, code) => (formatter && changesText(code) ? formatter.text(text, code) : text),
    spend: sizeLimit(maxPositions),
  };
  return { path, format, blocks: sheets.map((sheet) => toGrid(sheet, view)), notices: [] };
}

function needsFormatter(sheets: readonly Sheet[]): boolean {
  for (const { rows } of sheets) {
    for (const cells of rows.values()) {
      // A row may hold one cell at its far end; Object.values skips the holes before it.
      if (Object.values(cells).some((cell) => cell && needsFormat(cell))) return true;
    }
  }
  return false;
}

/** True if a cell is not shown as it is stored. A result yet to be computed may be any number. */
function needsFormat({ kind, value, format }: StoredCell): boolean {
  if (kind === 'number') return !isPlain(value, format);
  return kind === 'none' ? format !== 'General' : kind === 'text' && changesText(format);
}

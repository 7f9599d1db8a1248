import { allowance } from '../../codecs/allowance.ts';
import type { Document } from '../../model/document.ts';
import { Evaluator } from './evaluate.ts';
import { dressesText, isPlain } from './format.ts';
import { mostPositions, toGrid, type View } from './grid.ts';
import type { Sheet, StoredCell } from './sheet.ts';

/** What is to be known of a workbook beside its sheets. */
export interface About {
  readonly path: string;
  /** Name of the kind of file. */
  readonly format: string;
  /** Days are counted from 1904, not 1900. */
  readonly date1904: boolean;
}

/** The sheets of a workbook as its own program shows them: one grid each, hidden ones too. */
export async function showSheets(sheets: readonly Sheet[], { path, format, date1904 }: About): Promise<Document> {
  const evaluator = new Evaluator(sheets);
  const formatter = needsFormatter(sheets) ? (await import('./formatter.ts')).createFormatter(date1904) : undefined;
  const view: View = {
    path,
    value: (cell, sheet) => evaluator.evaluate(cell, sheet),
    number: (literal, code) => formatter?.number(literal, code) ?? literal,
    text: (text, code) => (formatter && dressesText(code) ? formatter.text(text, code) : text),
    spend: allowance(mostPositions),
  };
  return { path, format, blocks: sheets.map((sheet) => toGrid(sheet, view)), notices: [] };
}

function needsFormatter(sheets: readonly Sheet[]): boolean {
  for (const { rows } of sheets) {
    for (const cells of rows.values()) {
      // Rows may have one cell each, at their far end: what is in between is not gone through.
      if (Object.values(cells).some((cell) => cell && isDressed(cell))) return true;
    }
  }
  return false;
}

/** A result yet to be computed may be any number. */
function isDressed({ kind, value, format }: StoredCell): boolean {
  if (kind === 'number') return !isPlain(value, format);
  return kind === 'none' ? format !== 'General' : kind === 'text' && dressesText(format);
}

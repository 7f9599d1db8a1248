import { sizeLimit } from '../../codecs/size-limit.ts';
import type { Archive } from '../../codecs/zip.ts';
import type { Document, Grid } from '../../model/document.ts';
import { Evaluator } from '../sheet/evaluate.ts';
import { maxPositions, toGrid, type View } from '../sheet/grid.ts';
import type { Sheet } from '../sheet/sheet.ts';
import { openPackage } from './package.ts';
import { readSheets } from './sheets.ts';

/** Cells with content, or paragraphs of a text, each as often as it is repeated: a hundred times those of a report. */
export const maxCells = 300_000;

/**
 * Reads a spreadsheet (`.ods`, its template, the flat `.fods`): one grid a sheet, hidden ones too, in the order of
 * their tabs.
 * @throws {UserError} `damaged`, `encrypted`, `unsupported`, `too-large`
 */
export function readOds(bytes: Uint8Array, path: string, archive?: Archive): Document {
  const { sheets, pictures } = readSheets(openPackage(bytes, archive).parts, sizeLimit(maxCells));
  const view = createView(sheets, path, sizeLimit(maxPositions));
  return {
    path,
    format: 'ods',
    blocks: sheets.map((sheet): Grid => toGrid(sheet, view)),
    pictures: pictures.map((place) => ({ path, ...place })),
    notices: [],
  };
}

/** The file states the text of its cells; values without a text are shown as plain digits. */
export function createView(sheets: readonly Sheet[], path: string, spend: View['spend']): View {
  const evaluator = new Evaluator(sheets);
  return {
    path,
    value: (cell, sheet) => evaluator.evaluate(cell, sheet),
    number: (literal) => literal,
    text: (text) => text,
    spend,
  };
}

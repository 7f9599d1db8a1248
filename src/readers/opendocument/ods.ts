import type { Document, Grid } from '../../document.ts';
import { allowance } from '../allowance.ts';
import { evaluator } from '../xlsx/evaluate.ts';
import { mostPositions, toGrid, type View } from '../xlsx/grid.ts';
import type { Sheet } from '../xlsx/sheet.ts';
import { openPackage } from './package.ts';
import { readSheets } from './sheets.ts';

/** Cells that are written once for several, at most: what a report has, a hundred times over. */
export const mostCopies = 200_000;

/**
 * Reads a spreadsheet (`.ods`, its template, the flat `.fods`): one grid a sheet, hidden ones too, in the order of
 * their tabs.
 * @throws {UserError} `damaged`, `encrypted`, `unsupported`, `too-large`
 */
export function readOds(bytes: Uint8Array, path: string): Document {
  const { sheets, pictures } = readSheets(openPackage(bytes).parts, allowance(mostCopies));
  const view = viewOf(sheets, allowance(mostPositions));
  return {
    path,
    format: 'ods',
    blocks: sheets.map((sheet): Grid => toGrid(sheet, view, { path, sheet: sheet.name })),
    pictures: pictures.map((place) => ({ path, ...place })),
    notices: [],
  };
}

/** A file says itself what its cells show; what it leaves out is shown as plain digits. */
export function viewOf(sheets: readonly Sheet[], spend: View['spend']): View {
  return { value: evaluator(sheets), number: (literal) => literal, text: (text) => text, spend };
}

import { sizeLimit } from '../../codecs/size-limit.ts';
import type { Archive } from '../../codecs/zip.ts';
import type { Document } from '../../model/document.ts';
import { maxPositions, toGrids } from '../sheet/grid.ts';
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
  return {
    path,
    format: 'ods',
    // The file states the text of its cells; values without a text are shown as plain digits.
    blocks: toGrids(sheets, path, sizeLimit(maxPositions)),
    pictures: pictures.map((place) => ({ path, ...place })),
    notices: [],
  };
}

import { packageTitle } from '../../codecs/office-package.ts';
import { type Archive, openZip } from '../../codecs/zip.ts';
import type { Document } from '../../model/document.ts';
import { showSheets } from '../sheet/document.ts';
import { readPictures } from './drawing.ts';
import { type OpenedWorkbook, repeatedWorkbooks } from './repeated-workbook.ts';
import { readSharedParts } from './shared-parts.ts';
import { readSheet } from './sheet.ts';
import { readWorkbook } from './workbook.ts';

/** Makes a reader that remembers the workbooks that it has read. */
export function xlsxReader() {
  const repeated = repeatedWorkbooks();
  const show = async (workbook: OpenedWorkbook, path: string): Promise<Document> => {
    const known = repeated.find(workbook, path);
    if (known) return { path, format: 'xlsx', blocks: known, notices: [] };
    const { sheets, parts } = workbook;
    const read = sheets.map(({ name, hidden, pictures, ...part }) => ({
      ...readSheet(part, name, hidden, parts),
      pictures,
    }));
    const document = await showSheets(read, { path, format: 'xlsx', date1904: parts.date1904 });
    repeated.keep(workbook, read, document.blocks);
    return document;
  };
  return async (bytes: Uint8Array, path: string, archive: Archive = openZip(bytes)): Promise<Document> => {
    const workbook = readWorkbook(archive);
    const parts = readSharedParts(workbook, archive.has('xl/richData/richValueRel.xml'));
    const sheets = workbook.sheets.map((sheet) => ({
      ...sheet,
      bytes: archive.read(sheet.part)!,
      pictures: readPictures(archive, sheet.part),
    }));
    const title = packageTitle(archive);
    const document = await show({ sheets, parts }, path);
    return title === undefined ? document : { ...document, title };
  };
}

/**
 * Reads a workbook (`.xlsx`, `.xlsm`, their templates): one grid a sheet, hidden ones too, in the order of their tabs.
 * @throws {UserError} `unsupported`, `damaged`, `encrypted`, `too-large`
 */
export const readXlsx = xlsxReader();

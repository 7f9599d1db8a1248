import { packageTitle } from '../../codecs/office-package.ts';
import { type Archive, openZip } from '../../codecs/zip.ts';
import type { Document } from '../../model/document.ts';
import { showSheets } from '../sheet/document.ts';
import { readPictures } from './drawing.ts';
import { readSharedParts } from './shared-parts.ts';
import { readSheet } from './sheet.ts';
import { readWorkbook } from './workbook.ts';

/**
 * Reads a workbook (`.xlsx`, `.xlsm`, their templates): one grid a sheet, hidden ones too, in the order of their tabs.
 * @throws {UserError} `unsupported`, `damaged`, `encrypted`, `too-large`
 */
export async function readXlsx(bytes: Uint8Array, path: string, archive: Archive = openZip(bytes)): Promise<Document> {
  const workbook = readWorkbook(archive);
  const parts = readSharedParts(workbook, archive.has('xl/richData/richValueRel.xml'));
  const sheets = workbook.sheets.map(({ part, name, hidden }) => ({
    ...readSheet({ part, bytes: archive.read(part)! }, name, hidden, parts),
    pictures: readPictures(archive, part),
  }));
  const title = packageTitle(archive);
  const document = await showSheets(sheets, { path, format: 'xlsx', date1904: workbook.date1904 });
  return title === undefined ? document : { ...document, title };
}

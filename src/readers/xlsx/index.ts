import { packageTitle } from '../../codecs/office-package.ts';
import { type Archive, openZip } from '../../codecs/zip.ts';
import type { Document } from '../../model/document.ts';
import { showSheets } from '../sheet/document.ts';
import { readPictures } from './drawing.ts';
import { readSheet } from './sheet.ts';
import { readStrings } from './strings.ts';
import { readStyles } from './styles.ts';
import { readWorkbook } from './workbook.ts';

/**
 * Reads a workbook (`.xlsx`, `.xlsm`, their templates): one grid a sheet, hidden ones
 * too, in the order of their tabs.
 * @throws {UserError} `unsupported`, `damaged`, `encrypted`, `too-large`
 */
export async function readXlsx(bytes: Uint8Array, path: string, archive: Archive = openZip(bytes)): Promise<Document> {
  const { sheets: parts, strings, styles, date1904, recalculated } = readWorkbook(archive);
  const shared = {
    strings: strings ? readStrings(strings) : [],
    styles: styles ? readStyles(styles) : [],
    date1904,
    recalculated,
    picturesInCells: archive.has('xl/richData/richValueRel.xml'),
  };
  const sheets = parts.map(({ part, name, hidden }) => ({
    ...readSheet({ part, bytes: archive.read(part)! }, name, hidden, shared),
    pictures: readPictures(archive, part),
  }));
  const title = packageTitle(archive);
  const document = await showSheets(sheets, { path, format: 'xlsx', date1904 });
  return title === undefined ? document : { ...document, title };
}

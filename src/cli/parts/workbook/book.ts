import { packageTitle } from '../../../codecs/office-package.ts';
import { archiveOf } from '../../../codecs/zip.ts';
import type { DirectoryEntry } from '../../../codecs/zip-directory.ts';
import type { LargeFile } from '../../../files/large-file.ts';
import type { Row, Sheet } from '../../../readers/sheet/sheet.ts';
import { readPictures } from '../../../readers/xlsx/drawing.ts';
import type { SharedParts } from '../../../readers/xlsx/shared-parts.ts';
import { readSheet } from '../../../readers/xlsx/sheet.ts';
import { readStyles } from '../../../readers/xlsx/styles.ts';
import { readWorkbook } from '../../../readers/xlsx/workbook.ts';
import { Undivided } from '../undivided.ts';
import { elementsIn, markupAt } from './elements.ts';
import { entriesOf, inflated, wholeEntry } from './entries.ts';
import { readStringTable } from './strings.ts';

/** Bytes of a part that is read at once; larger are only a sheet and its strings. */
const maxPart = 2 ** 20;

/** Bytes of all such parts. */
const maxParts = 2 ** 23;

/** A workbook of one sheet, whose rows are read some at a time. */
export interface Book {
  readonly date1904: boolean;
  readonly title: string | undefined;
  /**
   * Reads the rows from the first on, some hundred at a time.
   * @throws {Undivided} at what only the whole shows
   * @throws {UserError} if the sheet is damaged
   */
  blocks(): AsyncGenerator<Sheet>;
}

/**
 * Opens a workbook of one sheet.
 * @throws {Undivided} if it is another, or has what is not in rows
 * @throws {UserError} if it is damaged
 */
export async function openBook(file: LargeFile): Promise<Book> {
  const entries = await entriesOf(file);
  const archive = await smallParts(file, entries);
  const { sheets, strings, styles, date1904, recalculated } = readWorkbook(archive);
  const [sheet, ...others] = sheets;
  if (!sheet || others.length > 0 || archive.has('xl/richData/richValueRel.xml')) throw new Undivided();
  if (readPictures(archive, sheet.part).length > 0 || styles?.bytes.length === 0) throw new Undivided();
  const entryOf = (part: string) => entries.find(({ name }) => isSameName(name, part))!;
  const blocksOf = (part: string) => inflated(file, entryOf(part));
  const parts: SharedParts = {
    date1904,
    recalculated,
    strings: strings ? await readStringTable(strings.part, blocksOf(strings.part), entryOf(strings.part).size) : [],
    styles: styles ? readStyles(styles) : [],
    picturesInCells: false,
  };
  return {
    date1904,
    title: packageTitle(archive),
    async *blocks() {
      const { part, name, hidden } = sheet;
      let last = 0;
      for await (const { start, bytes, isLast } of elementsIn(blocksOf(part), {
        around: 'sheetData',
        element: 'row',
      })) {
        if (hasFormula(isLast ? rowsOf(bytes) : bytes)) throw new Undivided();
        const end = isLast ? '' : '</sheetData></worksheet>';
        const xml = Buffer.concat([Buffer.from(start), bytes, Buffer.from(end)]);
        const block = readSheet({ part, bytes: xml }, name, hidden, parts);
        if (block.merges.length > 0) throw new Undivided();
        last = lastOf(block.rows, last);
        yield block;
      }
    },
  };
}

/** Reads all small parts of a package; the others are empty. */
async function smallParts(file: LargeFile, entries: readonly DirectoryEntry[]) {
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  if (names.size < entries.length) throw new Undivided();
  const isSmall = ({ size }: DirectoryEntry) => size <= maxPart;
  const sum = entries.filter(isSmall).reduce((bytes, { size }) => bytes + size, 0);
  if (sum > maxParts) throw new Undivided();
  const files = [];
  for (const entry of entries) {
    const bytes = isSmall(entry) ? await wholeEntry(file, entry) : new Uint8Array();
    files.push({ name: entry.name, size: bytes.length, read: () => bytes });
  }
  return archiveOf(files);
}

function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Returns the last rows of a sheet, without what is behind them. */
function rowsOf(bytes: Buffer): Buffer {
  const end = bytes.indexOf('</sheetData>');
  return end < 0 ? bytes : bytes.subarray(0, end);
}

/** True if there is a formula among the rows, which may refer to any others. */
function hasFormula(rows: Buffer): boolean {
  for (let at = markupAt(rows, 'f'); at >= 0; at = markupAt(rows, 'f', at + 1)) {
    if (/[\s>/]/.test(String.fromCharCode(rows[at + 2]!))) return true;
  }
  return false;
}

/** Returns the number of the last row. @throws {Undivided} if they are not in order behind one, as rows that state no number are not */
function lastOf(rows: ReadonlyMap<number, Row>, before: number): number {
  let last = before;
  for (const row of rows.keys()) {
    if (row <= last) throw new Undivided();
    last = row;
  }
  return last;
}

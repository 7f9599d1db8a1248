import { isMarkedCopy, isPage, isSheet } from '../../../artifacts/registry.ts';
import { createSha256 } from '../../../files/hash.ts';
import { changedMeanwhile, type LargeFile } from '../../../files/large-file.ts';
import type { GridRow } from '../../../model/document.ts';
import { UserError } from '../../../model/errors.ts';
import type { Form } from '../../../model/form.ts';
import { readSheetPart } from '../../../readers/xlsx/sheet-part.ts';
import { type RecordList, recordList } from '../../../recognise/record-list.ts';
import { createOrdinals } from '../../../run/ordinals.ts';
import { keepHeapLow } from '../../work/v8-settings.ts';
import type { DividedFile } from '../divide.ts';
import type { PartSize } from '../sizes.ts';
import { Undivided } from '../undivided.ts';
import { type Book, openBook } from './book.ts';
import { rowNumbers } from './row-numbers.ts';
import { rowsIn, type SheetLayout, type SheetRow, sheetWith } from './rows.ts';

/**
 * Bytes for which a cell counts in the size of a part. In memory it takes many times as many as in CSV, and V8 is quickest if a part is
 * forgotten before its garbage is collected twice.
 */
const cellSize = 128;

/** Cells of one report that are in memory at the same time. */
const maxReport = 2 ** 20;

/** A list in the one sheet of a workbook. */
interface SheetList {
  readonly book: Book;
  readonly layout: SheetLayout;
  readonly list: RecordList;
  readonly path: string;
}

/** The header and the rows of some reports. */
interface Stretch {
  readonly rows: readonly SheetRow[];
  /** The first of the reports. */
  readonly report: number;
}

/**
 * Divides the list in a workbook into parts between its reports. Returns undefined if the file has what only a reader of the
 * whole can judge, or is damaged.
 */
export async function divideWorkbook(
  file: LargeFile,
  path: string,
  { forms, size, hashes }: { readonly forms: readonly Form[]; readonly size: PartSize; readonly hashes: boolean },
): Promise<DividedFile | undefined> {
  try {
    const found = await listIn(await openBook(file), path, forms);
    keepHeapLow();
    const reports = createOrdinals();
    let parts = 0;
    for await (const _ of stretchesOf(found, reports, size)) parts++;
    // A list in one part is read whole.
    if (parts < 2) return undefined;
    const sha256 = hashes ? await hashOf(file) : null;
    let isStopped = false;
    return {
      path,
      format: 'xlsx',
      sha256,
      notices: [],
      isGrouped: false,
      async *pieces() {
        try {
          for await (const { rows, report } of stretchesOf(found, reports, size)) {
            if (isStopped) return;
            yield { ...pieceOf(found, rows), share: report / reports.count(), reports: report };
          }
        } catch (error) {
          throw error instanceof Undivided ? changedMeanwhile() : error;
        }
        await file.checkUnchanged();
      },
      stop: () => {
        isStopped = true;
      },
      close: () => file.close(),
    };
  } catch (error) {
    if (error instanceof Undivided || error instanceof UserError) return undefined;
    throw error;
  }
}

/** Finds the layout of a list by its first rows. @throws {Undivided} if they are not those of a list */
async function listIn(book: Book, path: string, forms: readonly Form[]): Promise<SheetList> {
  for await (const sheet of book.blocks()) {
    const document = await readSheetPart({ ...book, sheet }, path);
    const isOwn = isMarkedCopy(document) || isSheet(document) || isPage(document);
    const list = isOwn ? undefined : recordList(document, forms);
    if (list) return { book, layout: sheet, list, path };
    break;
  }
  throw new Undivided();
}

function pieceOf({ book, layout, list }: SheetList, rows: readonly SheetRow[]) {
  const { date1904, title } = book;
  const sheet = { sheet: sheetWith(layout, rows), date1904, title };
  return {
    bytes: new Uint8Array(),
    part: { shape: list.shape, delimiter: '', places: { rows: 0, lines: 0 }, sheet },
  };
}

/** Bytes that are read at a time. */
const blockSize = 2 ** 20;

async function hashOf(file: LargeFile): Promise<string> {
  const hash = createSha256();
  for (let at = 0; at < file.size; at += blockSize) {
    const block = Buffer.allocUnsafe(Math.min(blockSize, file.size - at));
    await file.read(block, at);
    hash.update(block);
  }
  return hash.digest();
}

/** Shows a row as the whole sheet does. */
async function shown({ book, layout, path }: SheetList, row: SheetRow): Promise<GridRow> {
  const { blocks } = await readSheetPart({ ...book, sheet: sheetWith(layout, [row]) }, path);
  const [grid] = blocks;
  return grid?.kind === 'grid' && grid.rows[0] ? grid.rows[0] : { place: { path }, cells: [] };
}

/**
 * Yields the rows of some reports at a time, always with the header.
 * @throws {Undivided} if the rows of a report are not behind one another, or would fill the memory
 */
async function* stretchesOf(
  found: SheetList,
  reports: ReturnType<typeof createOrdinals>,
  size: PartSize,
): AsyncGenerator<Stretch> {
  const numberOf = rowNumbers(found.list, reports, (row) => shown(found, row));
  let header: SheetRow | undefined;
  let rows: SheetRow[] = [];
  let [first, last, cells, ofReport] = [0, -1, 0, 0];
  for await (const row of rowsIn(found.book)) {
    if (!header) {
      header = row;
      continue;
    }
    const report = await numberOf(row);
    if (report < last) throw new Undivided();
    if (report > last && rows.length > 0 && (cells * cellSize >= size.bytes || report - first >= size.reports)) {
      yield { rows: [header, ...rows], report: first };
      [rows, first, cells] = [[], report, 0];
    }
    ofReport = row.cells.length + (report > last ? 0 : ofReport);
    if (ofReport > maxReport) throw new Undivided();
    cells += row.cells.length;
    last = report;
    rows.push(row);
  }
  if (header && rows.length > 0) yield { rows: [header, ...rows], report: first };
}

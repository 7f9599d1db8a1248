import ExcelJS from 'exceljs';
import { isMarkedCopy } from '../artifacts/registry.ts';
import type { FileResult } from '../model/result.ts';
import type { Language, Text } from '../model/text.ts';
import type { Spot } from '../presentation/listing/correction.ts';
import { type CorrectionsList, correctionsList } from '../presentation/listing/index.ts';
import { readXlsx } from '../readers/xlsx/index.ts';
import { addReport } from '../writers/xlsx/report-sheet.ts';
import { tableWithoutFormulas } from '../writers/xlsx/table-content.ts';
import { type Book, writeBook } from './book.ts';
import { copyOf, isFaithful } from './copy.ts';

/** A workbook with the list of corrections. */
export interface Annotated {
  readonly bytes: Uint8Array;
  /** Losses, to be said before the workbook is saved. */
  readonly notices: readonly Text[];
}

/**
 * Makes a workbook of a file that was linted: in front the list of corrections, behind it the user's own sheets with the wrong
 * cells marked. A file that is not a workbook has its tables as the form prints them. Where a copy of the user's sheets would
 * lose something, the list is alone. Nothing depends on the clock.
 */
export async function annotate(file: FileResult, bytes: Uint8Array, language: Language): Promise<Annotated> {
  const list = correctionsList(file, language);
  if (file.format !== 'xlsx') {
    return { bytes: (await writeBook(printedWorkbook(file, language), list, [], language))!, notices: [] };
  }
  const copy = await annotatedCopy(bytes, list, language);
  if (copy instanceof Uint8Array) return { bytes: copy, notices: [] };
  const notice: Text = {
    zh: `文件里有${copy.map(({ zh }) => zh).join('、')}，复制后会丢失或走样，因此只写出更正清单，不附原表`,
    en: `the file has ${copy.map(({ en }) => en).join(', ')}, which a copy would lose or spoil: only the list of corrections is written`,
  };
  const alone = { workbook: new ExcelJS.Workbook(), locate: () => undefined };
  return { bytes: (await writeBook(alone, list, [notice[language]], language))!, notices: [notice] };
}

/** True if a workbook was made by `annotate`. */
export async function isAnnotated(bytes: Uint8Array): Promise<boolean> {
  return isMarkedCopy(await readXlsx(bytes, ''));
}

/** Puts the list in front of a copy of the user's sheets; returns what such a copy would lose, if anything. */
async function annotatedCopy(
  bytes: Uint8Array,
  list: CorrectionsList,
  language: Language,
): Promise<Uint8Array | readonly Text[]> {
  const copy = await copyOf(bytes);
  if (!('workbook' in copy)) return copy;
  const book = { ...copy, locate: ({ place }: Spot) => (place.sheet === undefined ? undefined : place) };
  const written = await writeBook(book, list, [], language);
  return written && (await isFaithful(written, bytes))
    ? written
    : [{ zh: '少见的写法', en: 'something written in an unusual way' }];
}

/** Draws the reports of a file as the form prints them, a sheet each. */
function printedWorkbook({ path, reports }: FileResult, language: Language): Book {
  const workbook = new ExcelJS.Workbook();
  const drawn = reports.map(({ report }) => addReport(workbook, report, tableWithoutFormulas, language));
  return {
    workbook,
    locate: ({ report, cell }) => {
      const { sheet, spots } = (report === null ? undefined : drawn[report]) ?? {};
      const spot = cell === null ? undefined : spots?.get(cell);
      return sheet && spot && { path, sheet: sheet.name, row: spot.top, column: spot.left };
    },
  };
}

import ExcelJS from 'exceljs';
import { isMarkedCopy } from '../artifacts/registry.ts';
import type { FileResult } from '../model/result.ts';
import type { Language, Text } from '../model/text.ts';
import { correctionsList } from '../presentation/listing/index.ts';
import { readXlsx } from '../readers/xlsx/index.ts';
import { addReport } from '../writers/xlsx/report-sheet.ts';
import { tableWithoutFormulas } from '../writers/xlsx/table-content.ts';
import { type Book, writeBook } from './book.ts';
import { copyOf, isFaithful } from './copy.ts';
import { unusual } from './losses.ts';

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
  const book = file.format === 'xlsx' ? await copyOf(bytes) : printedWorkbook(file, language);
  if ('workbook' in book) {
    const written = await writeBook(book, list, language);
    if (written && (file.format !== 'xlsx' || (await isFaithful(written, bytes))))
      return { bytes: written, notices: [] };
  }
  const losses = 'workbook' in book ? [unusual] : book;
  const notice: Text = {
    zh: `文件里有${losses.map(({ zh }) => zh).join('、')}，复制后会丢失或走样，因此只写出更正清单，不附原表`,
    en: `the file has ${losses.map(({ en }) => en).join(', ')}, which a copy would lose or spoil: only the list of corrections is written`,
  };
  const alone = { workbook: new ExcelJS.Workbook(), locate: () => undefined };
  return { bytes: (await writeBook(alone, list, language, [notice[language]]))!, notices: [notice] };
}

/** True if a workbook was made by `annotate`. */
export async function isAnnotated(bytes: Uint8Array): Promise<boolean> {
  return isMarkedCopy(await readXlsx(bytes, ''));
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

import ExcelJS from 'exceljs';
import { isMarkedCopy } from '../artifacts/registry.ts';
import { UserError } from '../model/errors.ts';
import type { FileResult } from '../model/result.ts';
import type { Language, Text } from '../model/text.ts';
import { type CorrectionsList, correctionsList } from '../presentation/listing/index.ts';
import { readXlsx } from '../readers/xlsx/index.ts';
import { addReport } from '../writers/xlsx/report-sheet.ts';
import { tableWithoutFormulas } from '../writers/xlsx/table-content.ts';
import { type Book, writeBook } from './book.ts';
import { copyOf, isFaithful } from './copy.ts';
import { unusual } from './losses.ts';
import { isMarkedDocument, markDocument, type WordEnding, wordEnding } from './word/index.ts';

/** A copy with the findings marked, and the list of corrections. */
export interface Annotated {
  readonly bytes: Uint8Array;
  /** The kind of the copy, as its name has to end. */
  readonly ending: CopyEnding;
  /** Losses and the like, to be said before the copy is saved. */
  readonly notices: readonly Text[];
}

export type CopyEnding = '.xlsx' | WordEnding;

/** Returns the ending of the copy that is made of a file: its own for a Word document, else that of a workbook. */
export function copyEnding({ format }: FileResult, bytes: Uint8Array): CopyEnding {
  return (format === 'docx' ? wordEnding(bytes) : undefined) ?? '.xlsx';
}

/**
 * Makes a copy of a file that was linted, with its findings marked. A Word document gets comments, and is otherwise as it was.
 * Any other file, and a document if `ending` asks for it, becomes a workbook: in front the list of corrections, behind it the
 * user's own sheets with the wrong cells marked. A file that is not a workbook has its tables as the form prints them. Where a
 * copy of the user's sheets would lose something, the list is alone. Nothing depends on the clock.
 * @throws {UserError} if a document cannot be marked
 */
export async function annotate(
  file: FileResult,
  bytes: Uint8Array,
  language: Language,
  ending: CopyEnding = copyEnding(file, bytes),
): Promise<Annotated> {
  const list = correctionsList(file, language);
  if (ending === '.xlsx') return { ...(await annotateWorkbook(file, bytes, list, language)), ending };
  const marked = await markDocument(file, bytes, list, language);
  if (!marked) throw unmarkable();
  return { ...marked, ending };
}

async function annotateWorkbook(file: FileResult, bytes: Uint8Array, list: CorrectionsList, language: Language) {
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

/** True if a file was made by `annotate`. */
export async function isAnnotated({ format }: FileResult, bytes: Uint8Array): Promise<boolean> {
  if (format === 'docx') return isMarkedDocument(bytes);
  return format === 'xlsx' && isMarkedCopy(await readXlsx(bytes, ''));
}

function unmarkable(): UserError {
  return new UserError('unsupported', {
    zh: '文档写法特殊，加不了批注；请用 -o 写一个以 .xlsx 结尾的文件名，得到附清单的工作簿',
    en: 'comments cannot be put into this document: give a name that ends in .xlsx with -o, for a workbook with the list',
  });
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

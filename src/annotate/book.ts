import type ExcelJS from 'exceljs';
import type { Place } from '../model/document.ts';
import type { Language } from '../model/text.ts';
import type { CorrectionsList } from '../presentation/listing/index.ts';
import type { Spot } from '../presentation/listing/line.ts';
import { author } from '../readers/xlsx/author.ts';
import { frameOf } from '../workbook/frame.ts';
import { printedHeads } from '../workbook/list-look.ts';
import { finished, type SheetFinish } from '../workbook/package.ts';
import { drawMarks } from './marks.ts';
import { drawList } from './sheet.ts';

/** A workbook that the list is put in front of. */
export interface Book {
  readonly workbook: ExcelJS.Workbook;
  /** Where in the workbook a spot of the file is; `undefined` where it is not there. */
  readonly locate: (spot: Spot) => Place | undefined;
  /** What exceljs did not take of a sheet, by its name. */
  readonly kept?: ReadonlyMap<string, SheetFinish>;
  /** Elements `definedName`, which count the list as a sheet. */
  readonly names?: readonly string[];
  /** It says itself when it was made. */
  readonly dated?: boolean;
}

/** Colours and notes, the list in front, and all of it as bytes; `undefined` where exceljs cannot write the workbook. */
export async function writeBook(
  book: Book,
  list: CorrectionsList,
  remarks: readonly string[],
  language: Language,
): Promise<Uint8Array | undefined> {
  const { workbook, locate, kept, names = [], dated = false } = book;
  const own = workbook.worksheets;
  const marks = [...list.lines, ...list.open].flatMap((line) => line.marks);
  drawMarks(
    workbook,
    marks.flatMap(({ spot, ...mark }) => {
      const place = locate(spot);
      return place?.row === undefined || place.column === undefined ? [] : [{ ...mark, place }];
    }),
  );
  for (const sheet of own) {
    // Two sheets that are selected are typed into together.
    sheet.views = (sheet.views ?? []).map((view) => ({ ...view, tabSelected: false }));
  }
  const { sheet, links } = drawList(workbook, list, remarks, locate, language);
  workbook.views = [{ ...window, ...workbook.views?.[0], firstSheet: 0, activeTab: 0 }];
  if (!workbook.creator) workbook.creator = author;
  workbook.lastModifiedBy = author;
  let written: Uint8Array;
  try {
    written = new Uint8Array(await workbook.xlsx.writeBuffer());
  } catch {
    return undefined;
  }
  return finished(written, {
    sheets: new Map<number, SheetFinish>([
      [sheet.id, { links }],
      ...own.map((one): [number, SheetFinish] => [
        one.id,
        { ...kept?.get(one.name), frame: (row, column) => frameOf(one, row, column) },
      ]),
    ]),
    names: [printedHeads(sheet, 0), ...names],
    dated,
  });
}

const window: ExcelJS.WorkbookView = {
  x: 0,
  y: 0,
  width: 24000,
  height: 14000,
  firstSheet: 0,
  activeTab: 0,
  visibility: 'visible',
};

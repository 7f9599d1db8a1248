import type ExcelJS from 'exceljs';
import type { Language } from '../model/text.ts';
import type { CorrectionsList } from '../presentation/listing/index.ts';
import { tool } from '../version.ts';
import { printedHeads } from '../workbook/list-style.ts';
import { frameOf } from '../workbook/note-frame.ts';
import { finishPackage, type SheetFinish } from '../workbook/package.ts';
import { drawMarks } from './marks.ts';
import { drawList, type Locate } from './sheet.ts';

/** A workbook that the list of corrections is put in front of. */
export interface Book {
  readonly workbook: ExcelJS.Workbook;
  readonly locate: Locate;
  /** Parts of each sheet that exceljs lost, by the sheet's name. */
  readonly kept?: ReadonlyMap<string, SheetFinish>;
  /** Elements `definedName` that count the list as a sheet. */
  readonly names?: readonly string[];
  /** True if the workbook has dates of its own. */
  readonly dated?: boolean;
}

/** Marks the cells, puts the list in front and writes the workbook; returns undefined if exceljs cannot write it. */
export async function writeBook(
  book: Book,
  list: CorrectionsList,
  language: Language,
  remarks: readonly string[] = [],
): Promise<Uint8Array | undefined> {
  const { workbook, locate, kept, names = [], dated = false } = book;
  const own = workbook.worksheets;
  const marks = [...list.lines, ...list.open].flatMap((line) => line.marks);
  drawMarks(workbook, marks, locate);
  for (const sheet of own) {
    // Typing goes into all selected sheets at once.
    sheet.views = (sheet.views ?? []).map((view) => ({ ...view, tabSelected: false }));
  }
  const { sheet, links } = drawList(workbook, list, remarks, locate, language);
  workbook.views = [{ ...window, ...workbook.views?.[0], firstSheet: 0, activeTab: 0 }];
  if (!workbook.creator) workbook.creator = tool.name;
  workbook.lastModifiedBy = tool.name;
  let written: Uint8Array;
  try {
    written = new Uint8Array(await workbook.xlsx.writeBuffer());
  } catch {
    return undefined;
  }
  return finishPackage(written, {
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

const window = { x: 0, y: 0, width: 24000, height: 14000, visibility: 'visible' } as const;

import type ExcelJS from 'exceljs';
import type { Language, Text } from '../model/text.ts';
import { readableText } from '../workbook/cell-text.ts';
import { frameAt } from '../workbook/note-frame.ts';
import type { SheetFinish } from '../workbook/package.ts';
import type { CellRange } from '../writers/xlsx/cell-range.ts';
import type { SheetLayout } from '../writers/xlsx/sheet.ts';

/** Width of a note, in pixels. */
const width = 400;

const font = { name: '宋体', size: 9, color: { argb: 'FF595959' } };

/** Returns the sheet columns, from 1, right of the printed range: an empty one, and one in which texts begin. */
export function marginColumns({ right }: CellRange): { readonly gap: number; readonly text: number } {
  return { gap: right + 1, text: right + 2 };
}

/**
 * Adds notes beside the page that say how to fill in the form, and what belongs in each part. The notes are open; no
 * program prints them, or reads them as text of the report.
 * @param prompts what belongs in each part, in their order
 */
export function addGuide(
  sheet: ExcelJS.Worksheet,
  { whole, title, parts }: SheetLayout,
  { prompts, isNameless }: { readonly prompts: readonly (Text | undefined)[]; readonly isNameless: boolean },
  language: Language,
): SheetFinish {
  const { gap } = marginColumns(whole);
  const notes = new Map<number, string>();
  const addNote = (range: CellRange | undefined, text: string) => {
    if (!range || text === '') return;
    const plain = readableText(text);
    // Outside the print area, since LibreOffice would print the arrow. Without a style the cell would not be written.
    const cell = sheet.getCell(range.top, gap);
    cell.font = font;
    cell.note = { texts: [{ font, text: plain }], editAs: 'oneCells' };
    notes.set(range.top - 1, plain);
  };
  sheet.getColumn(gap).width = 2;
  addNote(title, [...(isNameless ? [nameless] : []), ...steps].map((text) => text[language]).join('\n'));
  parts.forEach(({ heading }, index) => {
    addNote(heading, prompts[index]?.[language] ?? '');
  });
  return { open: true, frame: (row) => frameAt(sheet, { row, column: gap }, notes.get(row) ?? '', width) };
}

const nameless: Text = {
  zh: '请在标题的年份前写上单位名称。',
  en: 'Write the name of the body into the title, before the year.',
};

const steps: readonly Text[] = [
  {
    zh: '浅黄色的格为必填；没有发生的填 0，不要留空。',
    en: 'Fill in the yellow cells; write 0 if there was nothing, and leave none blank.',
  },
  {
    zh: '总计自动相加，无需填写。前后不平的格变红，右侧注明差额。',
    en: 'Totals are calculated automatically. A sum that does not balance turns red, with the difference beside it.',
  },
  {
    zh: '文字双击格子后再粘贴；格内换行按 Alt+Enter；行高、列宽可以拖动。',
    en: 'Double-click a cell before pasting text; Alt+Enter starts a new line. Rows and columns can be resized.',
  },
  {
    zh: '其余部分已保护，没有密码（“审阅”→“撤消工作表保护”）。',
    en: 'Everything else is protected, without a password (Review, Unprotect Sheet).',
  },
  { zh: '填好保存，用 report-lint 核对。', en: 'Save it, and check it with report-lint.' },
];

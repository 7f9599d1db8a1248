import type ExcelJS from 'exceljs';
import { listName } from '../artifacts/registry.ts';
import { address, type Place, placeIn } from '../model/document.ts';
import { type Language, sayIn, type Text } from '../model/text.ts';
import type { Spot } from '../presentation/listing/correction.ts';
import type { CorrectionLine, CorrectionsList } from '../presentation/listing/index.ts';
import { colourNames, leadOf, nothingFound, openHead } from '../presentation/listing/words.ts';
import { readableText } from '../workbook/cell-text.ts';
import { fillOf } from '../workbook/fills.ts';
import { freeName } from '../workbook/free-name.ts';
import { body, drawHead, drawRow, layOut } from '../workbook/list-style.ts';
import type { Link } from '../workbook/package.ts';
import { linesOf, widthOf } from '../workbook/text-size.ts';

/** Columns of the list; widths are in widths of a digit. */
const columns: readonly (Text & { readonly width: number; readonly isFigure?: true; readonly isCentred?: true })[] = [
  { zh: '序号', en: 'No.', width: 5, isCentred: true },
  { zh: '表', en: 'Table', width: 7, isCentred: true },
  { zh: '单元格', en: 'Cell', width: 13 },
  { zh: '项目', en: 'Item', width: 20 },
  { zh: '现为', en: 'Current', width: 8, isFigure: true },
  { zh: '应为', en: 'Should be', width: 11, isFigure: true },
  { zh: '说明', en: 'Why', width: 42 },
  { zh: '依据', en: 'Source', width: 22 },
];
const width = columns.reduce((sum, column) => sum + column.width, 0);

/** Returns where a spot is in the workbook; undefined where it is not there. */
export type Locate = (spot: Spot) => Place | undefined;

/** A sheet that is being drawn. */
interface Drawing {
  readonly sheet: ExcelJS.Worksheet;
  readonly language: Language;
  readonly locate: Locate;
  readonly links: Link[];
  /** The last row that was drawn, from 1. */
  row: number;
}

/** Draws the list on a new sheet in front of the others; returns the sheet, and the links of its cells. */
export function drawList(
  workbook: ExcelJS.Workbook,
  list: CorrectionsList,
  remarks: readonly string[],
  locate: Locate,
  language: Language,
): { readonly sheet: ExcelJS.Worksheet; readonly links: readonly Link[] } {
  const say = sayIn(language);
  const sheet = addSheet(workbook, list, locate, language);
  const drawing: Drawing = { sheet, language, locate, links: [], row: 0 };
  drawAcross(drawing, list.title, 24, { size: 16, bold: true });
  for (const text of list.head) drawAcross(drawing, text, 16);
  drawAcross(drawing, legend(list, language), 16, { color: { argb: 'FF595959' } });
  for (const text of remarks) drawAcross(drawing, text, 16, { bold: true, color: { argb: 'FFC00000' } });
  const headRow = ++drawing.row;
  const heads = columns.map((column) => column[language]);
  drawHead(sheet, headRow, heads);
  for (const line of list.lines) drawLine(drawing, line);
  sheet.autoFilter = { from: { row: headRow, column: 1 }, to: { row: drawing.row, column: columns.length } };
  if (list.lines.length === 0) drawAcross(drawing, nothingFound[language], 18);
  if (list.open.length > 0) {
    drawing.row++;
    drawAcross(drawing, openHead[language], 18, { bold: true });
    for (const line of list.open) drawLine(drawing, line);
  }
  layOut(sheet, headRow);
  sheet.views = sheet.views.map((view) => ({ ...view, tabSelected: true }));
  sheet.headerFooter.oddFooter = say('&C第 &P 页，共 &N 页', '&CPage &P of &N');
  return { sheet, links: drawing.links };
}

function addSheet(
  workbook: ExcelJS.Workbook,
  { lines, open }: CorrectionsList,
  locate: Locate,
  language: Language,
): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(freeName(workbook, (n) => listName[language] + (n === 1 ? '' : ` ${n}`)));
  // The typings of exceljs leave this out.
  (sheet as ExcelJS.Worksheet & { orderNo: number }).orderNo = -1;
  sheet.properties.tabColor = { argb: 'FFC00000' };
  const names = [...lines, ...open].map(({ spot }) => cellName(spot, locate(spot), language));
  // Some programs do not wrap the text of a link.
  const widest = Math.min(30, Math.max(...names.map((name) => widthOf(name) + 1)));
  sheet.columns = columns.map((column, index) => ({
    width: index === 2 ? Math.max(column.width, widest) : column.width,
  }));
  return sheet;
}

/** Draws a text over all columns; `height` is that of one line, in points. */
function drawAcross(drawing: Drawing, text: string, height: number, font: Partial<ExcelJS.Font> = {}): void {
  const { sheet } = drawing;
  const row = ++drawing.row;
  sheet.mergeCells(row, 1, row, columns.length);
  const cell = sheet.getCell(row, 1);
  cell.value = readableText(text);
  cell.font = { ...body, ...font };
  cell.alignment = { wrapText: true, vertical: 'middle' };
  sheet.getRow(row).height = height * linesOf(text, (width * 11) / (font.size ?? 11));
}

function drawLine(drawing: Drawing, line: CorrectionLine): void {
  const { sheet, language, locate, links } = drawing;
  const { number, level, spot, label, current, suggested, basis } = line;
  const row = ++drawing.row;
  const table = [line.reportName, line.table].filter((part) => part !== '').join(sayIn(language)(' ', ', '));
  const target = locate(spot);
  const why = leadOf(line, language) + line.why;
  const name = cellName(spot, target, language);
  drawRow(sheet, row, columns, [number, table, name, label, current, suggested, why, basis]);
  sheet.getCell(row, 1).fill = fillOf(level);
  sheet.getCell(row, 6).font = { ...body, bold: true };
  if (target === undefined) return;
  sheet.getCell(row, 3).font = { ...body, underline: true, color: { argb: 'FF0563C1' } };
  links.push({ ref: `C${row}`, location: address({ row: 1, column: 1, ...target }) });
}

/** Returns the place in the file, which is to be corrected; where the tables were drawn anew, the place in these as well. */
function cellName({ place }: Spot, target: Place | undefined, language: Language): string {
  const own = placeIn(place, language);
  if (target === undefined || target === place) return own;
  if (own === '') return placeIn(target, language);
  const { sheet, ...cell } = target;
  const here = placeIn(cell, language);
  return sayIn(language)(`${own}（本工作簿 ${here}）`, `${own} (here ${here})`);
}

/** `底色：红 错误、黄 提醒`: the colours that the list uses. */
function legend({ lines, open }: CorrectionsList, language: Language): string {
  return sayIn(language)('底色：', 'Colours: ') + colourNames([...lines, ...open], language);
}

import type ExcelJS from 'exceljs';
import { listName } from '../artifacts/own-files.ts';
import { address, type Place, placeIn } from '../model/document.ts';
import { type Language, sayIn, type Text } from '../model/text.ts';
import type { CorrectionsList } from '../presentation/listing/index.ts';
import type { Line, Spot, Weight } from '../presentation/listing/line.ts';
import { certaintyNames, weightNames } from '../presentation/listing/words.ts';
import { ground } from '../workbook/colours.ts';
import { freeName } from '../workbook/free-name.ts';
import { inert } from '../workbook/inert.ts';
import { linesOf, widthOf } from '../workbook/lines.ts';
import { body, border, figure, frozenBelow, headStyle, listPage } from '../workbook/list-look.ts';
import type { Link } from '../workbook/package.ts';

/** In the width of a digit. */
const columns: readonly (Text & { readonly width: number; readonly figure?: true })[] = [
  { zh: '序号', en: 'No.', width: 5 },
  { zh: '表', en: 'Table', width: 7 },
  { zh: '单元格', en: 'Cell', width: 13 },
  { zh: '项目', en: 'Item', width: 20 },
  { zh: '现为', en: 'Now', width: 8, figure: true },
  { zh: '应为', en: 'Should be', width: 11, figure: true },
  { zh: '说明', en: 'Why', width: 42 },
  { zh: '依据', en: 'Source', width: 22 },
];
const width = columns.reduce((sum, column) => sum + column.width, 0);

/** Draws the list in a sheet of its own, the first and foremost; gives the links of its cells. */
export function drawList(
  workbook: ExcelJS.Workbook,
  list: CorrectionsList,
  remarks: readonly string[],
  locate: (spot: Spot) => Place | undefined,
  language: Language,
): { readonly sheet: ExcelJS.Worksheet; readonly links: readonly Link[] } {
  const say = sayIn(language);
  const sheet = workbook.addWorksheet(freeName(workbook, (n) => listName[language] + (n === 1 ? '' : ` ${n}`)));
  // Its typings leave this out.
  (sheet as ExcelJS.Worksheet & { orderNo: number }).orderNo = -1;
  sheet.properties.tabColor = { argb: 'FFC00000' };
  const names = [...list.lines, ...list.open].map(({ spot }) => cellName(spot, locate(spot), say, language));
  // Some programs do not break the text of a link.
  const widest = Math.min(30, Math.max(...names.map((name) => widthOf(name) + 1)));
  sheet.columns = columns.map((column, index) => ({
    width: index === 2 ? Math.max(column.width, widest) : column.width,
  }));
  const links: Link[] = [];
  let row = 0;

  const across = (text: string, font: Partial<ExcelJS.Font>, height: number) => {
    row++;
    sheet.mergeCells(row, 1, row, columns.length);
    const cell = sheet.getCell(row, 1);
    cell.value = inert(text);
    cell.font = { ...body, ...font };
    cell.alignment = { wrapText: true, vertical: 'middle' };
    sheet.getRow(row).height = height * linesOf(text, (width * 11) / (font.size ?? 11));
  };
  const header = () => {
    row++;
    columns.forEach((column, index) => {
      const cell = sheet.getCell(row, index + 1);
      cell.value = column[language];
      cell.style = headStyle;
    });
  };
  const line = (one: Line) => {
    row++;
    const { number, weight, spot, item, current, suggested, basis } = one;
    const table = [one.of, one.table].filter((part) => part !== '').join(say(' ', ', '));
    const why = leadOf(one, say) + one.why;
    const target = locate(spot);
    [number, table, cellName(spot, target, say, language), item, current, suggested, why, basis].forEach(
      (text, index) => {
        const cell = sheet.getCell(row, index + 1);
        cell.value = columns[index]!.figure ? figure(text) : inert(text);
        cell.style = {
          font: body,
          border,
          alignment: {
            wrapText: true,
            vertical: 'top',
            horizontal: index < 2 || columns[index]!.figure ? 'center' : 'left',
          },
        };
      },
    );
    sheet.getCell(row, 1).fill = ground(weight);
    sheet.getCell(row, 6).font = { ...body, bold: true };
    if (target === undefined) return;
    sheet.getCell(row, 3).font = { ...body, underline: true, color: { argb: 'FF0563C1' } };
    links.push({ ref: `C${row}`, location: address({ row: 1, column: 1, ...target }) });
  };

  across(list.title, { size: 16, bold: true }, 24);
  for (const text of list.head) across(text, {}, 16);
  across(legend(list, say), { color: { argb: 'FF595959' } }, 16);
  for (const text of remarks) across(text, { bold: true, color: { argb: 'FFC00000' } }, 16);
  header();
  const headerRow = row;
  for (const one of list.lines) line(one);
  sheet.autoFilter = {
    from: { row: headerRow, column: 1 },
    to: { row: Math.max(row, headerRow), column: columns.length },
  };
  if (list.lines.length === 0) across(say('没有发现要更正的。', 'Nothing to be corrected was found.'), {}, 18);
  if (list.open.length > 0) {
    row++;
    across(
      say(
        '未能核对：下列各项看不出对错，请补齐或改正后再核对',
        'Could not be checked: what is needed for these is missing or cannot be read',
      ),
      { bold: true },
      18,
    );
    for (const one of list.open) line(one);
  }

  sheet.views = [Object.assign(frozenBelow(headerRow), { tabSelected: true })];
  sheet.pageSetup = listPage(headerRow);
  sheet.headerFooter.oddFooter = say('&C第 &P 页，共 &N 页', '&CPage &P of &N');
  return { sheet, links };
}

type Say = (zh: string, en: string) => string;

/** Where it stands in the file, which is to be corrected; where this workbook was made anew, also where it stands here. */
function cellName({ place }: Spot, target: Place | undefined, say: Say, language: Language): string {
  const own = placeIn(place, language);
  if (target === undefined || target === place) return own;
  if (own === '') return placeIn(target, language);
  const { sheet, ...cell } = target;
  const here = placeIn(cell, language);
  return say(`${own}（本工作簿 ${here}）`, `${own} (here ${here})`);
}

/** How grave it is, or how sure: `应为 21：`. */
function leadOf({ certainty, weight, suggested }: Line, say: Say): string {
  if (certainty === null || suggested === '')
    return say(`【${weightNames[weight].zh}】`, `[${weightNames[weight].en}] `);
  const { zh, en } = certaintyNames[certainty];
  return say(`${zh} ${suggested}：`, `${en} ${suggested}: `);
}

function legend({ lines, open }: CorrectionsList, say: Say): string {
  const words: readonly (readonly [Weight, string])[] = [
    ['error', say('红 错误', 'red: error')],
    ['warning', say('黄 提醒', 'yellow: warning')],
    ['info', say('蓝 提示', 'blue: info')],
    ['possible', say('橙 可能在此', 'orange: may be here')],
    ['open', say('灰 未能核对', 'grey: could not be checked')],
  ];
  const used = new Set([...lines, ...open].map(({ weight }) => weight));
  return `${say('底色：', 'Colours: ')}${words
    .filter(([weight]) => used.has(weight))
    .map(([, word]) => word)
    .join(say('、', ', '))}`;
}

import type ExcelJS from 'exceljs';
import type { Language } from '../../model/text.ts';
import { maxInCell, safeText, truncated } from '../../workbook/cell-text.ts';
import { linesOf } from '../../workbook/text-size.ts';
import type { CellRange } from './cell-range.ts';
import { type Columns, sharedColumns } from './columns.ts';
import { paper, setUpPage } from './page.ts';
import { pageBreaksOf } from './page-breaks.ts';
import type { SheetContent, SheetText, TextArea } from './sheet-content.ts';
import { type CellStyle, digitWidth, lineHeight, maxRowHeight, styles } from './styles.ts';
import { drawTable, type LinesIn, widestFigure } from './table.ts';

/** The space between the edges of a cell and its text, both sides together, in pixels. */
const padding = 8;

/** The space above and below the text of a line, in points. */
const gaps = { title: 20, heading: 10, paragraph: 4 } as const;

/** The ranges of a sheet's parts. */
export interface SheetLayout {
  readonly whole: CellRange;
  readonly title: CellRange | undefined;
  readonly opening: readonly CellRange[];
  readonly parts: readonly { readonly heading: CellRange; readonly paragraphs: readonly CellRange[] }[];
  /** The cells of the form, by id. */
  readonly cells: ReadonlyMap<string, CellRange>;
}

/** Draws title, headings, text and tables one below the other, for A4. */
export function drawSheet(
  sheet: ExcelJS.Worksheet,
  { title, running, opening, parts }: SheetContent,
  language: Language,
): SheetLayout {
  const tables = parts.flatMap((part) => part.tables);
  const columns = sharedColumns(tables.map(({ table }) => table));
  const figures = Math.max(0, ...tables.map((table) => widestFigure(table, columns)));
  const columnWidth = Math.max(paper.width / columns.count, figures * digitWidth(styles.cell) + padding);
  sheet.views = [{ showGridLines: false }];
  sheet.columns = Array.from({ length: columns.count }, () => ({ width: columnWidth / 7 }));
  const drawer = drawerOf(sheet, columns, columnWidth);
  const head = title === '' ? undefined : drawer.line(truncated(safeText(title, ''), maxInCell), 'title');
  const first = drawer.paragraphs(opening);
  drawer.breaks.flow((head?.height ?? 0) + first.height);
  const drawnParts = parts.map((part) => drawer.part(part));
  setUpPage(sheet, running, { zh: '&C第 &P 页，共 &N 页', en: '&CPage &P of &N' }[language]);
  const whole = { top: 1, left: 1, bottom: drawer.lastRow(), right: columns.count };
  return { whole, title: head?.range, opening: first.ranges, parts: drawnParts, cells: drawer.cells };
}

/** Returns functions that draw the parts of a sheet from top to bottom. Widths are in pixels, heights in points. */
function drawerOf(sheet: ExcelJS.Worksheet, columns: Columns, columnWidth: number) {
  const { count } = columns;
  const breaks = pageBreaksOf(sheet, columnWidth * count);
  const cells = new Map<string, CellRange>();
  let lastRow = 0;
  const linesIn: LinesIn = (text, style, across) =>
    linesOf(text, Math.max(1, Math.floor((across * columnWidth - padding) / digitWidth(style)) - 1));

  /** Draws a text over the whole width, and over as many rows as its height needs; `minHeight` is that of a text area. */
  const line = (text: string, kind: keyof typeof gaps, minHeight = 0) => {
    const top = lastRow + 1;
    const style: CellStyle = styles[kind];
    const height = Math.max(linesIn(text, style, count) * lineHeight(style) + gaps[kind], minHeight);
    // The rows of a text area can still be made taller.
    const rows = Math.ceil(height / (minHeight > 0 ? maxRowHeight / 2 : maxRowHeight));
    lastRow += rows;
    if (rows * count > 1) sheet.mergeCells(top, 1, lastRow, count);
    const cell = sheet.getCell(top, 1);
    cell.value = text;
    cell.style = { ...style };
    for (let row = top; row <= lastRow; row++) sheet.getRow(row).height = height / rows;
    return { height, range: { top, left: 1, bottom: lastRow, right: count } };
  };

  const paragraphs = (texts: readonly SheetText[]) => {
    const drawn = texts.flatMap(split).map(({ text, height }) => line(text, 'paragraph', height));
    return { height: drawn.reduce((sum, one) => sum + one.height, 0), ranges: drawn.map(({ range }) => range) };
  };

  const part = ({ heading, paragraphs: texts, tables }: SheetContent['parts'][number]) => {
    const start = lastRow;
    const headingLine = line(truncated(safeText(heading, ''), maxInCell), 'heading');
    const text = paragraphs(texts);
    const height = headingLine.height + text.height;
    const hasTextArea = texts.some((one) => typeof one !== 'string');
    if (hasTextArea) breaks.keep({ above: start, height }, { above: start, height });
    else if (tables.length === 0) breaks.flow(height);
    for (const [index, one] of tables.entries()) {
      const above = lastRow;
      const drawn = drawTable(sheet, one, above, columns, linesIn);
      lastRow += drawn.rows;
      for (const [id, range] of drawn.ranges) cells.set(id, range);
      const table = { above, height: drawn.height };
      breaks.keep(index === 0 ? { above: start, height: height + drawn.height } : table, table);
    }
    return { heading: headingLine.range, paragraphs: text.ranges };
  };

  return { breaks, cells, line, paragraphs, part, lastRow: () => lastRow };
}

/** Splits a text into pieces that a cell can hold. The text of a text area is short. */
function split(paragraph: SheetText): TextArea[] {
  if (typeof paragraph !== 'string') return [{ ...paragraph, text: safeText(paragraph.text, '') }];
  const areas: TextArea[] = [];
  for (let rest = safeText(paragraph, ''); rest !== ''; rest = rest.slice(areas.at(-1)!.text.length))
    areas.push({ text: truncated(rest, maxInCell), height: 0 });
  return areas;
}

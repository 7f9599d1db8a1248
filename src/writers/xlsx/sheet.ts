import type ExcelJS from 'exceljs';
import type { Language } from '../../model/text.ts';
import { clipped, harmless, mostInCell } from '../../workbook/inert.ts';
import { linesOf } from '../../workbook/lines.ts';
import type { CellRange } from './cell-range.ts';
import { sharedColumns } from './columns.ts';
import { paper, setUpPage } from './page.ts';
import { pageBreaksOf } from './page-breaks.ts';
import type { Paragraph, SheetContent, TextArea } from './sheet-content.ts';
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
  /** The width of a column, in pixels. */
  const unit = Math.max(paper.width / columns.count, figures * digitWidth(styles.cell) + padding);
  const linesIn: LinesIn = (text, style, across) =>
    linesOf(text, Math.max(1, Math.floor((across * unit - padding) / digitWidth(style)) - 1));
  const breaks = pageBreaksOf(sheet, unit * columns.count);
  sheet.views = [{ showGridLines: false }];
  sheet.columns = Array.from({ length: columns.count }, () => ({ width: unit / 7 }));
  const cells = new Map<string, CellRange>();
  let row = 0;

  /** Draws a text over the whole width, and over as many rows as its height needs; `minHeight` is that of a text area. */
  const line = (
    text: string,
    kind: keyof typeof gaps,
    minHeight = 0,
  ): { readonly height: number; readonly range: CellRange } => {
    const style: CellStyle = styles[kind];
    const height = Math.max(linesIn(text, style, columns.count) * lineHeight(style) + gaps[kind], minHeight);
    // The rows of a text area can still be made taller.
    const rows = Math.ceil(height / (minHeight > 0 ? maxRowHeight / 2 : maxRowHeight));
    if (rows * columns.count > 1) sheet.mergeCells(row + 1, 1, row + rows, columns.count);
    const cell = sheet.getCell(row + 1, 1);
    cell.value = text;
    cell.style = style;
    for (let index = 1; index <= rows; index++) sheet.getRow(row + index).height = height / rows;
    row += rows;
    return { height, range: { top: row - rows + 1, left: 1, bottom: row, right: columns.count } };
  };
  const lines = (paragraphs: readonly Paragraph[]) => {
    const drawn = paragraphs.flatMap(split).map(({ text, height }) => line(text, 'paragraph', height));
    return { height: drawn.reduce((sum, one) => sum + one.height, 0), ranges: drawn.map(({ range }) => range) };
  };

  const head = title === '' ? undefined : line(clipped(harmless(title, ''), mostInCell), 'title');
  const first = lines(opening);
  breaks.flow((head?.height ?? 0) + first.height);
  const drawnParts = parts.map(({ heading, paragraphs, tables }) => {
    const start = row;
    const headingLine = line(clipped(harmless(heading, ''), mostInCell), 'heading');
    const text = lines(paragraphs);
    const height = headingLine.height + text.height;
    const isOpen = paragraphs.some((paragraph) => typeof paragraph !== 'string');
    if (isOpen) breaks.keep({ above: start, height }, { above: start, height });
    else if (tables.length === 0) breaks.flow(height);
    for (const [index, one] of tables.entries()) {
      const above = row;
      const drawn = drawTable(sheet, one, above, columns, linesIn);
      row += drawn.rows;
      for (const [id, range] of drawn.ranges) cells.set(id, range);
      const table = { above, height: drawn.height };
      breaks.keep(index === 0 ? { above: start, height: height + drawn.height } : table, table);
    }
    return { heading: headingLine.range, paragraphs: text.ranges };
  });
  setUpPage(sheet, running, { zh: '&C第 &P 页，共 &N 页', en: '&CPage &P of &N' }[language]);
  const whole = { top: 1, left: 1, bottom: row, right: columns.count };
  return { whole, title: head?.range, opening: first.ranges, parts: drawnParts, cells };
}

/** Splits a text into pieces that a cell can hold. The text of a text area is short. */
function split(paragraph: Paragraph): TextArea[] {
  if (typeof paragraph !== 'string') return [{ ...paragraph, text: harmless(paragraph.text, '') }];
  const areas: TextArea[] = [];
  for (let rest = harmless(paragraph, ''); rest !== ''; rest = rest.slice(areas.at(-1)!.text.length))
    areas.push({ text: clipped(rest, mostInCell), height: 0 });
  return areas;
}

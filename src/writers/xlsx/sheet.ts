import type ExcelJS from 'exceljs';
import type { Language } from '../../text.ts';
import { harmless } from '../../workbook/inert.ts';
import { linesOf } from '../../workbook/lines.ts';
import { breaksOf } from './breaks.ts';
import { sharedColumns } from './columns.ts';
import type { Drawing } from './drawing.ts';
import { digitWidth, type Look, lineHeight, looks, tallest } from './look.ts';
import { paper, setUp } from './page.ts';
import type { Spot } from './sums.ts';
import { drawTable, type LinesIn, widestFigure } from './table.ts';

/** In pixels, between the edges of a cell and its text, both sides together. */
const padding = 8;

/** Characters of a cell: Excel takes no more than 32,767. */
const longest = 32_000;

/** Above and below the text of a line, in points. */
const gaps = { title: 20, heading: 10, paragraph: 4 } as const;

/**
 * Draws title, headings, text and tables one below the other, to be printed on A4; and tells where the cells of the form
 * stand, by id.
 */
export function drawSheet(
  sheet: ExcelJS.Worksheet,
  { title, running, parts }: Drawing,
  language: Language,
): ReadonlyMap<string, Spot> {
  const tables = parts.flatMap((part) => part.tables);
  const columns = sharedColumns(tables.map(({ table }) => table));
  const figures = Math.max(0, ...tables.map((table) => widestFigure(table, columns)));
  /** In pixels, the width of a column. */
  const unit = Math.max(paper.width / columns.count, figures * digitWidth(looks.cell) + padding);
  const linesIn: LinesIn = (text, look, across) =>
    linesOf(text, Math.max(1, Math.floor((across * unit - padding) / digitWidth(look)) - 1));
  const breaks = breaksOf(sheet, unit * columns.count);
  sheet.views = [{ showGridLines: false }];
  sheet.columns = Array.from({ length: columns.count }, () => ({ width: unit / 7 }));
  const spots = new Map<string, Spot>();
  let row = 0;

  /** A text over the whole width, and over as many rows as its height needs. */
  const line = (text: string, kind: keyof typeof gaps): number => {
    const look: Look = looks[kind];
    const height = linesIn(text, look, columns.count) * lineHeight(look) + gaps[kind];
    const rows = Math.ceil(height / tallest);
    if (rows * columns.count > 1) sheet.mergeCells(row + 1, 1, row + rows, columns.count);
    const cell = sheet.getCell(row + 1, 1);
    cell.value = text;
    cell.style = look;
    for (let index = 1; index <= rows; index++) sheet.getRow(row + index).height = height / rows;
    row += rows;
    return height;
  };

  if (title !== '') breaks.flow(line(harmless(title, ''), 'title'));
  for (const { heading, paragraphs, tables } of parts) {
    const start = row;
    let height = line(harmless(heading, ''), 'heading');
    for (const paragraph of paragraphs.flatMap(cut)) height += line(paragraph, 'paragraph');
    if (tables.length === 0) breaks.flow(height);
    for (const [index, one] of tables.entries()) {
      const above = row;
      const drawn = drawTable(sheet, one, above, columns, linesIn);
      row += drawn.rows;
      for (const [id, spot] of drawn.spots) spots.set(id, spot);
      const table = { above, height: drawn.height };
      breaks.keep(index === 0 ? { above: start, height: height + drawn.height } : table, table);
    }
  }
  setUp(sheet, running, { zh: '&C第 &P 页，共 &N 页', en: '&CPage &P of &N' }[language]);
  return spots;
}

function cut(paragraph: string): string[] {
  return harmless(paragraph, '').match(new RegExp(`[^]{1,${longest}}`, 'gu')) ?? [];
}

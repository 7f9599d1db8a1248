import type ExcelJS from 'exceljs';
import type { Language } from '../../model/text.ts';
import { clipped, harmless, mostInCell } from '../../workbook/inert.ts';
import { linesOf } from '../../workbook/lines.ts';
import { breaksOf } from './breaks.ts';
import { sharedColumns } from './columns.ts';
import type { Drawing, Paragraph, Room } from './drawing.ts';
import { digitWidth, type Look, lineHeight, looks, tallest } from './look.ts';
import { paper, setUp } from './page.ts';
import type { Spot } from './sums.ts';
import { drawTable, type LinesIn, widestFigure } from './table.ts';

/** In pixels, between the edges of a cell and its text, both sides together. */
const padding = 8;

/** Above and below the text of a line, in points. */
const gaps = { title: 20, heading: 10, paragraph: 4 } as const;

/** Where in the sheet everything stands. */
export interface Drawn {
  /** All of it. */
  readonly whole: Spot;
  readonly title: Spot | undefined;
  readonly opening: readonly Spot[];
  readonly parts: readonly { readonly heading: Spot; readonly paragraphs: readonly Spot[] }[];
  /** The cells of the form, by id. */
  readonly cells: ReadonlyMap<string, Spot>;
}

/** Draws title, headings, text and tables one below the other, to be printed on A4. */
export function drawSheet(
  sheet: ExcelJS.Worksheet,
  { title, running, opening, parts }: Drawing,
  language: Language,
): Drawn {
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
  const cells = new Map<string, Spot>();
  let row = 0;

  /** A text over the whole width, and over as many rows as its height needs. */
  const line = (text: string, kind: keyof typeof gaps, room = 0): { readonly height: number; readonly spot: Spot } => {
    const look: Look = looks[kind];
    const height = Math.max(linesIn(text, look, columns.count) * lineHeight(look) + gaps[kind], room);
    // Where there is to be room, rows are left that can be drawn out.
    const rows = Math.ceil(height / (room > 0 ? tallest / 2 : tallest));
    if (rows * columns.count > 1) sheet.mergeCells(row + 1, 1, row + rows, columns.count);
    const cell = sheet.getCell(row + 1, 1);
    cell.value = text;
    cell.style = look;
    for (let index = 1; index <= rows; index++) sheet.getRow(row + index).height = height / rows;
    row += rows;
    return { height, spot: { top: row - rows + 1, left: 1, bottom: row, right: columns.count } };
  };
  const lines = (paragraphs: readonly Paragraph[]) => {
    const drawn = paragraphs.flatMap(cut).map(({ text, height }) => line(text, 'paragraph', height));
    return { height: drawn.reduce((sum, one) => sum + one.height, 0), spots: drawn.map(({ spot }) => spot) };
  };

  const head = title === '' ? undefined : line(clipped(harmless(title, ''), mostInCell), 'title');
  const first = lines(opening);
  breaks.flow((head?.height ?? 0) + first.height);
  const drawnParts = parts.map(({ heading, paragraphs, tables }) => {
    const start = row;
    const name = line(clipped(harmless(heading, ''), mostInCell), 'heading');
    const text = lines(paragraphs);
    const height = name.height + text.height;
    const isOpen = paragraphs.some((paragraph) => typeof paragraph !== 'string');
    if (isOpen) breaks.keep({ above: start, height }, { above: start, height });
    else if (tables.length === 0) breaks.flow(height);
    for (const [index, one] of tables.entries()) {
      const above = row;
      const drawn = drawTable(sheet, one, above, columns, linesIn);
      row += drawn.rows;
      for (const [id, spot] of drawn.spots) cells.set(id, spot);
      const table = { above, height: drawn.height };
      breaks.keep(index === 0 ? { above: start, height: height + drawn.height } : table, table);
    }
    return { heading: name.spot, paragraphs: text.spots };
  });
  setUp(sheet, running, { zh: '&C第 &P 页，共 &N 页', en: '&CPage &P of &N' }[language]);
  const whole = { top: 1, left: 1, bottom: row, right: columns.count };
  return { whole, title: head?.spot, opening: first.spots, parts: drawnParts, cells };
}

/** A text as long as cells may hold; where there is room, it is short. */
function cut(paragraph: Paragraph): Room[] {
  if (typeof paragraph !== 'string') return [{ ...paragraph, text: harmless(paragraph.text, '') }];
  const rooms: Room[] = [];
  for (let rest = harmless(paragraph, ''); rest !== ''; rest = rest.slice(rooms.at(-1)!.text.length))
    rooms.push({ text: clipped(rest, mostInCell), height: 0 });
  return rooms;
}

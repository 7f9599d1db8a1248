import type { FormCell, FormTable } from '../../model/form.ts';
import { layout, type PrintedCell } from '../../model/printed-layout.ts';
import { weightsOf } from '../column-weights.ts';
import { escaped } from './markup.ts';

/**
 * Returns the rows of a table as the form prints it, header and body. Cells have no end tags, since hundreds of tables
 * may be on a page.
 * @param figure returns the cell of a figure; `span` holds the attributes to put behind `<td`
 */
export function gridMarkup(printed: FormTable, figure: (cell: FormCell, span: string) => string): string {
  const rows = layout(printed);
  const header = printed.blocks.length === 1 ? rows.findIndex((cells) => cells.some(({ cell }) => cell)) : 0;
  const markup = rows.map((cells) => `<tr>${cells.map((cell) => cellMarkup(cell, figure)).join('')}</tr>\n`);
  const [head, body] = [markup.slice(0, header).join(''), markup.slice(header).join('')];
  return `${head && `<thead>\n${head}`}<tbody>\n${body}`;
}

function cellMarkup(printed: PrintedCell, figure: (cell: FormCell, span: string) => string): string {
  const { kind, text, rows, columns, cell } = printed;
  const span = (rows > 1 ? ` rowspan=${rows}` : '') + (columns > 1 ? ` colspan=${columns}` : '');
  if (cell) return figure(cell, span);
  return `<th${kind === 'caption' ? ' class=caption' : ''}${span}>${escaped(text)}`;
}

/** Returns the width of each printed column, in percent. */
export function columnShares(table: FormTable): number[] {
  const weights = weightsOf(table);
  const whole = weights.reduce((sum, one) => sum + one, 0);
  return weights.map((one) => (100 * one) / whole);
}

/** Returns the smallest width at which the figures of a table are legible, in pixels. */
export function minTableWidth(table: FormTable): number {
  return 42 * weightsOf(table).reduce((sum, one) => sum + one, 0);
}

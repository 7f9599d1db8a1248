import type { PrintedCell } from '../../../src/model/printed-layout.ts';
import { filledRows, type Item } from './printed.ts';

/** Layout of a page as text. */
export interface Page {
  /** Columns that a Chinese character takes: one, as programs count that turn pages into text, or two, as a screen shows it. */
  readonly wide: 1 | 2;
  readonly align: 'left' | 'centre' | 'right';
  readonly blankLines: boolean;
  readonly margin: number;
  /** So little room that labels and figures are broken in the middle. */
  readonly narrow?: boolean;
}

/** Columns of text that a printed column takes: those of labels first, then those of figures. */
function widthOf(column: number, labelWidth: number, { narrow }: Page): number {
  const labels = labelWidth === 1 ? [narrow ? 14 : 18] : [8, 14, 30].slice(0, labelWidth);
  return labels[column - 1] ?? (narrow ? 9 : labelWidth === 1 ? 20 : 16);
}

/** A report as a program prints it that turns a page into text: nothing but blanks tells where a column is. */
export function asPage(printed: readonly Item[], page: Page): string {
  return printed.map((item) => (typeof item === 'string' ? `${item}\n` : tableLines(item, page))).join('\n');
}

function tableLines({ table, figures }: Exclude<Item, string>, page: Page): string {
  const rows = filledRows(table, figures);
  const width = (column: number) => widthOf(column, table.labelWidth, page);
  const left = (column: number) =>
    page.margin + Array.from({ length: column - 1 }, (_, index) => width(index + 1)).reduce((sum, one) => sum + one, 0);
  const wrapped = (cell: PrintedCell) =>
    wrap(cell.text, left(cell.column + cell.columns) - left(cell.column) - 2, page);
  // A row is as high as the tallest cell that is its own.
  const heights = rows.map((cells) =>
    Math.max(1, ...cells.filter((one) => one.rows === 1).map((one) => wrapped(one).length)),
  );
  const pitch = (row: number) => heights[row - 1]! + (page.blankLines ? 1 : 0);
  const tops = rows.map((_, index) => rows.slice(0, index).reduce((sum, __, at) => sum + pitch(at + 1), 0));
  const height = tops.at(-1)! + pitch(rows.length);
  const lines = Array.from({ length: height }, () => new Map<number, string>());
  for (const cell of rows.flat()) {
    const texts = wrapped(cell);
    const bottom = cell.row + cell.rows - 1;
    const space = tops[bottom - 1]! + heights[bottom - 1]! - tops[cell.row - 1]!;
    const top = tops[cell.row - 1]! + Math.max(0, Math.floor((space - texts.length) / 2));
    const room = left(cell.column + cell.columns) - left(cell.column) - 2;
    texts.forEach((text, index) => {
      const spare = Math.max(0, room - measure(text, page));
      const isFigure = cell.kind === 'value' || cell.kind === 'label';
      const shift = !isFigure || page.align === 'left' ? 0 : page.align === 'right' ? spare : Math.floor(spare / 2);
      const isRowLabel = cell.column <= table.labelWidth;
      lines[top + index]?.set(left(cell.column) + (isRowLabel ? 0 : shift), text);
    });
  }
  return `${lines.map((line) => draw(line, page)).join('\n')}\n`;
}

function draw(pieces: ReadonlyMap<number, string>, page: Page): string {
  let line = '';
  for (const [at, text] of [...pieces].sort(([a], [b]) => a - b)) {
    line += ' '.repeat(Math.max(line === '' ? 0 : 1, at - measure(line, page))) + text;
  }
  return line;
}

function wrap(text: string, room: number, page: Page): string[] {
  const lines = [''];
  for (const character of text) {
    if (character === '\n') lines.push('');
    else if (measure(lines.at(-1)! + character, page) > room) lines.push(character);
    else lines[lines.length - 1] += character;
  }
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

function measure(text: string, { wide }: Page): number {
  return [...text].reduce((sum, character) => sum + (/[\u1100-\uffdc]/.test(character) ? wide : 1), 0);
}

/** A report as a program prints it that gives the text of a page in reading order: a row's figures behind its label. */
export function asRunningText(printed: readonly Item[], breaks: number): string {
  return printed
    .map((item) => (typeof item === 'string' ? `${item}\n` : running(filledRows(item.table, item.figures), breaks)))
    .join('');
}

function running(rows: readonly (readonly PrintedCell[])[], breaks: number): string {
  return rows
    .map((cells) => {
      const labels = cells.filter(({ kind }) => kind !== 'value').map(({ text }) => text);
      const values = cells.filter(({ kind }) => kind === 'value').map(({ text }) => text.replaceAll('\n', ' '));
      const label = labels.join('\n').replaceAll(new RegExp(`.{${breaks}}`, 'gu'), '$&\n');
      return `${[label, ...values].filter((text) => text !== '').join(' ')}\n`;
    })
    .join('');
}

/** The form in Markdown: merged cells are there once, the other positions that they take are empty. */
export function asMarkdown(printed: readonly Item[]): string {
  return printed
    .map((item) =>
      typeof item === 'string' ? `## ${item}\n` : pipes(filledRows(item.table, item.figures), item.table.width),
    )
    .join('\n');
}

function pipes(rows: readonly (readonly PrintedCell[])[], width: number): string {
  const lines = rows.map((cells) => {
    const texts = Array.from(
      { length: width },
      (_, index) => cells.find(({ column }) => column === index + 1)?.text ?? '',
    );
    return `| ${texts.map((text) => text.replaceAll('\n', '<br>').replaceAll('|', '\\|')).join(' | ')} |\n`;
  });
  const rule = `|${' --- |'.repeat(width)}\n`;
  return [lines[0], rule, ...lines.slice(1)].join('');
}

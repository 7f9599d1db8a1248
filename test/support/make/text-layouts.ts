import type { FormTable } from '../../../src/model/form.ts';
import type { PrintedCell } from '../../../src/model/printed-layout.ts';
import type { Filled } from './figures.ts';
import { filledRows, type Item } from './printed.ts';

/** The rows of a table as texts: merged cells are there once. */
type Rows = readonly (readonly string[])[];

/** Writes a report as text, in one of the layouts that programs make of a table. */
export type TextLayout = (printed: readonly Item[]) => string;

const layoutOf =
  (write: (rows: Rows, table: FormTable) => string): TextLayout =>
  (printed) =>
    printed
      .map((item) => {
        if (typeof item === 'string') return `${item}\n`;
        return write(once(item.table, item.figures), item.table);
      })
      .join('');

/** Rows of a table as texts, with empty positions where a merged cell reaches to. */
const placedIn =
  (write: (rows: Rows) => string): TextLayout =>
  (printed) =>
    printed
      .map((item) => (typeof item === 'string' ? `${item}\n` : write(placed(item.table, item.figures))))
      .join('\n');

function once(table: FormTable, figures: Filled): Rows {
  return filledRows(table, figures).map((cells) => cells.map(({ text }) => text.replaceAll('\n', '')));
}

function placed(table: FormTable, figures: Filled): Rows {
  const at = (cells: readonly PrintedCell[], column: number) => cells.find((cell) => cell.column === column);
  return filledRows(table, figures).map((cells) =>
    Array.from({ length: table.width }, (_, index) => at(cells, index + 1)?.text.replaceAll('\n', '') ?? ''),
  );
}

const each = (rows: Rows, write: (cell: string, row: readonly string[]) => string) =>
  rows.map((row) => row.map((cell) => write(cell, row)).join('')).join('');

/** Header cells that are narrow are broken: 商业 企业. */
const narrow: readonly string[] = ['商业企业', '科研机构', '社会公益组织', '法律服务机构'];
const broken = (cell: string) => (narrow.includes(cell) ? cell.replace(/^(..)/, '$1\n') : cell);

const withBreaks = (rows: Rows) => rows.map((row) => row.map(broken));

const separated = (separator: string) => (rows: Rows) => rows.map((row) => `${row.join(separator)}\n`).join('');

/** A row of more than five cells in two parts. */
const halves = (row: readonly string[], separator: string) =>
  [row.slice(0, 5), row.slice(5)].flatMap((part) => (part.length > 0 ? [part.join(separator)] : []));

export const textLayouts: Readonly<Record<string, TextLayout>> = {
  'a bar closes each cell': layoutOf((rows) => each(rows, (cell) => `${cell} |\n`)),
  'a bar closes each cell, bars alone end a short row': layoutOf((rows) =>
    rows.map((row) => each([row], (cell) => `${cell} |\n`) + (row.length < 4 ? '||\n' : '')).join(''),
  ),
  'a bar closes each cell, some of two lines': layoutOf((rows) => each(withBreaks(rows), (cell) => `${cell} |\n`)),
  'a bar below each cell': layoutOf((rows) => each(rows, (cell) => (cell === '' ? '|\n' : `${cell}\n|\n`))),
  'a bar below each cell, some of two lines': layoutOf((rows) =>
    each(withBreaks(rows), (cell) => (cell === '' ? '|\n' : `${cell}\n|\n`)),
  ),
  'a bar opens each row': layoutOf((rows) => rows.map((row) => `|\n${each([row], (cell) => `${cell} |\n`)}`).join('')),
  'a bar opens each row, cells are set in': layoutOf((rows) =>
    rows.map((row) => `| \n${each([row], (cell) => ` ${cell}  | \n`)}`).join(''),
  ),
  'a bar leads each cell': layoutOf((rows) => each(rows, (cell) => `| ${cell}\n`)),
  'a bar leads each cell, some of two lines': layoutOf((rows) => each(withBreaks(rows), (cell) => `| ${cell}\n`)),
  'bars around each cell': layoutOf((rows) => each(rows, (cell) => `| ${cell} |\n`)),
  'a tab leads each cell': layoutOf((rows) => each(rows, (cell) => `\t${cell}\n`)),
  'a tab leads each cell, some of two lines': layoutOf((rows) => each(withBreaks(rows), (cell) => `\t${cell}\n`)),
  'a tab leads each cell, empty lines between rows': layoutOf((rows) =>
    rows.map((row) => `${each([row], (cell) => `\t${broken(cell)}\n`)}\n`).join(''),
  ),
  'a tab leads each cell but the first of a row': layoutOf((rows) =>
    rows.map(([first, ...others]) => `${first}\n${each([others], (cell) => `\t${cell}\n`)}`).join(''),
  ),
  'bars between cells, merged ones once': layoutOf(separated(' | ')),
  'bars behind cells, merged ones once': layoutOf((rows) =>
    rows.map((row) => `${row.map((cell) => `${cell} |`).join(' ')}\n`).join(''),
  ),
  'bars between cells': placedIn(separated(' | ')),
  'bars between cells, some of two lines': placedIn((rows) => separated(' | ')(withBreaks(rows))),
  'bars around rows, cells of two lines': placedIn((rows) =>
    withBreaks(rows)
      .map((row) => `| ${row.join(' | ')} |\n`)
      .join(''),
  ),
  'tabs between cells, merged ones once': layoutOf(separated('\t')),
  'tabs between cells, merged ones once, some of two lines': layoutOf((rows) => separated('\t')(withBreaks(rows))),
  'tabs between cells': placedIn(separated('\t')),
  'tabs between cells, some of two lines': placedIn((rows) => separated('\t')(withBreaks(rows))),
  'tabs between cells, those of two lines in quotes': placedIn((rows) =>
    separated('\t')(withBreaks(rows).map((row) => row.map((cell) => (cell.includes('\n') ? `"${cell}"` : cell)))),
  ),
  'bars around rows, merged ones once, some of two lines': layoutOf((rows) =>
    withBreaks(rows)
      .map((row) => `| ${row.join(' | ')} |\n`)
      .join(''),
  ),
  'rows broken behind a bar': placedIn((rows) =>
    rows
      .map((row) => `${row.slice(0, 5).join(' | ')}${row.length > 5 ? ' |\n' : ''}${row.slice(5).join(' | ')}\n`)
      .join(''),
  ),
  'rows broken before a tab': placedIn((rows) =>
    rows
      .map((row) => `${row.slice(0, 5).join('\t')}${row.length > 5 ? '\n\t' : ''}${row.slice(5).join('\t')}\n`)
      .join(''),
  ),
};

/** Rows broken beside a bar or tab: at a blank cell it is unclear where. */
export const brokenLayouts: Readonly<Record<string, TextLayout>> = {
  'bars around rows, merged ones once, broken before a bar': layoutOf((rows) =>
    rows.map((row) => `| ${halves(row, ' | ').join('\n| ')} |\n`).join(''),
  ),
  'bars around rows, merged ones once, broken behind a bar': layoutOf((rows) =>
    rows.map((row) => `| ${halves(row, ' | ').join(' |\n')} |\n`).join(''),
  ),
  'tabs between cells, merged ones once, rows broken behind a tab': layoutOf((rows) =>
    rows.map((row) => `${halves(row, '\t').join('\t\n')}\n`).join(''),
  ),
};

/** Layouts that leave no mark between cells. */
export const placelessLayouts: Readonly<Record<string, TextLayout>> = {
  'a cell a line': layoutOf((rows) => each(rows, (cell) => `${cell}\n`)),
  'a cell a line, some of two lines': layoutOf((rows) => each(withBreaks(rows), (cell) => `${cell}\n`)),
  'blanks between cells': layoutOf(separated(' ')),
  'blanks between cells, some of two lines': layoutOf((rows) => separated('  ')(withBreaks(rows))),
};

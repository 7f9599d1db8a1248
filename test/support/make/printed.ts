import ExcelJS from 'exceljs';
import type { Form, FormTable } from '../../../src/model/form.ts';
import { layout, type PrintedCell } from '../../../src/model/printed-layout.ts';
import { official } from '../official.ts';
import type { Filled } from './figures.ts';

/** Options for printing the form into a sheet. */
export interface Style {
  /** Empty rows above, and empty columns left of everything. */
  readonly offset?: number;
  /** Sheet columns that each printed column takes, merged. */
  readonly breadth?: number;
  /** An empty sheet column behind each printed one, an empty row behind each printed row. */
  readonly spaced?: boolean;
  /** A line with the sum of each group of results, as some offices add. */
  readonly subtotals?: boolean;
  /** Repeats the header of 表三 before this printed row. */
  readonly splitAt?: number;
}

/** A title, a table or a line of text, to be printed below the last. */
export type Item = string | { readonly table: FormTable; readonly figures: Filled };

/** Prints items one below the other. */
export function print(sheet: ExcelJS.Worksheet, items: readonly Item[], style: Style = {}): void {
  const { offset = 0, breadth = 1, spaced = false } = style;
  const pitch = breadth + (spaced ? 1 : 0);
  let top = offset;
  const put = (cell: Pick<PrintedCell, 'row' | 'column' | 'rows' | 'columns'>, value: ExcelJS.CellValue) => {
    const row = top + (cell.row - 1) * (spaced ? 2 : 1) + 1;
    const column = offset + (cell.column - 1) * pitch + 1;
    const lastRow = row + (cell.rows - 1) * (spaced ? 2 : 1);
    const lastColumn = column + cell.columns * pitch - 1 - (spaced ? 1 : 0);
    sheet.getCell(row, column).value = value;
    if (lastRow > row || lastColumn > column) sheet.mergeCells(row, column, lastRow, lastColumn);
  };
  for (const item of items) {
    if (typeof item === 'string') {
      put({ row: 1, column: 1, rows: 1, columns: 10 }, item);
      top += spaced ? 2 : 1;
      continue;
    }
    const rows = variant(layout(official(item.table)), item.table, style);
    rows.forEach((cells, index) => {
      for (const cell of cells) {
        const at = cell.cell;
        const value = at ? (item.figures[at.table.id]![at.row.id]![at.column.id] ?? null) : cell.text || null;
        put({ ...cell, row: index + 1 }, value);
      }
    });
    top += rows.length * (spaced ? 2 : 1);
  }
}

function variant(rows: PrintedCell[][], table: FormTable, { subtotals, splitAt }: Style): PrintedCell[][] {
  if (table.id !== 'requests') return rows;
  if (splitAt !== undefined) {
    // Labels that would reach over the cut end there.
    const cut = (cells: PrintedCell[], row: number) =>
      cells.map((cell) => ({ ...cell, rows: Math.min(cell.rows, row) }));
    const upper = rows.slice(0, splitAt).map((cells, index) => cut(cells, splitAt - index));
    return [...upper, ...rows.slice(0, 3), ...rows.slice(splitAt).map((cells) => cut(cells, 1))];
  }
  if (!subtotals) return rows;
  return rows.flatMap((cells) => {
    const group = cells.find(({ kind, rows }) => kind === 'label' && rows > 1 && rows < 10);
    const first = cells.find(({ cell }) => cell);
    if (!group || !first || group.column !== 2)
      return [
        cells.map((cell) => (cell.rows > 1 && cell.cell === undefined && cell.row > 3 ? { ...cell, rows: 1 } : cell)),
      ];
    const line = cells.map((cell): PrintedCell => {
      if (cell === group) return { ...cell, rows: 1, columns: 2, text: `${cell.text}小计` };
      return {
        ...cell,
        rows: 1,
        text: cell.cell ? '999' : cell.kind === 'label' && cell.column === 3 ? '' : cell.text,
      };
    });
    const stripped = line
      .filter(({ column, kind }) => !(kind === 'label' && column === 3))
      .map(({ cell, ...rest }): PrintedCell => ({ ...rest, kind: cell ? 'label' : rest.kind }));
    return [stripped, cells.map((cell) => (cell.cell ? cell : { ...cell, rows: 1 }))];
  });
}

export const title = (body: string, year: number) => `${body}${year}年政府信息公开工作年度报告`;

export function items(own: Form, figures: Filled, around: readonly string[] = []): Item[] {
  const form = official(own);
  return form.tables.flatMap((table): Item[] => {
    const section = form.sections.find(({ number }) => number === table.section)!;
    return [...around, `${'一二三四五六'[section.number - 1]}、${section.heading}`, { table, figures }];
  });
}

/** Returns a workbook as it is drawn, its parts stored as they are: to deflate them would take longer than to read them. */
export async function bytesOf(draw: (workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  draw(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } }));
}

/** A table as it is printed, row by row: the cells that begin there, with their spans, filled in. */
export function filledRows(table: FormTable, figures: Filled): PrintedCell[][] {
  return layout(official(table)).map((cells) =>
    cells.map((one) => {
      const { cell: at } = one;
      return at ? { ...one, text: String(figures[at.table.id]![at.row.id]![at.column.id] ?? '') } : one;
    }),
  );
}

/** The form as a spreadsheet exports it: merged cells are there once, the other positions that they take are empty. */
export function asCsv(printed: readonly Item[]): string {
  const record = (texts: readonly string[]) =>
    `${texts.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')}\r\n`;
  return printed
    .map((item) => {
      if (typeof item === 'string') return record([item]);
      return filledRows(item.table, item.figures)
        .map((cells) => {
          const at = (column: number) => cells.find((cell) => cell.column === column)?.text ?? '';
          return record(Array.from({ length: item.table.width }, (_, index) => at(index + 1)));
        })
        .join('');
    })
    .join('');
}

/** The form as an export with one cell a line: each begins with a tab, rows are set apart by empty lines. */
export function asText(printed: readonly Item[]): string {
  return printed
    .map((item) => (typeof item === 'string' ? `${item}\n` : `${tableText(item.table, item.figures)}\n`))
    .join('\n');
}

function tableText(table: FormTable, figures: Filled): string {
  const rows = filledRows(table, figures);
  const open = rows.flat().filter((cell) => cell.rows > 1);
  return rows
    .map((cells, index) => {
      const from = open.filter(({ row, rows }) => row < index + 1 && index + 1 < row + rows);
      const all = [...cells, ...from.map((cell) => ({ ...cell, text: '' }))].toSorted((a, b) => a.column - b.column);
      return all.map(({ text }) => `\t${text}\n`).join('');
    })
    .join('\n');
}

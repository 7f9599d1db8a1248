import type { Language, Text } from './text.ts';

/**
 * A place in a file. Each part that is left out widens it: without `row` and `column` it is a whole sheet or table, and
 * without `sheet` and `table` the whole file.
 */
export interface Place {
  /** The path as the user gave it. */
  readonly path: string;
  /** The name of the sheet, in a workbook. */
  readonly sheet?: string;
  /** The number of the table in a document without sheets, from 1. */
  readonly table?: number;
  /** From 1. */
  readonly page?: number;
  /** The row of the sheet or table, or the record of a CSV, from 1. */
  readonly row?: number;
  /** The column of the sheet, table or CSV record, from 1. */
  readonly column?: number;
  /** The line of a text file, from 1; in a CSV, the line on which the record starts. */
  readonly line?: number;
  /** The position in `line`, in UTF-16 units, from 1. */
  readonly character?: number;
  /** A JSON pointer (RFC 6901). */
  readonly pointer?: string;
}

/** The data that a spreadsheet stores behind the text that it shows. */
export interface Stored {
  /** The stored number as an exact decimal literal (`-12.5`, never `1e3`); absent for text, dates and errors. */
  readonly number?: string;
  /** The number format code, unless it is General. */
  readonly format?: string;
  /** The formula as typed, without the `=`. */
  readonly formula?: string;
  /** The result of the formula over the values of the workbook, as a decimal literal; absent if it cannot be evaluated. */
  readonly computed?: string;
  /** All inputs of the formula are blank, so that nobody filled in its result. */
  readonly fromBlanks?: true;
  /** The file has no cached result for the formula; `number` is the computed one. */
  readonly uncached?: true;
  /** A number typed as text, which a spreadsheet leaves out of its sums. */
  readonly numberAsText?: true;
}

/** A cell as its file shows it, before it is interpreted. */
export interface Cell {
  readonly text: string;
  /** The place of its upper left corner if it is merged. */
  readonly place: Place;
  /** The rows and columns that a merged cell covers, both at least 1. */
  readonly span?: { readonly rows: number; readonly columns: number };
  readonly stored?: Stored;
  /** It is in a hidden row, column or sheet. */
  readonly hidden?: true;
  /** It holds a picture or an object. Without a text beside it, its content cannot be read. */
  readonly picture?: true;
  /** Its struck-through text, if it has no other text. */
  readonly struck?: string;
}

/**
 * A table as read, or a whole sheet: its rows that are not empty, in order. A row is indexed by column, from 0; `undefined`
 * means that the file has no cell there. A merged cell is the same object at each position that it covers. Rows may differ
 * in length.
 */
export interface Grid {
  readonly kind: 'grid';
  readonly place: Place;
  readonly rows: readonly GridRow[];
  /** It runs over the edge of its page, so that columns on its right may be missing. */
  readonly cut?: true;
  /** It is hidden until a script shows it. It counts only if no visible table of its kind is found. */
  readonly aside?: true;
  /** The values in which it differs from another grid, if that is all: they spare its rows to those who need no more. */
  readonly record?: GridRecord | undefined;
}

/** A report in the tidy shape that has the same header, tables, rows and columns as another. */
export interface GridRecord {
  readonly like: Grid;
  readonly organization: string;
  readonly year: string;
  /** The numbers in the last column of its rows below the header, each written in its shortest form: so many from `start`. */
  readonly figures: ArrayLike<number>;
  readonly start: number;
  readonly count: number;
  /** Returns the place of the row of a figure, by the index of the figure, and the cell with the figure. */
  readonly placeOf: (index: number) => Place;
  readonly cellOf: (index: number) => Cell;
}

export interface GridRow {
  /** The place of the whole row. */
  readonly place: Place;
  readonly cells: readonly (Cell | undefined)[];
  /** The texts of its cells, by column, if none has more than a text: they spare the cells to those who need no more. */
  readonly texts?: readonly string[];
  /** Rows with the same object differ at most in the path of the file and in the digits of whole numbers. */
  readonly pattern?: object | undefined;
  /** Returns the number at a position if its cell shows it in plain digits; else NaN. It spares the cells to those who need no more. */
  readonly figureAt?: (position: number) => number;
  /** The line of text that the row is, if every part between delimiters is the text of a cell. */
  readonly span?: Span | undefined;
}

/** A part of a text, with delimiters in it; offsets in UTF-16 units from 0, `to` excluded. */
export interface Span {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly delimiter: string;
}

/** A text outside any table: a paragraph, or a line in a file that has only lines. */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly place: Place;
  /** All of it is a link to another page, as in a menu or a list of reports. */
  readonly link?: true;
  /** Its words with their positions, from left to right, in a file that has only lines; tables are built from them. */
  readonly words?: readonly Word[];
  /**
   * It is a cell, perhaps blank, of a table that lists its cells one by one and does not say where its rows end; `part` if
   * the cell continues in the next paragraph.
   */
  readonly cell?: 'whole' | 'part';
}

/** A run of characters without a gap on a printed line. */
export interface Word {
  readonly text: string;
  /** Its left and right edges, in points or character widths: one unit in all lines of a document. */
  readonly from: number;
  readonly to: number;
  readonly place: Place;
}

/** A file as read: its grids and paragraphs in order. */
export interface Document {
  readonly path: string;
  /** The kind of file: `xlsx`, `docx`, `text`. */
  readonly format: string;
  /** The title in the properties of the file, which may be older than its text. */
  readonly title?: string;
  readonly blocks: readonly (Grid | Paragraph)[];
  /** A stylesheet decides which of its parts are visible: one may be for mobile phones only. */
  readonly styled?: true;
  /** Pictures in places where a table could be: the report may be scanned or pasted in. */
  readonly pictures?: readonly Place[];
  /** It has a comment with the list of corrections, as `annotate` writes it. */
  readonly isMarked?: true;
  /** Notices about the reading for the user, such as a kind that differs from the file name. */
  readonly notices: readonly Text[];
}

/** True if a cell has no text that counts, but a picture or struck-through words. */
export function isPictureOrStruck({ text, picture, struck }: Pick<Cell, 'text' | 'picture' | 'struck'>): boolean {
  return text.trim() === '' && (picture === true || struck !== undefined);
}

/** True if a cell shows nothing at all. */
export function isBlank(cell: Pick<Cell, 'text' | 'picture' | 'struck'>): boolean {
  return cell.text === '' && !isPictureOrStruck(cell);
}

/** Returns the text of a cell, or `[图片]` or `[删除线]12` in place of one, which no reader takes for a blank or a figure. */
export function displayText(cell: Cell): string {
  if (!isPictureOrStruck(cell)) return cell.text;
  return cell.struck === undefined ? '[图片]' : `[删除线]${cell.struck}`;
}

/**
 * Returns a place as the user's own program shows it: `表三!I14`, `I14`, `表格2 第5行第7列`, `第14行` for a whole row; in a file
 * with pages `第3页 表格2 第5行第7列`, `第3页 第12行`, `第3页`; in a text `12:7` (line:character). Empty for a whole file.
 */
export function address(place: Place): string {
  const { sheet, table, page, row, column, line, character, pointer } = place;
  if (pointer !== undefined) return line === undefined ? pointer : `${line}:${character ?? 1}`;
  if (sheet !== undefined) {
    const name = /^[\p{L}\p{N}_]+$/u.test(sheet) && !/^\p{N}/u.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`;
    if (row === undefined) return name;
    return column === undefined ? `${name} 第${row}行` : `${name}!${a1(row, column)}`;
  }
  if (table !== undefined && row !== undefined && line === undefined) {
    return `${page === undefined ? '' : `第${page}页 `}表格${table} 第${row}行${column === undefined ? '' : `第${column}列`}`;
  }
  if (line !== undefined && row === undefined) {
    return page === undefined ? `${line}:${character ?? 1}` : `第${page}页 第${line}行`;
  }
  if (row !== undefined) return column === undefined ? `第${row}行` : a1(row, column);
  return [page !== undefined && `第${page}页`, table !== undefined && `表格${table}`].filter(Boolean).join(' ');
}

/** Returns the address of a place in a language: `表三!J14`; whole rows and tables without a sheet in words. */
export function addressIn(place: Place, language: Language): string {
  const chinese = address(place);
  if (language === 'zh' || !/第\d+[行页]|表格\d/.test(chinese)) return chinese;
  const { sheet, table, page, row, column, line } = place;
  const parts = [
    sheet,
    page && `page ${page}`,
    page && row === undefined && line && `line ${line}`,
    table && `table ${table}`,
    row && `row ${row}`,
    column && `column ${column}`,
  ];
  return parts.filter(Boolean).join(' ');
}

/** Returns the address of a place for people, who do not count characters: `第 12 行` instead of `12:7`. */
export function placeIn(place: Place, language: Language): string {
  if (!isOnLine(place)) return addressIn(place, language);
  return language === 'zh' ? `第 ${place.line} 行` : `line ${place.line}`;
}

/** True if only the line of a text is known, which may hold several cells. */
export function isOnLine({ line, page, column }: Place): boolean {
  return line !== undefined && page === undefined && column === undefined;
}

/** Returns `J14`. Row and column from 1. */
export function a1(row: number, column: number): string {
  return `${letters(column)}${row}`;
}

/** Returns the letters of a column, from 1: `A` for 1, `AA` for 27. */
export function letters(column: number): string {
  let name = '';
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
}

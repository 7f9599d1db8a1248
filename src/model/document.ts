import type { Language, Text } from './text.ts';

/**
 * A spot in a file. What is left out widens it: without `row` and `column` it is
 * a whole sheet or table, without these the whole file.
 */
export interface Place {
  /** Path as the user gave it. */
  readonly path: string;
  /** Name of the sheet, in a workbook. */
  readonly sheet?: string;
  /** Number of the table in a document that has no sheets, from 1. */
  readonly table?: number;
  /** From 1. */
  readonly page?: number;
  /** Row of the sheet or table, or record of a CSV, from 1. */
  readonly row?: number;
  /** Column of the sheet, table or CSV record, from 1. */
  readonly column?: number;
  /** Line of a text file, from 1; of a CSV, where the record starts. */
  readonly line?: number;
  /** Position in `line`, in UTF-16 units, from 1. */
  readonly character?: number;
  /** JSON pointer (RFC 6901). */
  readonly pointer?: string;
}

/** What a spreadsheet stores behind the text that it shows. */
export interface Stored {
  /** The stored number as an exact decimal literal (`-12.5`, never `1e3`); absent for text, dates and errors. */
  readonly number?: string;
  /** The number format code, where it is not General. */
  readonly format?: string;
  /** The formula as typed, without its `=`. */
  readonly formula?: string;
  /** What the formula gives over the values of the workbook, as a decimal literal; absent where it cannot be evaluated. */
  readonly computed?: string;
  /** The formula's inputs are all blank: its result is no figure that anybody filled in. */
  readonly ofBlanks?: true;
  /** The file has no cached result for the formula; `number` is then what was computed. */
  readonly uncached?: true;
  /** Number typed as text (a spreadsheet leaves it out of its sums). */
  readonly numberAsText?: true;
}

/** One cell as its file shows it, before anything is made of it. */
export interface Cell {
  readonly text: string;
  /** The upper left corner, where the cell is merged. */
  readonly place: Place;
  /** Rows and columns it covers, where it is merged: both at least 1. */
  readonly span?: { readonly rows: number; readonly columns: number };
  readonly stored?: Stored;
  /** In a hidden row, column or sheet. */
  readonly hidden?: true;
  /** A picture or an object stands in it; where it has no text, what that shows cannot be read. */
  readonly picture?: true;
  /** What is struck through in it, where nothing else stands there. */
  readonly struck?: string;
}

/**
 * A table as read, or a whole sheet: its rows that hold anything, in order. A row
 * is indexed by column, from 0; `undefined` is a position where the file has no
 * cell. A merged cell stands, as one and the same object, at each position that
 * it covers. Rows may differ in length.
 */
export interface Grid {
  readonly kind: 'grid';
  readonly place: Place;
  readonly rows: readonly GridRow[];
  /** Runs over the edge of its page, so that what stands at its right is not to be had. */
  readonly cut?: true;
  /** Put away until a script shows it: it counts where no other of its kind is seen. */
  readonly aside?: true;
}

export interface GridRow {
  /** The whole row. */
  readonly place: Place;
  readonly cells: readonly (Cell | undefined)[];
}

/** A run of text outside any table: a paragraph, or a line where the file knows only lines. */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly place: Place;
  /** All its words lead to another page, as those of a menu or a list of reports do. */
  readonly link?: true;
  /** Where its words stand, from left to right, in a file that has lines only: what a table is made of there. */
  readonly words?: readonly Word[];
  /**
   * A cell, blank or not, of a table that gives its cells one by one and does not say where its rows end; `part` where it
   * goes on in the next paragraph.
   */
  readonly cell?: 'whole' | 'part';
}

/** A run of characters without a gap, as it stands on a printed line. */
export interface Word {
  readonly text: string;
  /** Its left and right edge, in points or character widths: one measure in all lines of a document. */
  readonly from: number;
  readonly to: number;
  readonly place: Place;
}

/** A file as read: grids and paragraphs in the order in which they stand. */
export interface Document {
  readonly path: string;
  /** Name of the kind of file: `xlsx`, `docx`, `text`. */
  readonly format: string;
  /** What the file says it is, apart from its text: a property that may be older than the text. */
  readonly title?: string;
  readonly blocks: readonly (Grid | Paragraph)[];
  /** Which of its parts are seen is up to a stylesheet: one may be there for telephones alone. */
  readonly styled?: true;
  /** Pictures that stand where a table could: a report scanned or pasted in. */
  readonly pictures?: readonly Place[];
  /** What the user should know of the reading: another kind than the name says. */
  readonly notices: readonly Text[];
}

/** Whether a cell shows something that is no text which counts: a picture, or words that are struck through. */
export function showsOther({ text, picture, struck }: Pick<Cell, 'text' | 'picture' | 'struck'>): boolean {
  return text.trim() === '' && (picture === true || struck !== undefined);
}

/** Whether a cell shows nothing at all. */
export function isBlank(cell: Pick<Cell, 'text' | 'picture' | 'struck'>): boolean {
  return cell.text === '' && !showsOther(cell);
}

/** The text of a cell; what it shows in place of one as `[图片]` or `[删除线]12`, which no reader takes for a blank or a figure. */
export function inWords(cell: Cell): string {
  if (!showsOther(cell)) return cell.text;
  return cell.struck === undefined ? '[图片]' : `[删除线]${cell.struck}`;
}

/**
 * What the user's own program shows: `表三!I14`, `I14`, `表格2 第5行第7列`, in a file with pages `第3页 表格2 第5行第7列`,
 * `第3页`, `第3页 第12行`, `12:7` (line:character), `第14行` for a whole row; empty for a whole file.
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

/** A place as the user's program names it, `表三!J14`; whole rows, and tables without a sheet, in words. */
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

/** The same for people, who count no characters: `第 12 行` where a program says `12:7`. */
export function placeIn(place: Place, language: Language): string {
  if (!isOnLine(place)) return addressIn(place, language);
  return language === 'zh' ? `第 ${place.line} 行` : `line ${place.line}`;
}

/** Whether all that is known is a line of text, on which several cells may stand. */
export function isOnLine({ line, page, column }: Place): boolean {
  return line !== undefined && page === undefined && column === undefined;
}

/** `J14`. Row and column from 1. */
export function a1(row: number, column: number): string {
  return `${letters(column)}${row}`;
}

/** 1 → `A`, 27 → `AA`. */
export function letters(column: number): string {
  let name = '';
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
}

import type { Sheet } from '../sheet/sheet.ts';

/** What stands in a text, a cell or a text box, in its order. */
export type Block = TextBlock | TableBlock | SheetsBlock | Picture;

export interface TextBlock {
  readonly kind: 'paragraph';
  /** With the number that its list prints before it. */
  readonly text: string;
  /** What is struck through, and no part of the text. */
  readonly struck: string;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly rows: TableRow[];
  /** It stands in a hidden section. */
  readonly hidden: boolean;
}

export interface TableRow {
  /** The cells that begin in it. */
  readonly cells: TableCell[];
  /** How many rows are the same. */
  readonly repeated: number;
  readonly hidden: boolean;
}

export interface TableCell {
  readonly blocks: Block[];
  /** How many cells side by side are the same. */
  readonly repeated: number;
  /** Rows and columns that it covers. */
  readonly rows: number;
  readonly columns: number;
}

export interface Picture {
  readonly kind: 'picture';
  /** Big enough for a table to be seen in it. */
  readonly large: boolean;
  /** In a cell, it may show the figure of the cell. */
  readonly fillsCell: boolean;
}

/** A spreadsheet that stands in the text as an object: its sheets, those that are not seen there as hidden ones. */
export interface SheetsBlock {
  readonly kind: 'sheets';
  readonly sheets: readonly Sheet[];
}

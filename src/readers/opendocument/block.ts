import type { Sheet } from '../sheet/sheet.ts';

/** A piece of the content of a document, a cell or a text box. */
export type Block = TextBlock | TableBlock | SheetsBlock | Picture;

export interface TextBlock {
  readonly kind: 'paragraph';
  /** The text with the number that its list prints. */
  readonly text: string;
  /** Text that is struck through, and not part of `text`. */
  readonly struck: string;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly rows: TableRow[];
  /** It is in a hidden section. */
  readonly hidden: boolean;
}

export interface TableRow {
  /** The cells that begin in the row. */
  readonly cells: TableCell[];
  /** The number of consecutive rows that are the same. */
  readonly repeated: number;
  readonly hidden: boolean;
}

export interface TableCell {
  readonly blocks: Block[];
  /** The number of adjacent cells that are the same. */
  readonly repeated: number;
  /** Rows and columns that the cell covers. */
  readonly rows: number;
  readonly columns: number;
}

export interface Picture {
  readonly kind: 'picture';
  /** Large enough to show a table. */
  readonly large: boolean;
  /** It may show the figure of a cell that contains it. */
  readonly fillsCell: boolean;
}

/** An embedded spreadsheet; the sheets that the document does not show are hidden. */
export interface SheetsBlock {
  readonly kind: 'sheets';
  readonly sheets: readonly Sheet[];
}

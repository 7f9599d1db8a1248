import type { Sheet } from '../sheet/sheet.ts';

/** A piece of the content of a document, a cell or a text box. */
export type Block =
  /** `struck` is text that is struck through, and not part of `text`; that has the number that its list prints. */
  | { readonly kind: 'paragraph'; readonly text: string; readonly struck: string }
  /** A picture is `large` if it may show a table; if it `fillsCell`, it may show the figure of a cell that contains it. */
  | { readonly kind: 'picture'; readonly large: boolean; readonly fillsCell: boolean }
  /** An embedded spreadsheet; the sheets that the document does not show are hidden. */
  | { readonly kind: 'sheets'; readonly sheets: readonly Sheet[] }
  | TableBlock;

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

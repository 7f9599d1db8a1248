import type { Drawing } from './drawing.ts';

/** A piece of the content of a document, a cell or a text box; pieces follow each other from top to bottom. */
export type Content =
  /** `order` is that of its paragraph. */
  | { readonly kind: 'line'; readonly text: string; readonly order: number }
  | { readonly kind: 'picture'; readonly drawing: Drawing }
  /** Text that is struck through. */
  | { readonly kind: 'struck'; readonly text: string }
  /** Another file that the document includes, by the id of its relationship. */
  | { readonly kind: 'chunk'; readonly id: string }
  | Table;

/** A table with its merged cells resolved. Rows and columns count from 1. */
export interface Table {
  readonly kind: 'table';
  readonly cells: readonly TableCell[];
  /** True if a cell holds a data table. */
  readonly holdsDataTable: boolean;
  /** True for a table of at least 2 × 2, or a smaller one that holds such a table. */
  readonly isDataTable: boolean;
}

export interface TableCell {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  /** The order of its element. */
  readonly order: number;
  /** It is in a hidden row. */
  readonly hidden: boolean;
  readonly content: readonly Content[];
}

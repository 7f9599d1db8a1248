import type { Cell, GridRow, Place } from '../model/document.ts';
import type { Form, FormTable } from '../model/form.ts';
import type { PlainFigures } from '../model/plain-figures.ts';

/** The cells of a draft that holds nothing but plain figures, each of them named as a cell of the form. */
export interface PlainCells {
  readonly figures: ArrayLike<number>;
  /** The index of the first of them, and their number. Indices below are from there. */
  readonly start: number;
  readonly count: number;
  /** The row of the grid that holds a figure, by the index of the figure. */
  readonly rowOf: (index: number) => GridRow;
  /** The place of that row, which need not be made for it. */
  readonly placeOf: (index: number) => Place;
  /** The position of its cell in that row, from 0. */
  readonly positionOf: (index: number) => number;
  /** That cell, which need not be made with its row. */
  readonly cellOf: (index: number) => Cell;
  /** The layouts of drafts whose cells have the same names in the same order. */
  readonly layouts: Layouts;
}

/** Layouts by year; `undefined` if reports of that year are not plain although their figures are. */
export type Layouts = Map<string, Layout | undefined>;

/**
 * Everything but the body, the places and the figures, which reports share whose cells have the same names in the same order,
 * whose figures are plain, and which state the same year.
 */
export interface Layout {
  readonly family: string;
  readonly tables: readonly TableLayout[];
  /** The indices of the figures of each table. */
  readonly indices: PlainFigures['tables'];
}

export interface TableLayout {
  readonly form: Form;
  readonly table: FormTable;
  readonly shifted: ReadonlySet<string>;
  /** The index of the figure in whose row the table begins. */
  readonly first: number;
}

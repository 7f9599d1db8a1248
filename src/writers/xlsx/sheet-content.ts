import type { Equation, FormCell, FormTable } from '../../model/form.ts';

/** The content of a sheet, from top to bottom: a report, or a form to be filled in. */
export interface SheetContent {
  /** Empty if there is none. */
  readonly title: string;
  /** The header of every page but the first. */
  readonly running: string;
  /** Between the title and the first heading. */
  readonly opening: readonly SheetText[];
  readonly parts: readonly {
    readonly heading: string;
    readonly paragraphs: readonly SheetText[];
    readonly tables: readonly TableContent[];
  }[];
}

/** A text, or an area to be written in. */
export type SheetText = string | TextArea;

export interface TextArea {
  readonly text: string;
  /** In points. */
  readonly height: number;
}

export interface TableContent {
  /** The rows and columns that are drawn. */
  readonly table: FormTable;
  /** Highlighted while they do not hold. */
  readonly equations: readonly Equation[];
  /** The cells that are formulas, by id, with the cells that they add up; without content a formula has no result. */
  readonly totals: ReadonlyMap<string, readonly FormCell[]>;
  valueAt(at: FormCell): string | number | null;
  /** Returns the text of the note on a cell; empty if it has none. */
  noteAt(at: FormCell): string;
}

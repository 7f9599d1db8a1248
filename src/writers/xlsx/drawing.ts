import type { Equation, FormCell, FormTable } from '../../model/form.ts';

/** What a sheet shows, from top to bottom: a report, or a form to be filled in. */
export interface Drawing {
  /** Empty where there is none. */
  readonly title: string;
  /** At the head of every page but the first. */
  readonly running: string;
  /** Between the title and the first heading. */
  readonly opening: readonly Paragraph[];
  readonly parts: readonly {
    readonly heading: string;
    readonly paragraphs: readonly Paragraph[];
    readonly tables: readonly DrawnTable[];
  }[];
}

/** A text, or one with room to be written on. */
export type Paragraph = string | Room;

export interface Room {
  readonly text: string;
  /** In points. */
  readonly height: number;
}

export interface DrawnTable {
  /** With the rows and columns that are drawn. */
  readonly table: FormTable;
  /** Coloured while they do not hold. */
  readonly equations: readonly Equation[];
  /** What is drawn as the sum of other cells, by id; without a result where it has no content. */
  readonly totals: ReadonlyMap<string, readonly FormCell[]>;
  content(at: FormCell): string | number | null;
  /** Said in a note on the cell; empty where there is nothing to say. */
  note(at: FormCell): string;
}

import type { Place } from './document.ts';

/** An extract of a file in which no table of the form was found, which shows what it is or how it was misread. */
export interface Outline {
  readonly tables: number;
  readonly paragraphs: number;
  readonly pictures: number;
  /** Its first lines, rows of tables included. */
  readonly lines: readonly OutlineLine[];
}

export interface OutlineLine {
  readonly place: Place;
  /** The text of a line, or the cells of a row, separated by ` | `. */
  readonly text: string;
}

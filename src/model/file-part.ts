import type { Report } from './report.ts';
import type { Text } from './text.ts';

/** The order of the values of a long list: `tidy`, a value a record; `wide`, a report a record; `lines`, a report in JSON a line. */
export type ListShape = 'tidy' | 'wide' | 'lines';

/** A part of a list that is not read whole: the record of its header, and some of those below; or some lines. */
export interface FilePart {
  readonly shape: ListShape;
  /** The delimiter of the file, which its beginning tells; empty for lines. */
  readonly delimiter: string;
  /** Counts of the records and lines left out below the header; or the numbers of each record, if they are not in order. */
  readonly places: Left | Numbers;
  /** The rows of a sheet, which are read already, as the readers of workbooks hold them; the bytes are then empty. */
  readonly sheet?: object;
}

/** Counts of the records and lines before a part, below the header. */
export interface Left {
  readonly rows: number;
  readonly lines: number;
}

/** The number of each record below the header, and of the line on which it begins, both from 1. */
export interface Numbers {
  readonly rows: Uint32Array;
  readonly lines: Uint32Array;
}

/** Facts about a list that one of its parts tells. */
export interface PartFacts {
  /** Some cell of a report is filled in. */
  readonly isFilled: boolean;
  /** Tables and cells for which the list has no columns. */
  readonly unlisted: readonly Text[];
  /** Rows that are not bodies. */
  readonly totals: readonly Pick<Report, 'organization' | 'place'>[];
}

/** The reports and the findings of a file in JSON, written already: some members of each list at a time. */
export interface WrittenFile {
  readonly reports: Iterable<string>;
  readonly diagnostics: Iterable<string>;
}

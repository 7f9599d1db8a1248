import type { FormCell, FormTable } from '../model/form.ts';

/**
 * The reason why something was not compared: it is not in one of the reports, it could not be read, the list that the report
 * is from has no column for it, or it is not in the other edition of the form.
 */
export type NotComparedReason = 'missing' | 'unread' | 'unlisted' | 'edition';

/** Cells of a table that were not compared, or the text. */
export interface NotCompared {
  /** Null for the text. */
  readonly table: FormTable | null;
  readonly reason: NotComparedReason;
  /** The report that lacks it. */
  readonly side: 'before' | 'after';
  /** In the form's order; none for the text. */
  readonly cells: readonly FormCell[];
}

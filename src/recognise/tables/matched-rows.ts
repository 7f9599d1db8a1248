import type { Cell, Place } from '../../model/document.ts';
import type { Line } from '../../model/form.ts';
import type { Stray } from '../../model/report.ts';
import type { Text } from '../../model/text.ts';
import { isEmpty, type Slot } from '../slots.ts';
import type { BlockHeader } from './header.ts';

/** A row of the grid that holds figures of a line of the form, or of all lines in a block printed across. */
export interface MatchedRow {
  readonly header: BlockHeader;
  readonly line?: Line;
  readonly place: Place;
  /** What stands right of the label. */
  readonly slots: readonly Slot[];
  /** The positions of the label; a figure cannot stand there. */
  readonly labelEnd: number;
}

/** The rows under a header, as far as they could be told. */
export interface MatchedRows {
  readonly rows: readonly MatchedRow[];
  /** Labels of rows with figures that are no line of the form. */
  readonly ignored: readonly Cell[];
  /** Figures that stand in no matched row, or in one and under none of its columns. */
  readonly unplaced: readonly Stray[];
  /** Lines of the form whose labels stand in rows whose cells are out of place: a group is merged over too many rows. */
  readonly shifted: readonly Line[];
  /** Why none of the figures can be trusted: the end of a row seems to stand below it, or its figures glued to its label. */
  readonly doubt?: Text | undefined;
}

/**
 * Whether figures without a label may be the end of the row above, which a line end within a cell has torn: it lacks some, or
 * they stand where labels do. The rows of a sheet are not lines, and are whole.
 */
export function mayContinueBelow({ header, slots, labelEnd, place }: MatchedRow, [first]: readonly Slot[]): boolean {
  const filled = slots.filter(({ cell }) => !isEmpty(cell)).length;
  return (
    place.line !== undefined && (filled < header.columns.length || (first !== undefined && first.from <= labelEnd))
  );
}

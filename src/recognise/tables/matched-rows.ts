import type { Cell, Place } from '../../model/document.ts';
import type { Line } from '../../model/form.ts';
import type { UnplacedFigure } from '../../model/report.ts';
import type { Text } from '../../model/text.ts';
import { isEmpty, type Slot } from '../slots.ts';
import type { BlockHeader } from './header.ts';

/** A row of a grid with the figures of one line of the form, or of all lines of a block printed across. */
export interface MatchedRow {
  readonly header: BlockHeader;
  readonly line?: Line;
  readonly place: Place;
  /** The cells right of the label. */
  readonly slots: readonly Slot[];
  /** The last position of the label; figures are right of it. */
  readonly labelEnd: number;
}

/** The rows under a header, as far as they could be matched. */
export interface MatchedRows {
  readonly rows: readonly MatchedRow[];
  /** Labels of rows with figures that are not lines of the form. */
  readonly ignored: readonly Cell[];
  /** Figures outside the matched rows, or in one but under none of its columns. */
  readonly unplaced: readonly UnplacedFigure[];
  /** Lines of the form whose rows have cells out of place: a group is merged over too many rows. */
  readonly shifted: readonly Line[];
  /** The reason, if no figure can be trusted: the end of a row seems to be below it, or its figures are glued to its label. */
  readonly doubt?: Text | undefined;
}

/**
 * True if figures without a label may be the end of the row above, broken by a line end within a cell: that row lacks
 * figures, or these are where labels belong. Rows of a sheet are not lines and cannot break.
 */
export function mayContinueBelow({ header, slots, labelEnd, place }: MatchedRow, [first]: readonly Slot[]): boolean {
  const filled = slots.filter(({ cell }) => !isEmpty(cell)).length;
  return (
    place.line !== undefined && (filled < header.columns.length || (first !== undefined && first.from <= labelEnd))
  );
}

import type { RichText } from '../sheet/rich-text.ts';
import { readStrings } from './strings.ts';
import { type CellStyle, readStyles } from './styles.ts';
import type { Workbook } from './workbook.ts';

/** The parts of a workbook that the cells of every sheet refer to. */
export interface SharedParts {
  readonly strings: readonly RichText[];
  /** Styles of cells by their number. */
  readonly styles: readonly CellStyle[];
  readonly date1904: boolean;
  readonly recalculated: boolean;
  /** Some cells hold a picture as their value. */
  readonly picturesInCells: boolean;
}

export function readSharedParts(
  { strings, styles, date1904, recalculated }: Workbook,
  picturesInCells: boolean,
): SharedParts {
  return {
    strings: strings ? readStrings(strings) : [],
    styles: styles ? readStyles(styles) : [],
    date1904,
    recalculated,
    picturesInCells,
  };
}

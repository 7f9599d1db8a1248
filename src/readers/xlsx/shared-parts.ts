import type { RichText } from '../sheet/rich-text.ts';
import { readStrings } from './strings.ts';
import { type CellStyle, readStyles } from './styles.ts';
import type { Workbook } from './workbook.ts';

/** The parts of a workbook that the cells of every sheet refer to. */
export interface SharedParts extends Pick<Workbook, 'date1904' | 'recalculated'> {
  /** The shared strings, by number from 0. */
  readonly strings: { at(index: number): RichText | undefined };
  /** Styles of cells by their number. */
  readonly styles: readonly CellStyle[];
  /** Some cells hold a picture as their value. */
  readonly picturesInCells: boolean;
}

export function readSharedParts(workbook: Workbook, picturesInCells: boolean): SharedParts {
  const { strings, styles } = workbook;
  const read = { strings: strings ? readStrings(strings) : [], styles: styles ? readStyles(styles) : [] };
  return { ...workbook, ...read, picturesInCells };
}

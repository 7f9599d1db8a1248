import type { Word } from '../../document.ts';
import type { PrintedLine } from './line.ts';

/** Values that stand together: on one line, or one below the other with nothing between. */
export interface FigureRow {
  /** Indices of its first and last line. */
  readonly first: number;
  readonly last: number;
  readonly values: readonly Word[];
  /** What stands left of the values on their first line. */
  readonly own: readonly Word[];
  /** Holds other words among its values. */
  readonly mixed: boolean;
}

/** The rows of figures in the lines of a table. */
export function figureRows(lines: readonly PrintedLine[], columns: number): FigureRow[] {
  const rows: FigureRow[] = [];
  lines.forEach(({ label, values, mixed }, index) => {
    if (values.length === 0 && !mixed) return;
    const last = rows.at(-1);
    if (last && continues(last, index, columns) && label.length === 0 && values.length === 1) {
      rows[rows.length - 1] = { ...last, last: index, values: [...last.values, ...values] };
    } else {
      rows.push({ first: index, last: index, values, own: label, mixed });
    }
  });
  return rows;
}

/** Whether a row whose values stand each on a line of its own is still short of some. */
function continues({ first, last, values, own }: FigureRow, index: number, columns: number): boolean {
  const onePerLine = values.length === last - first + 1;
  // Without a label of its own, a row of single values never ends before the next label.
  return index === last + 1 && onePerLine && (values.length < columns || own.length === 0);
}

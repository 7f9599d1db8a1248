import type { Word } from '../../model/document.ts';
import type { PrintedLine } from './printed-line.ts';

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
export function figureRows(lines: readonly PrintedLine[]): FigureRow[] {
  const rows: FigureRow[] = [];
  lines.forEach(({ label, values, mixed }, index) => {
    if (values.length === 0 && !mixed) return;
    const last = rows.at(-1);
    if (last && label.length === 0 && values.length === 1 && isStack(last) && last.last === index - 1) {
      rows[rows.length - 1] = { ...last, last: index, values: [...last.values, ...values] };
    } else {
      rows.push({ first: index, last: index, values, own: label, mixed });
    }
  });
  return rows;
}

/** Values without a label beside them, each on a line of its own: there may be more below. */
function isStack({ first, last, values, own }: FigureRow): boolean {
  return own.length === 0 && values.length === last - first + 1;
}

import type { Word } from '../../model/document.ts';
import type { PrintedLine } from './printed-line.ts';

/** Values of one line, or of successive lines with one value each. */
export interface FigureRow {
  /** Indices of its first and last line. */
  readonly first: number;
  readonly last: number;
  readonly values: readonly Word[];
  /** The words left of the values on the first line. */
  readonly own: readonly Word[];
  /** Has other words among its values. */
  readonly mixed: boolean;
}

/** Returns the rows of figures in the lines of a table. */
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

/** True if the values have no label and are on a line each: more may be below. */
function isStack({ first, last, values, own }: FigureRow): boolean {
  return own.length === 0 && values.length === last - first + 1;
}

import { attachedValues } from '../../model/attached-values.ts';
import type { GridRow } from '../../model/document.ts';
import type { Form } from '../../model/form.ts';
import { memoize, memoizeInObject } from '../../model/memoize.ts';
import { type RowShape, shapesOf } from './row-shapes.ts';

/** A row of a shape and all rows below it to the end of its grid: the same object wherever these have the same shapes. */
export class RowsBelow {
  readonly #above = new Map<RowShape, RowsBelow>();

  /** Returns the rows together with one right above them. */
  with(shape: RowShape): RowsBelow {
    let found = this.#above.get(shape);
    if (!found) {
      count++;
      found = new RowsBelow();
      this.#above.set(shape, found);
    }
    return found;
  }
}

/** Wraps a function of the rows of a grid that depends on their shapes alone. */
export function memoizeByRows<Value>(compute: (rows: readonly GridRow[], forms: readonly Form[]) => Value) {
  const known = attachedValues<RowsBelow, { readonly forms: readonly Form[]; readonly value: Value }>();
  return (rows: readonly GridRow[], forms: readonly Form[]): Value => {
    const all = rowsBelow(rows, forms)?.[0];
    if (!all) return compute(rows, forms);
    let found = known.get(all);
    if (found?.forms !== forms) {
      found = { forms, value: compute(rows, forms) };
      known.set(all, found);
    }
    return found.value;
  };
}

/** Rows of the longest grid that is remembered, several times those of a report. */
const maxRows = 200;

/** The most of them that are kept; then all are dropped and found again. */
const maxCount = 20_000;

let count = 0;
let none = new RowsBelow();

/** Returns the rows of a grid from each one on, by its index; `undefined` if they are too many, or not remembered. */
export function rowsBelow(rows: readonly GridRow[], forms: readonly Form[]): readonly RowsBelow[] | undefined {
  return rowsBelowFor(forms)(rows);
}

const rowsBelowFor = memoize((forms: readonly Form[]) =>
  memoizeInObject((rows: readonly GridRow[]): readonly RowsBelow[] | undefined => {
    if (rows.length > maxRows) return undefined;
    if (count > maxCount) [none, count] = [new RowsBelow(), 0];
    const shapeAt = shapesOf(rows, forms);
    const found: RowsBelow[] = [];
    let below = none;
    for (let index = rows.length - 1; index >= 0; index--) {
      const shape = shapeAt(index);
      if (!shape) return undefined;
      below = below.with(shape);
      found[index] = below;
    }
    return found;
  }),
);

import { attachedValues } from '../../model/attached-values.ts';
import type { GridRow } from '../../model/document.ts';
import type { Form } from '../../model/form.ts';
import { endOfTransposed } from './end-of-transposed.ts';
import { haveHeadless } from './headless.ts';
import type { UprightTable } from './known-tables.ts';
import { type RowsBelow, rowsBelow } from './rows-below.ts';
import { findUpright } from './upright.ts';

/** A table that begins in a row, or `nothing`; `undefined` if the shapes of the rows do not tell. */
type Beginning = UprightTable | 'nothing' | undefined;

/**
 * Finds the table that begins in a row, once for all grids in which the rows from the one above on have the same shapes. Then it is
 * the same object. `undefined` if it may be one for which the digits count, or that is laid out otherwise.
 */
export function knownBeginning(rows: readonly GridRow[], index: number, forms: readonly Form[]): Beginning {
  const below = rowsBelow(rows, forms);
  if (!below) return undefined;
  const known = index === 0 ? firstBeginnings : beginnings;
  const from = below[Math.max(0, index - 1)]!;
  let found = known.get(from);
  if (found?.forms !== forms) {
    found = { forms, beginning: beginningIn(rows, index, forms) };
    known.set(from, found);
  }
  return found.beginning;
}

interface KnownBeginning {
  readonly forms: readonly Form[];
  readonly beginning: Beginning;
}

/** Kept with the rows from a table on, if it begins in the first row of its grid. */
const firstBeginnings = attachedValues<RowsBelow, KnownBeginning>();

/** Kept with the rows from the one above a table on. */
const beginnings = attachedValues<RowsBelow, KnownBeginning>();

function beginningIn(rows: readonly GridRow[], index: number, forms: readonly Form[]): Beginning {
  if (haveHeadless(forms)) return undefined;
  let isClear = true;
  const mayBeTransposed = (start: number) => {
    if (endOfTransposed(rows, start, forms) !== undefined) isClear = false;
    return !isClear;
  };
  mayBeTransposed(index);
  const found = findUpright(rows, index, forms, { ends: mayBeTransposed });
  return isClear ? (found ?? 'nothing') : undefined;
}

import type { GridRow } from '../../../model/document.ts';
import { changesText, isPlain } from '../../../readers/sheet/format.ts';
import type { StoredCell } from '../../../readers/sheet/sheet.ts';
import type { RecordList } from '../../../recognise/record-list.ts';
import type { createOrdinals } from '../../../run/ordinals.ts';
import { keyNumbers } from '../runs.ts';
import { Undivided } from '../undivided.ts';
import type { SheetRow } from './rows.ts';

/**
 * Returns a function that numbers the reports to which the rows of a sheet belong, as `reportNumbers` does for records. `show`
 * gives a row as the whole sheet shows it.
 * @throws {Undivided} at a row that may be a second header, or whose key is not plainly a text or a number
 */
export function rowNumbers(
  list: RecordList,
  ordinals: ReturnType<typeof createOrdinals>,
  show: (row: SheetRow) => Promise<GridRow>,
) {
  const numberOf = keyNumbers(list, ordinals);
  let current = -1;
  return async (row: SheetRow): Promise<number> => {
    const { cells } = row;
    if (list.shape === 'wide' && !cells.some(isCount) && list.mayBeHeader(await show(row))) throw new Undivided();
    if (current < 0 || cells.some(isFilled)) {
      current = numberOf(list.key.map((position) => textOf(cells[position])));
    }
    return current;
  };
}

/** True for a number that is shown as a whole number, which no header has. */
function isCount(cell: StoredCell | undefined): boolean {
  return cell?.kind === 'number' && !cell.struck && /^\d{1,12}$/.test(cell.value) && isPlain(cell.value, cell.format);
}

/** True unless a cell holds nothing, as readers pass it over. */
function isFilled(cell: StoredCell | undefined): boolean {
  return cell !== undefined && (cell.kind !== 'text' || cell.value.trim() !== '');
}

/** Returns the text that a cell shows. */
function textOf(cell: StoredCell | undefined): string {
  if (cell === undefined) return '';
  const { kind, value, format, struck, picture } = cell;
  const isShown = kind === 'text' ? !changesText(format) : kind === 'number' && isPlain(value, format);
  if (!isShown || struck || picture) throw new Undivided();
  return value;
}

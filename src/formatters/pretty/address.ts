import { address, addressIn, type Place } from '../../document.ts';
import { plain } from '../columns.ts';
import type { Page } from './page.ts';

/** A place as the user's program names it, in words where it has no name; empty for a whole file. */
export function placeName(place: Place, { say }: Page): string {
  const { sheet, table, page, row, column, line } = place;
  if (line !== undefined && page !== undefined) return say(address(place), addressIn(place, 'en'));
  if (line !== undefined && column === undefined) return say(`第 ${line} 行`, `line ${line}`);
  if (sheet === undefined && table !== undefined && line === undefined) {
    const parts = [page && `page ${page}`, `table ${table}`, row && `row ${row}`, column && `column ${column}`];
    return say(address(place), parts.filter(Boolean).join(' '));
  }
  if (sheet === undefined && row === undefined && page !== undefined) return say(`第 ${page} 页`, `page ${page}`);
  return plain(address(place));
}

import { type Place, placeIn } from '../../model/document.ts';
import { printable } from '../terminal-text.ts';
import type { LineLayout } from './line-layout.ts';

/** Returns a place as the user's program names it, or in words; empty for a whole file. */
export function placeName(place: Place, { view }: LineLayout): string {
  return printable(placeIn(place, view.language));
}

import { type Place, placeIn } from '../../model/document.ts';
import { plain } from '../columns.ts';
import type { Page } from './page.ts';

/** A place as the user's program names it, in words where it has no name; empty for a whole file. */
export function placeName(place: Place, { view }: Page): string {
  return plain(placeIn(place, view.language));
}

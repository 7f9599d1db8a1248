import { memoizeInObject } from '../model/memoize.ts';
import { type Passage, placeAt } from '../model/passage.ts';
import { bareText } from './bare-text.ts';

/** Returns the bare text of a passage. */
export const bareOf = memoizeInObject(({ text }: Passage) => bareText(text));

/** Words of a passage. */
export interface Quotation {
  readonly passage: Passage;
  /** Offsets in its bare text, `to` excluded. */
  readonly from: number;
  readonly to: number;
}

/** Returns the place of some words, and the words as written. */
export function quote({ passage, from, to }: Quotation) {
  const { original } = bareOf(passage);
  const start = original(from);
  return { place: placeAt(passage, start), quoted: passage.text.slice(start, original(to, true)) };
}

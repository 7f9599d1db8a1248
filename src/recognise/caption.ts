import { type Block, blocksOf, type Form } from '../model/form.ts';
import { memoize } from '../model/memoize.ts';
import { normalise, withoutSpaces } from './labels/normalise.ts';

/** True if a text is the caption of some block: the line above the block's header, which belongs to the table. */
export function isCaption(text: string, forms: readonly Form[]): boolean {
  return captions(forms).has(normalise(text));
}

const captions = memoize((forms: readonly Form[]): ReadonlySet<string> => {
  return new Set(blocksOf(forms).flatMap(({ caption }) => (caption === undefined ? [] : [normalise(caption)])));
});

/** True if a text is the caption of this block. Captions differ in their brackets, which `normalise` removes. */
export function isCaptionOf(text: string, { caption }: Block): boolean {
  return caption !== undefined && withoutSpaces(text) === withoutSpaces(caption);
}

import { type Block, blocksOf, type Form } from '../model/form.ts';
import { remember } from '../model/memoize.ts';
import { normalise, withoutSpaces } from './labels/normalise.ts';

/** The line above the header of a block belongs to the table, not to the text around it. */
export function isCaption(text: string, forms: readonly Form[]): boolean {
  return captions(forms).has(normalise(text));
}

const captions = remember((forms: readonly Form[]): ReadonlySet<string> => {
  return new Set(blocksOf(forms).flatMap(({ caption }) => (caption === undefined ? [] : [normalise(caption)])));
});

/** Whether a text is the caption of a block. Captions differ in what stands in brackets, which is no part of a label's normal form. */
export function isCaptionOf(text: string, { caption }: Block): boolean {
  return caption !== undefined && withoutSpaces(text) === withoutSpaces(caption);
}

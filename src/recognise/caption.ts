import type { Form } from '../form.ts';
import { remember } from '../remember.ts';
import { normalise } from './label.ts';

/** The line above the header of a block belongs to the table, not to the text around it. */
export function isCaption(text: string, forms: readonly Form[]): boolean {
  return captions(forms).has(normalise(text));
}

const captions = remember((forms: readonly Form[]): ReadonlySet<string> => {
  const blocks = forms.flatMap(({ tables }) => tables).flatMap((table) => table.blocks);
  return new Set(blocks.flatMap(({ caption }) => (caption === undefined ? [] : [normalise(caption)])));
});

import type { Source } from '../../files/source.ts';
import { forms as builtIn } from '../../forms.ts';
import type { Form } from '../../model/form.ts';
import { type DividedFile, divide } from './divide.ts';
import { headSize, layoutOf } from './layout.ts';
import type { PartSize } from './sizes.ts';

/** Opens a long list to be read in parts. Returns undefined if it is not one, and can still be read whole. */
export async function openDivided(
  { path, openLarge }: Pick<Source, 'path' | 'openLarge'>,
  { forms = builtIn, size, hashes }: { forms: readonly Form[] | undefined; size: PartSize; hashes: boolean },
): Promise<DividedFile | undefined> {
  if (!openLarge) return undefined;
  const { head, whole, close } = await openLarge(headSize);
  const list = await layoutOf(head, path, forms);
  if (!list) {
    await close();
    return undefined;
  }
  const file = await whole();
  const divided = await divide(file, path, list, { size, hashes });
  if (!divided) await file.close();
  return divided;
}

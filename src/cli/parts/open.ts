import type { Source } from '../../files/source.ts';
import { forms as builtIn } from '../../forms.ts';
import type { Form } from '../../model/form.ts';
import { isZip } from '../../readers/kind/signatures.ts';
import { type DividedFile, divide } from './divide.ts';
import { headSize, layoutOf } from './layout.ts';
import type { PartSize } from './sizes.ts';

/** A large file, divided if it is a long list. It can still be read whole until it is closed. */
export interface OpenedFile {
  readonly divided: DividedFile | undefined;
  readonly close: () => Promise<void>;
}

const workbookName = /\.xl[st][xm]$/i;

/** Opens a large file, to be read in parts if it is a long list. */
export async function openDivided(
  source: Pick<Source, 'path' | 'openLarge'>,
  { forms = builtIn, size, hashes }: { forms: readonly Form[] | undefined; size: PartSize; hashes: boolean },
): Promise<OpenedFile> {
  if (!source.openLarge) return { divided: undefined, close: async () => {} };
  const { path } = source;
  const { head, whole, close } = await source.openLarge(headSize);
  // Under a name of another kind it gets a notice, which the reader of the whole gives.
  if (isZip(head) && workbookName.test(path)) {
    const book = await whole();
    const divided = await (await import('./workbook/divide.ts')).divideWorkbook(book, path, { forms, size, hashes });
    return { divided, close: book.close };
  }
  const list = await layoutOf(head, path, forms);
  if (!list) return { divided: undefined, close };
  const file = await whole();
  const divided = await divide(file, path, list, { size, hashes });
  return { divided, close: divided?.close ?? file.close };
}

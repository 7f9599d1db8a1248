import { sealPage } from '../artifacts/seal.ts';
import { safeName, uniqueNames } from '../file-names/safe-name.ts';
import { returnsOf } from '../formatters/html/returns.ts';
import type { View } from '../formatters/index.ts';
import { groupBy } from '../model/group-by.ts';
import type { Result } from '../model/result.ts';

/** The page for one body, as a file. */
export interface ReturnFile {
  /** A name that no other of them has, on any system. */
  readonly name: string;
  readonly content: () => Promise<string>;
}

/** Returns a page for each body that has something to correct. */
export function returnFiles(result: Result, view: View): ReturnFile[] {
  const pages = returnsOf(result, view);
  const namesakes = groupBy(pages, ({ name }) => name);
  const unique = uniqueNames();
  return pages.map(({ name, folder, page }) => {
    const isAmbiguous = namesakes.get(name)!.length > 1 && folder !== '';
    return {
      name: unique([`${safeName(isAmbiguous ? `${name}（${folder}）` : name) || 'report'}.html`]),
      content: async () => sealPage(await page(), { kind: 'sheet', source: '' }),
    };
  });
}

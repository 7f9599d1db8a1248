import type { Sheet } from '../xlsx/sheet.ts';
import { type Part, parseElements } from './elements.ts';
import type { Package } from './package.ts';
import { readSheets } from './sheets.ts';

/**
 * The sheets of a spreadsheet that stands in a text; none where the object is anything else. Only one of them is seen
 * there: the others are hidden.
 */
export function readObject(file: Package, address: string, spend: (copies: number) => void): readonly Sheet[] {
  const found = file.inside(address);
  if (!found) return [];
  const { sheets } = readSheets([found.content], spend);
  const named = found.settings && activeSheet(found.settings);
  const active = sheets.find(({ name }) => name === named) ?? sheets.find(({ hidden }) => !hidden);
  return sheets.map((sheet) => ({ ...sheet, hidden: sheet !== active }));
}

function activeSheet(settings: Part): string | undefined {
  let name: string | undefined;
  let isName = false;
  parseElements(
    settings,
    {
      'config-item': ({ name: item }) => {
        isName = item === 'ActiveTable';
        return () => {
          isName = false;
        };
      },
    },
    (chars) => {
      if (isName) name = (name ?? '') + chars;
    },
  );
  return name;
}

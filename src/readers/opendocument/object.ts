import type { Sheet } from '../sheet/sheet.ts';
import type { Package } from './package.ts';
import { readSheets } from './sheets.ts';
import { textOf } from './text.ts';

/**
 * The sheets of a spreadsheet that stands in a text; none where the object is anything else. Only one of them is seen
 * there: the others are hidden.
 */
export function readObject(file: Package, address: string, spend: (cells: number) => void): readonly Sheet[] {
  const found = file.inside(address);
  if (!found) return [];
  const { sheets } = readSheets([found.content], spend);
  const named = found.settings && textOf(found.settings, 'config-item', ({ name }) => name === 'ActiveTable');
  const active = sheets.find(({ name }) => name === named) ?? sheets.find(({ hidden }) => !hidden);
  return sheets.map((sheet) => ({ ...sheet, hidden: sheet !== active }));
}

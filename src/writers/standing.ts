import { equals, format } from '../decimal.ts';
import type { Entry } from '../report.ts';
import { readValue } from '../value.ts';
import { gap } from './gaps.ts';
import { isLeftOut } from './left-out.ts';

/**
 * What stands for an entry where a writer has texts only: the text as shown, where that gives the same number when
 * read back, else plain digits. A formula that shows nothing is no blank, and stands itself.
 */
export function standing(entry: Entry): string {
  const { value, cell } = entry;
  const text = cell?.text ?? '';
  if (value.kind === 'blank') return '';
  if (isLeftOut(entry)) return gap;
  if (value.kind === 'number') {
    const again = readValue({ text });
    return again.kind === 'number' && equals(again.number, value.number) ? text : format(value.number);
  }
  return text.trim() === '' && cell?.stored?.formula !== undefined ? `=${cell.stored.formula}` : text;
}

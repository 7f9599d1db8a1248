import { equals, format } from '../decimal.ts';
import type { Entry } from '../report.ts';
import { readValue } from '../value.ts';
import { gap } from './gaps.ts';
import { isLacking } from './lacking.ts';

/**
 * What stands for an entry where a writer has texts only: the text as shown, where that gives the same number when
 * read back, else plain digits. A formula that shows nothing is no blank, and stands itself.
 */
export function standing(entry: Entry): string {
  const { value, cell } = entry;
  const text = cell?.text ?? '';
  if (isLacking(entry)) return gap;
  if (value.kind === 'blank') return '';
  if (value.kind === 'number') {
    const again = readValue({ text });
    return again.kind === 'number' && equals(again.number, value.number) ? text : format(value.number);
  }
  return readValue({ text }).kind === 'blank' ? `=${cell?.stored?.formula ?? ''}` : text;
}

import { equals, format } from '../model/decimal.ts';
import { displayText } from '../model/document.ts';
import { type Entry, wasRead } from '../model/report.ts';
import { readValue, type Value } from '../model/value.ts';
import { missingCellText } from './missing-cells.ts';

/**
 * Returns the text of an entry: the text as shown if it gives the same number when read again, else plain digits with
 * unit and note. A formula that shows nothing is written as the formula, since it is not a blank.
 */
export function entryText(entry: Entry): string {
  const { value, cell } = entry;
  const text = cell ? displayText(cell) : '';
  if (!wasRead(entry)) return missingCellText;
  if (value.kind === 'blank') return '';
  if (value.kind === 'number') {
    const again = readValue({ text });
    return again.kind === 'number' && equals(again.number, value.number) ? text : plainText(value);
  }
  return readValue({ text }).kind === 'blank' ? `=${cell?.stored?.formula ?? ''}` : text;
}

/** Returns a number in plain digits with unit and note, which no spreadsheet takes for a formula: `减3件`. */
export function plainText({ number, unit = '', note }: Value & { readonly kind: 'number' }): string {
  const digits = format(number);
  if (unit === '' && note === undefined) return digits;
  return `${digits.replace(/^-/, '减')}${unit}${note === undefined ? '' : `（${note}）`}`;
}

import { memoizeText } from '../../model/memoize.ts';

/** True if a format shows a number as a date or a time, elapsed time included. */
export const isDateFormat = memoizeText((format) => {
  const bare = format
    .replaceAll(/"[^"]*"|[\\!_*]./g, '')
    .replaceAll(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
    .replaceAll(/General|G\/通用格式|E[+-]/gi, '');
  return /[ymdhs]|aaa|e/i.test(bare);
});

/** True if a number is shown as its plain digits, as most in a report are, so that no formatter is needed. */
export function isPlain(literal: string, format: string): boolean {
  if (format === 'General' || format === '@') return true;
  // The third section is for zero.
  if (literal === '0') return /^0(?:_.)*(?:;[^;]*)?$/.test(format);
  return /^[1-9]\d*$/.test(literal) && /^[0#](?:_.)*(?:;|$)/.test(format);
}

/** True if a format changes a text: `"第"@"号"`, `;;;`. */
export function changesText(format: string): boolean {
  if (format === 'General' || format === '@' || !/[@;]/.test(format)) return false;
  const sections = format.replaceAll(/"[^"]*"|[\\!]./g, 'x').split(';');
  const last = sections
    .at(-1)!
    .replaceAll(/[_*].|\[[^\]]*\]/g, '')
    .trim();
  return last.includes('@') ? last !== '@' : sections.length >= 4;
}

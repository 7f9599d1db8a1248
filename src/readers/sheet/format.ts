const dateFormats = new Map<string, boolean>([['General', false]]);

/** Whether a format shows a number as a date or a time, elapsed time included. */
export function isDateFormat(format: string): boolean {
  let known = dateFormats.get(format);
  if (known === undefined) {
    const bare = format
      .replaceAll(/"[^"]*"|[\\!_*]./g, '')
      .replaceAll(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
      .replaceAll(/General|G\/通用格式|E[+-]/gi, '');
    known = /[ymdhs]|aaa|e/i.test(bare);
    dateFormats.set(format, known);
  }
  return known;
}

/** Whether the number is shown by its digits alone, so that no formatter is needed: so are most in a report. */
export function isPlain(literal: string, format: string): boolean {
  if (format === 'General' || format === '@') return true;
  // A third section is for zero.
  if (literal === '0') return /^0(?:_.)*(?:;[^;]*)?$/.test(format);
  return /^[1-9]\d*$/.test(literal) && /^[0#](?:_.)*(?:;|$)/.test(format);
}

/** Whether a format makes something else of a text than the text itself: `"第"@"号"`, `;;;`. */
export function dressesText(format: string): boolean {
  if (format === 'General' || format === '@' || !/[@;]/.test(format)) return false;
  const sections = format.replaceAll(/"[^"]*"|[\\!]./g, 'x').split(';');
  const last = sections
    .at(-1)!
    .replaceAll(/[_*].|\[[^\]]*\]/g, '')
    .trim();
  return last.includes('@') ? last !== '@' : sections.length >= 4;
}

/** Shows a number, in plain digits, in a format code; from 1900 or 1904, as the workbook counts. */
export type Show = (literal: string, format: string) => string;

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

/**
 * The formatter, loaded only when a workbook needs it. Dates and months are shown
 * as a Chinese program shows them: a format without a language has English names.
 */
export async function loadFormatter(date1904: boolean): Promise<{ readonly number: Show; readonly text: Show }> {
  const { format: apply } = await import('numfmt');
  const prepared = new Map<string, { readonly code: string; readonly locale: string }>();

  const show = (value: string | number, format: string, plain: string): string => {
    let known = prepared.get(format);
    if (!known) {
      known = prepare(format);
      prepared.set(format, known);
    }
    try {
      return apply(known.code, value, { locale: known.locale, dateErrorNumber: false, dateSpanLarge: false });
    } catch {
      return plain;
    }
  };
  return {
    number(literal, format) {
      if (isPlain(literal, format)) return literal;
      const isElapsed = /\[(?:h+|m+|s+)\]/i.test(format);
      const shift = date1904 && !isElapsed && isDateFormat(format) ? 1462 : 0;
      return show(Number(literal) + shift, format, literal).trim();
    },
    text: (text, format) => show(text, format, text).trim(),
  };
}

/** What Chinese programs write and the formatter does not know, in words that it knows. */
function prepare(format: string): { code: string; locale: string } {
  let chinese = /\[\$-(?:x-sys|F[48]00)/i.test(format);
  const code = format.replaceAll(/"[^"]*"|\\.|_.|\*.|!(.)|G\/通用格式|上午\/下午|aaaa?/gi, (part, escaped) => {
    if (escaped !== undefined) return `\\${escaped}`;
    if (part === 'G/通用格式') return 'General';
    chinese ||= /^(?:a|上午)/i.test(part);
    return part === '上午/下午' ? 'AM/PM' : part;
  });
  return { code, locale: chinese ? 'zh-CN' : 'en' };
}

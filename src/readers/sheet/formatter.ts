import { format as apply, isValidFormat } from 'numfmt';
import { memoizeText } from '../../model/memoize.ts';
import { changesText, isDateFormat, isPlain } from './format.ts';

/** Shows numbers and texts in a format code. An invalid code leaves them unchanged. */
export type Formatter = ReturnType<typeof createFormatter>;

/**
 * Creates a formatter that shows dates as a Chinese program does: if a format names no language, months and weekdays
 * have English names, but `aaaa` and 上午/下午 are Chinese. This module is large and rarely needed: load it on demand.
 */
export function createFormatter(date1904: boolean) {
  const show = (value: string | number, format: string, plain: string): string => {
    const { code, locale } = prepared(format);
    return code === undefined
      ? plain
      : apply(code, value, { locale, dateErrorNumber: false, dateSpanLarge: false }).trim();
  };
  return {
    /** Takes plain digits; the result has no spaces around it. */
    number(literal: string, format: string): string {
      if (isPlain(literal, format)) return literal;
      const isElapsed = /\[(?:h+|m+|s+)\]/i.test(format);
      const shift = date1904 && !isElapsed && isDateFormat(format) ? 1462 : 0;
      return show(Number(literal) + shift, format, literal);
    },
    text: (text: string, format: string): string => (changesText(format) ? show(text, format, text) : text),
  };
}

/** Translates the format codes of Chinese programs that the library does not know; no code if the format is invalid. */
const prepared = memoizeText((format) => {
  let chinese = /\[\$-(?:x-sys|F[48]00)/i.test(format);
  const code = format.replaceAll(/"[^"]*"|\\.|_.|\*.|!(.)|G\/通用格式|上午\/下午|aaaa?/gi, (part, escaped) => {
    if (escaped !== undefined) return `\\${escaped}`;
    if (part === 'G/通用格式') return 'General';
    chinese ||= /^(?:a|上午)/i.test(part);
    return part === '上午/下午' ? 'AM/PM' : part;
  });
  return { code: isValidFormat(code) ? code : undefined, locale: chinese ? 'zh-CN' : 'en' };
});

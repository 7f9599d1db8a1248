import { once } from '../model/memoize.ts';
import { withoutByteOrderMark } from './encoding.ts';

/**
 * Matches texts of letters, digits, Chinese characters and usual signs alone: nothing invisible, and no combining mark. Most texts are
 * such, and need no expression with properties of characters, which take long to look up.
 */
export const plainText = /^[ -~\u2190-\u27bf\u3001-\u3029\u4e00-\u9fff\uff01-\uff60]*$/;

/**
 * Control characters, halves of surrogate pairs, and marks of text direction; line breaks and tabs are not included.
 */
const invisible = once(() => /[^\P{Cc}\n\t]|[\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu);

/** Makes a text of the user's safe for a file: replaces each invisible character, and every line end by `\n`. */
export function replaceInvisible(text: string, replacement: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(invisible(), replacement);
}

/**
 * Characters that control a terminal or are invisible on it: control characters, marks of text direction, characters
 * without width, line separators, halves of surrogate pairs.
 */
const unsafeOnTerminal = once(() => /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/gu);

/** Escapes each character that is unsafe on a terminal. `write` gets its code in hexadecimal digits. */
export function escapeInvisible(text: string, write: (code: string) => string): string {
  if (plainText.test(text)) return text;
  return text.replaceAll(unsafeOnTerminal(), (character) => write(character.charCodeAt(0).toString(16)));
}

/** Writes a character as messages do: `\u{1b}`. */
export function codePointEscape(code: string): string {
  return `\\u{${code}}`;
}

/**
 * Escapes the content of a file for a terminal as `\u{1b}`. Tabs and line ends stay; a byte order mark at the start is
 * removed.
 */
export function escapeForTerminal(text: string): string {
  return withoutByteOrderMark(text)
    .split(/(\r?\n|\t)/)
    .map((part, index) => (index % 2 === 1 ? part : escapeInvisible(part, codePointEscape)))
    .join('');
}

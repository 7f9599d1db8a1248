import { withoutByteOrderMark } from './encoding.ts';

/**
 * Control characters, halves of surrogate pairs, and marks of text direction; line breaks and tabs are not included.
 */
const invisible = /[^\P{Cc}\n\t]|[\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/** Makes a text of the user's safe for a file: replaces each invisible character, and every line end by `\n`. */
export function replaceInvisible(text: string, replacement: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(invisible, replacement);
}

/**
 * Characters that control a terminal or are invisible on it: control characters, marks of text direction, characters
 * without width, line separators, halves of surrogate pairs.
 */
const unsafeOnTerminal = /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/gu;

/** Escapes each character that is unsafe on a terminal. `write` gets its code in hexadecimal digits. */
export function escapeInvisible(text: string, write: (code: string) => string): string {
  return text.replaceAll(unsafeOnTerminal, (character) => write(character.charCodeAt(0).toString(16)));
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

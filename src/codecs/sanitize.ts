import { withoutMark } from './encoding.ts';

/** Control characters, halves of characters, and marks that turn the line around; line breaks and tabs are none. */
const unseen = /[^\P{Cc}\n\t]|[\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/** A text of the user's as a file may hold it, with something else for each character that nobody would see. */
export function seen(text: string, instead: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(unseen, instead);
}

/** What a terminal obeys, or nobody sees: control characters, marks of direction and width, line separators, halves of characters. */
const obeyed = /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/gu;

/** A text with each such character spelled by its code, in hexadecimal digits. */
export function escapedUnseen(text: string, spell: (code: string) => string): string {
  return text.replaceAll(obeyed, (character) => spell(character.charCodeAt(0).toString(16)));
}

/** A character as messages have it: `\u{1b}`. */
export function spelled(code: string): string {
  return `\\u{${code}}`;
}

/**
 * A file as a terminal shows it and does not obey it: tabs and line ends stay, a byte order mark at the start is not
 * shown, anything else that is not seen is written out as `\u{1b}`.
 */
export function shownOnTerminal(text: string): string {
  return withoutMark(text)
    .split(/(\r?\n|\t)/)
    .map((part, index) => (index % 2 === 1 ? part : escapedUnseen(part, spelled)))
    .join('');
}

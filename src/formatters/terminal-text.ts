import { eastAsianWidth } from 'get-east-asian-width';
import { codePointEscape, escapeInvisible, plainText } from '../codecs/sanitize.ts';
import { once } from '../model/memoize.ts';

/** Returns the columns that a text takes in a terminal: two for a Chinese character, none for a combining mark. */
export function widthOf(text: string): number {
  const isPlain = plainText.test(text);
  let width = 0;
  for (const character of text) {
    if (isPlain || !hasNoWidth().test(character)) width += eastAsianWidth(character.codePointAt(0)!);
  }
  return width;
}

const hasNoWidth = once(() => /^[\p{M}\p{Cf}]$/u);

/** Adds spaces on the right, up to a width in columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/**
 * A piece of text that is not broken: a word or a Chinese character with its punctuation; a figure with the characters
 * before and after it, as in `前者多 8`, `等 25 处`, `第3页`.
 */
const piece = once(
  () =>
    /[（《〈“‘〔【(["']*(?:\p{Script=Han}\s?(?=\d))?(?:(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}_.,%!:/\\@#&*=+~→-])+(?:(?<=\d)\s?\p{Script=Han})?|[^\s])[，。、；：！？）》〉”’〕】…·)\]"';,]*\s*/gu,
);

/** Breaks a text into lines of at most so many columns, between words or Chinese characters; returns at least one line. */
export function wrap(text: string, width: number | undefined): string[] {
  if (width === undefined || widthOf(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const part of text.match(piece()) ?? [text]) {
    if (line !== '' && widthOf(line) + widthOf(part.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += part;
  }
  return [...lines, line.trimEnd()];
}

/** Makes a text safe for a terminal, on one line: control and direction characters are written out, `\u{1b}`. */
export function printable(text: string): string {
  return escapeInvisible(text.replaceAll(/[\r\n\t]+/g, ' '), codePointEscape);
}

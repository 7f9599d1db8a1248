import { eastAsianWidth } from 'get-east-asian-width';
import { escapedUnseen, spelled } from '../codecs/sanitize.ts';

/** Columns that a text takes in a terminal: a Chinese character two, a combining mark none. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (!/^[\p{M}\p{Cf}]$/u.test(character)) width += eastAsianWidth(character.codePointAt(0)!);
  }
  return width;
}

/** Blanks added on the right, up to a width in columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/**
 * A word with the punctuation that may not be parted from it, or a single Chinese character; a figure keeps
 * the characters before and behind it: `前者多 8`, `等 25 处`, `第3页`.
 */
const piece =
  /[（《〈“‘〔【(["']*(?:\p{Script=Han}\s?(?=\d))?(?:(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}_.,%!:/\\@#&*=+~→-])+(?:(?<=\d)\s?\p{Script=Han})?|[^\s])[，。、；：！？）》〉”’〕】…·)\]"';,]*\s*/gu;

/** Breaks a text into lines of at most so many columns, between words and between Chinese characters; never empty. */
export function wrap(text: string, width: number | undefined): string[] {
  if (width === undefined || widthOf(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const part of pieces(text)) {
    if (line !== '' && widthOf(line) + widthOf(part.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += part;
  }
  return [...lines, line.trimEnd()];
}

function pieces(text: string): string[] {
  return text.match(piece) ?? [text];
}

/**
 * A text that a terminal shows and does not obey: control and direction characters are written
 * out as `\u{1b}`, line breaks become blanks.
 */
export function plain(text: string): string {
  return escapedUnseen(text.replaceAll(/[\r\n\t]+/g, ' '), spelled);
}

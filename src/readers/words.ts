import { eastAsianWidth } from 'get-east-asian-width';
import { tooLarge } from '../codecs/refusals.ts';
import type { Word } from '../model/document.ts';

export interface TextLine {
  readonly text: string;
  /** From 1. */
  readonly number: number;
}

/** The column after a character that begins at a column; from 0. */
type Advance = (column: number, character: string) => number;

/** Programs that lay a page out as text count every character as one. */
export const byCharacter: Advance = (column, character) => (character === '\t' ? nextStop(column) : column + 1);

/** A screen, and whoever aligns text on it, gives a Chinese character two columns, quotes and dashes included. */
export const byWidth: Advance = (column, character) =>
  character === '\t' ? nextStop(column) : column + eastAsianWidth(character.codePointAt(0)!, { ambiguousAsWide: true });

function nextStop(column: number): number {
  return column + 8 - (column % 8);
}

/** Lines that tell the measure: those of several reports. */
const mostJudged = 5000;

/** Of a hundred reports. */
const mostCharacters = 2_000_000;

/**
 * Where the words of each line stand, in columns from 0, by line index. Which measure the file was made in its figures
 * tell: in the right one more of them stand below each other.
 */
export function wordsIn(lines: readonly TextLine[], path: string): (index: number) => readonly Word[] {
  if (lines.reduce((sum, { text }) => sum + text.length, 0) > mostCharacters) throw tooLarge();
  const splitBy = (advance: Advance, some = lines) => some.map((line) => split(line, path, advance));
  const judged = lines.slice(0, mostJudged);
  const [byCharacters, byWidths] = [byCharacter, byWidth].map((advance) => alignment(splitBy(advance, judged)));
  const words = splitBy(byWidths! > byCharacters! ? byWidth : byCharacter);
  return (index) => words[index]!;
}

function split({ text, number }: TextLine, path: string, advance: Advance): Word[] {
  const words: Word[] = [];
  let column = 0;
  let at = 0;
  let open: { text: string; from: number; at: number } | undefined;
  const close = () => {
    if (!open) return;
    words.push({ text: open.text, from: open.from, to: column, place: { path, line: number, character: open.at + 1 } });
    open = undefined;
  };
  for (const character of text) {
    if (/\s/.test(character)) close();
    else if (open) open.text += character;
    else open = { text: character, from: column, at };
    column = advance(column, character);
    at += character.length;
  }
  close();
  return words;
}

/** Lines with words set apart, above a line, that its words are compared with. */
const reach = 3;

/** How many words have their left edge, right edge or middle where a word in one of the lines above has it. */
function alignment(lines: readonly (readonly Word[])[]): number {
  const rows = lines.filter(({ length }) => length > 1);
  let aligned = 0;
  for (const [index, row] of rows.entries()) {
    const above = rows.slice(Math.max(0, index - reach), index).flat();
    const edges = new Set(above.flatMap(edgesOf));
    for (const word of row.slice(1)) if (edgesOf(word).some((edge) => edges.has(edge))) aligned++;
  }
  return aligned;
}

function edgesOf({ from, to }: Word): string[] {
  return [`< ${from}`, `> ${to}`, `- ${Math.floor((from + to) / 2)}`];
}

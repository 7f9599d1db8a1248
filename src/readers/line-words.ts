import { eastAsianWidth } from 'get-east-asian-width';
import { tooLargeError } from '../codecs/errors.ts';
import type { Word } from '../model/document.ts';

/** A line of a text file. */
export interface SourceLine {
  readonly text: string;
  /** From 1. */
  readonly number: number;
}

/** Returns the column behind a character that begins at a column; both from 0. */
type Advance = (column: number, character: string) => number;

/** Counts every character as one column, as programs do that lay out a page as text. */
export const byCharacter: Advance = (column, character) => (character === '\t' ? nextStop(column) : column + 1);

/** Counts a Chinese character as two columns, as screens do, including quotation marks and dashes. */
export const byWidth: Advance = (column, character) =>
  character === '\t' ? nextStop(column) : column + eastAsianWidth(character.codePointAt(0)!, { ambiguousAsWide: true });

function nextStop(column: number): number {
  return column + 8 - (column % 8);
}

/** Lines that are compared to choose the measure: those of several reports. */
const maxSampleLines = 5000;

/** Characters of a hundred reports. */
const maxCharacters = 2_000_000;

/**
 * Returns the words of each line with their columns, from 0, by line index. Columns are measured so that more words are
 * aligned: by character or by width.
 * @throws {UserError} `too-large`
 */
export function wordsIn(lines: readonly SourceLine[], path: string): (index: number) => readonly Word[] {
  if (lines.reduce((sum, { text }) => sum + text.length, 0) > maxCharacters) throw tooLargeError();
  const splitBy = (advance: Advance, some: readonly SourceLine[]) => some.map((line) => split(line, path, advance));
  const sample = lines.slice(0, maxSampleLines);
  const measured = [byCharacter, byWidth].map((advance) => ({ advance, words: splitBy(advance, sample) }));
  const [byCharacters, byWidths] = measured as [(typeof measured)[number], (typeof measured)[number]];
  const { advance, words } = alignment(byWidths.words) > alignment(byCharacters.words) ? byWidths : byCharacters;
  const others = splitBy(advance, lines.slice(maxSampleLines));
  return (index) => words[index] ?? others[index - maxSampleLines]!;
}

function split({ text, number }: SourceLine, path: string, advance: Advance): Word[] {
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

/** Lines with several words above a line, with which its words are compared. */
const comparedLines = 3;

/** Counts the words that share their left edge, right edge or middle with a word in one of the lines above. */
function alignment(lines: readonly (readonly Word[])[]): number {
  let above: ReadonlySet<number>[] = [];
  let aligned = 0;
  for (const words of lines) {
    if (words.length < 2) continue;
    const all = words.map(edgesOf);
    for (const edges of all.slice(1)) {
      if (edges.some((edge) => above.some((row) => row.has(edge)))) aligned++;
    }
    above = [new Set(all.flat()), ...above.slice(0, comparedLines - 1)];
  }
  return aligned;
}

/** Returns the three positions of a word, as numbers that tell which of them each is. */
function edgesOf({ from, to }: Word): number[] {
  return [from * 3, to * 3 + 1, Math.floor((from + to) / 2) * 3 + 2];
}

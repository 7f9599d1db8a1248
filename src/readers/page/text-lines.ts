import { asRemark } from '../text-builder.ts';
import { type Glyph, replacementCharacter } from './glyph.ts';

/** The characters on one baseline, from left to right. In points, along and across the line. */
export interface TextLine {
  readonly baseline: number;
  /** Size of its largest character. */
  readonly size: number;
  /** At least one. */
  readonly words: readonly TextWord[];
}

/** Characters without a gap between them. */
export interface TextWord {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Width of the widest gap within a word, as a part of the character size. */
const maxWordGap = 0.34;

/**
 * Width of the widest gap between two glyph runs of one word. Text of neighbouring columns is set in two runs, too, with a
 * wider gap.
 */
const maxRunGap = 0.06;

/** Width of the widest gap within a phrase, as a part of the character size. */
const maxPhraseGap = 0.55;

/** Assembles characters of one rotation into lines, from top to bottom. */
export function linesOf(glyphs: readonly Glyph[]): TextLine[] {
  return withRaised(byBaseline(distinct(glyphs))).flatMap(({ glyphs: own, raised }) => {
    const words = wordsOf(own, raised);
    const size = own.reduce((most, one) => Math.max(most, one.size), 0);
    return words.length > 0 ? [{ baseline: own[0]!.baseline, size, words }] : [];
  });
}

/** Returns the text of a line. Wide gaps become tabs, so that two figures never look like one. */
export function textOf(line: TextLine): string {
  return phrasesOf(line).join('\t');
}

/** Returns the texts of a line that wide gaps separate, each with its words one space apart. */
export function phrasesOf({ words, size }: TextLine): string[] {
  const phrases: string[] = [];
  words.forEach(({ text, from }, index) => {
    const before = words[index - 1];
    if (before && from - before.to < size * maxPhraseGap) phrases.push(`${phrases.pop()} ${text}`);
    else phrases.push(text);
  });
  return phrases;
}

/** Returns the length of a line from its first word to its last, in points. */
export function lengthOf({ words }: TextLine): number {
  return words.at(-1)!.to - words[0]!.from;
}

/** Leaves out characters that are drawn again in nearly the same place, for bold or for a shadow. */
function distinct(glyphs: readonly Glyph[]): Glyph[] {
  const squares = new Map<string, Glyph[]>();
  return glyphs.filter((glyph) => {
    const tolerance = glyph.size * 0.12;
    const [column, row] = [Math.floor(glyph.left / 8), Math.floor(glyph.baseline / 8)];
    const around = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => `${column + x} ${row + y} ${glyph.text}`));
    const again = around.some((square) =>
      squares
        .get(square)
        ?.some(
          (one) => Math.abs(one.left - glyph.left) <= tolerance && Math.abs(one.baseline - glyph.baseline) <= tolerance,
        ),
    );
    if (again) return false;
    const own = `${column} ${row} ${glyph.text}`;
    squares.set(own, [...(squares.get(own) ?? []), glyph]);
    return true;
  });
}

function byBaseline(glyphs: readonly Glyph[]): Glyph[][] {
  const lines: Glyph[][] = [];
  let last: Glyph | undefined;
  for (const glyph of [...glyphs].sort((a, b) => a.baseline - b.baseline)) {
    if (last && glyph.baseline - last.baseline <= 0.25 * Math.max(last.size, glyph.size)) lines.at(-1)!.push(glyph);
    else {
      lines.push([glyph]);
      last = glyph;
    }
  }
  return lines;
}

/** Moves small, high characters behind others, such as footnote references, to the line of those others, as `raised`. */
function withRaised(lines: readonly Glyph[][]) {
  const all = lines.map((glyphs) => ({ glyphs: [...glyphs], raised: new Set<Glyph>() }));
  return all.filter((line, index) => {
    const below = all[index + 1];
    if (!below) return true;
    const raised = line.glyphs.filter((glyph) => below.glyphs.some((base) => isRaised(glyph, base)));
    for (const glyph of raised) {
      below.glyphs.push(glyph);
      below.raised.add(glyph);
    }
    line.glyphs = line.glyphs.filter((glyph) => !below.raised.has(glyph));
    return line.glyphs.length > 0;
  });
}

function isRaised(glyph: Glyph, base: Glyph): boolean {
  const rise = base.baseline - glyph.baseline;
  return (
    glyph.size <= base.size * 0.85 &&
    rise > base.size * 0.15 &&
    rise < base.size * 0.7 &&
    Math.abs(glyph.left - base.right) < base.size * 3
  );
}

function wordsOf(glyphs: readonly Glyph[], raised: ReadonlySet<Glyph>): TextWord[] {
  const words: { pieces: Piece[]; from: number; to: number }[] = [];
  let before: Glyph | undefined;
  for (const glyph of [...glyphs].sort((a, b) => a.left - b.left)) {
    if (glyph.text.trim() === '') {
      before = undefined;
      continue;
    }
    const piece = { text: glyph.text, raised: raised.has(glyph) };
    const last = words.at(-1);
    if (!last || !before || isApart(before, glyph, piece.raised)) {
      words.push({ pieces: [piece], from: glyph.left, to: glyph.right });
    } else {
      // Two characters overlap: either may be the valid one.
      if (overlaps(before, glyph)) last.pieces.splice(-1, 1, { text: replacementCharacter, raised: false });
      else last.pieces.push(piece);
      last.to = Math.max(last.to, glyph.right);
    }
    before = glyph;
  }
  return words.map(({ pieces, from, to }) => ({ text: textOfPieces(pieces), from, to }));
}

/** A character of a word. */
interface Piece {
  readonly text: string;
  readonly raised: boolean;
}

function textOfPieces(pieces: readonly Piece[]): string {
  let text = '';
  let raised = '';
  for (const piece of pieces) {
    if (!piece.raised) text += asRemark(raised) + piece.text;
    raised = piece.raised ? raised + piece.text : '';
  }
  return text + asRemark(raised);
}

/** True if a gap separates two neighbours on a line. A raised character is always a run of its own. */
export function isApart(before: Glyph, glyph: Glyph, isRaised = false): boolean {
  const maxGap = isRaised || before.run === glyph.run ? maxWordGap : maxRunGap;
  return glyph.left - before.right > Math.max(before.size, glyph.size) * maxGap;
}

function overlaps(before: Glyph, glyph: Glyph): boolean {
  const narrower = Math.min(before.right - before.left, glyph.right - glyph.left);
  return narrower > 0 && before.right - glyph.left > narrower * 0.6;
}

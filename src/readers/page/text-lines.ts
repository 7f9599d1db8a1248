import { asRemark } from '../raised.ts';
import { type Glyph, replacementCharacter } from './glyph.ts';

/** Characters on one baseline, from left to right. In points, along and across the line. */
export interface TextLine {
  readonly baseline: number;
  /** Of its largest character. */
  readonly size: number;
  /** At least one. */
  readonly words: readonly TextWord[];
}

/** Characters without a gap. */
export interface TextWord {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Gaps within a word are narrower than this part of a character's size. */
const wordGap = 0.34;

/** The same where it was set in two goes, as neighbouring columns are: what belongs together follows without any gap. */
const seam = 0.06;

/** Characters of one rotation as lines, from top to bottom. */
export function linesOf(glyphs: readonly Glyph[]): TextLine[] {
  return withMarks(byBaseline(distinct(glyphs))).flatMap(({ glyphs: set, raised }) => {
    const words = wordsOf(set, raised);
    const size = set.reduce((most, one) => Math.max(most, one.size), 0);
    return words.length > 0 ? [{ baseline: set[0]!.baseline, size, words }] : [];
  });
}

/** Words a blank apart; those further apart stand behind a tab, so that two figures never look like one. */
export function textOf({ words, size }: TextLine): string {
  return words
    .map(({ text, from }, index) => {
      const before = words[index - 1];
      return before === undefined ? text : `${from - before.to < size * 0.55 ? ' ' : '\t'}${text}`;
    })
    .join('');
}

/** A character that is shown twice in nearly one place, for bold or for shade, is one. */
function distinct(glyphs: readonly Glyph[]): Glyph[] {
  const squares = new Map<string, Glyph[]>();
  return glyphs.filter((glyph) => {
    const near = glyph.size * 0.12;
    const [column, row] = [Math.floor(glyph.left / 8), Math.floor(glyph.baseline / 8)];
    const around = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => `${column + x} ${row + y} ${glyph.text}`));
    const again = around.some((square) =>
      squares
        .get(square)
        ?.some((one) => Math.abs(one.left - glyph.left) <= near && Math.abs(one.baseline - glyph.baseline) <= near),
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

interface Set {
  readonly glyphs: readonly Glyph[];
  /** Small and high: the mark of a footnote. */
  readonly raised: ReadonlySet<Glyph>;
}

/** Small characters that stand high behind others belong to their line. */
function withMarks(lines: readonly Glyph[][]): Set[] {
  const sets = lines.map((glyphs) => ({ glyphs: [...glyphs], raised: new Set<Glyph>() }));
  return sets.filter((set, index) => {
    const under = sets[index + 1];
    if (!under) return true;
    const marks = set.glyphs.filter((mark) => under.glyphs.some((host) => isMark(mark, host)));
    for (const mark of marks) {
      under.glyphs.push(mark);
      under.raised.add(mark);
    }
    set.glyphs = set.glyphs.filter((glyph) => !under.raised.has(glyph));
    return set.glyphs.length > 0;
  });
}

function isMark(mark: Glyph, host: Glyph): boolean {
  const rise = host.baseline - mark.baseline;
  return (
    mark.size <= host.size * 0.85 &&
    rise > host.size * 0.15 &&
    rise < host.size * 0.7 &&
    Math.abs(mark.left - host.right) < host.size * 3
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
      // Two characters one upon the other: which of them counts cannot be told.
      if (overlap(before, glyph)) last.pieces.splice(-1, 1, { text: replacementCharacter, raised: false });
      else last.pieces.push(piece);
      last.to = Math.max(last.to, glyph.right);
    }
    before = glyph;
  }
  return words.map(({ pieces, from, to }) => ({ text: joined(pieces), from, to }));
}

/** A character of a word. */
interface Piece {
  readonly text: string;
  readonly raised: boolean;
}

function joined(pieces: readonly Piece[]): string {
  let text = '';
  let mark = '';
  for (const piece of pieces) {
    if (!piece.raised) text += asRemark(mark) + piece.text;
    mark = piece.raised ? mark + piece.text : '';
  }
  return text + asRemark(mark);
}

/** Whether a gap parts two neighbours on a line; a mark is always set in a go of its own. */
export function isApart(before: Glyph, glyph: Glyph, isMark = false): boolean {
  const most = isMark || before.run === glyph.run ? wordGap : seam;
  return glyph.left - before.right > Math.max(before.size, glyph.size) * most;
}

function overlap(before: Glyph, glyph: Glyph): boolean {
  const narrower = Math.min(before.right - before.left, glyph.right - glyph.left);
  return narrower > 0 && before.right - glyph.left > narrower * 0.6;
}

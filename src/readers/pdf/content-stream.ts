import { type Box, common, isFigureSized, unitSquare } from '../page/box.ts';
import { type Curve, curvesOf, isLevel } from '../page/curves.ts';
import type { Glyph } from '../page/glyph.ts';
import { concat, identity, type Matrix, matrixOf } from '../page/matrix.ts';
import type { Marks } from '../page/page.ts';
import { extentOf, type Slant, type Stroke, seenUpTo, slantsOf, strokesOf } from '../page/strokes.ts';
import { type Font, type LibraryGlyph, lostFont } from './font.ts';
import { at, type Shown, showGlyphs, showLost } from './glyph-run.ts';

/** The instructions of a page. */
export interface Instructions {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** What the instructions refer to. */
export interface Surroundings {
  readonly codes: Readonly<Record<string, number>>;
  readonly font: (id: string) => Font;
  /** Whether a layer is shown. */
  readonly shows: (layer: unknown) => boolean;
}

/** Changed by instructions, and kept by `save` until `restore`. */
interface State {
  matrix: Matrix;
  text: Matrix;
  /** Where the next character goes, and where the line began, in text space. */
  x: number;
  y: number;
  lineX: number;
  lineY: number;
  font: Font;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  stretch: number;
  rise: number;
  leading: number;
  mode: number;
  lineWidth: number;
  /** Areas are filled with a pattern or a gradient. */
  patterned: boolean;
  /** What is drawn beyond it is not seen. */
  clip: Box;
  /** Nothing was drawn since the space was changed: a picture was, and has been left out. */
  empty: boolean;
}

/**
 * Goes through the instructions of a page. Pictures are not among them, but the space that each fills is: a space that is
 * set up and left with nothing drawn in it.
 * @param base leads from the page's own space to points from the upper left corner
 */
export function marksOf(
  { fnArray, argsArray }: Instructions,
  base: Matrix,
  { codes, font, shows }: Surroundings,
): Marks {
  const glyphs: Glyph[] = [];
  const unseen: Glyph[] = [];
  const strokes: Stroke[] = [];
  const slants: Slant[] = [];
  const curves: Curve[] = [];
  const pictures: Box[] = [];
  const paints = paintings(codes);
  const layers: boolean[] = [];
  const saved: State[] = [];
  let state = initial(base);
  /** The next path clips what follows it. */
  let clips = false;

  const save = () => {
    saved.push({ ...state });
  };
  const restore = () => {
    leave();
    const before = saved.pop();
    if (before) state = { ...before, empty: false };
  };
  const leave = () => {
    if (!state.empty || !visible()) return;
    const square = unitSquare(state.matrix);
    if (isFigureSized(square)) pictures.push(square);
    else curves.push(square);
  };
  const visible = () => !layers.includes(false);
  const transform = (...numbers: unknown[]) => {
    const matrix = matrixOf(numbers);
    if (!matrix) return;
    state.matrix = concat(state.matrix, matrix);
    const square = unitSquare(state.matrix);
    state.empty = isFigureSized(square) || (isLevel(square) && square.right - square.left > shortest);
  };
  const move = (x: unknown, y: unknown) => {
    state.lineX += Number(x);
    state.lineY += Number(y);
    [state.x, state.y] = [state.lineX, state.lineY];
  };
  const setFont = (id: unknown, size: unknown) => {
    state.font = font(String(id));
    state.size = Number(size);
  };
  const show = (items: unknown) => {
    state.empty = false;
    const space = at(concat(state.matrix, state.text), state.x, state.y);
    const run = glyphs.length + unseen.length;
    const shown: Shown =
      state.font === lostFont
        ? showLost(state, space, run)
        : showGlyphs(items as readonly (LibraryGlyph | number | null)[], state, space, run);
    // What is clipped in part is kept whole: a number without its last digit is another.
    const { clip } = state;
    if (visible() && shown.glyphs.some((glyph) => isWithin(clip, glyph))) {
      const drawn = isSeen(state.mode) ? glyphs : unseen;
      for (const glyph of shown.glyphs) drawn.push(glyph);
    }
    state.x += shown.advance[0];
    state.y += shown.advance[1];
  };

  const handlers: Readonly<Record<string, (...args: unknown[]) => void>> = {
    save,
    restore,
    transform,
    setLineWidth: (width) => {
      state.lineWidth = Number(width);
    },
    setGState: (entries) => {
      for (const [key, value] of entries as readonly [string, unknown][]) {
        if (key === 'LW') state.lineWidth = Number(value);
        else if (key === 'Font') setFont(...(value as [unknown, unknown]));
      }
    },
    clip: () => {
      clips = true;
    },
    eoClip: () => {
      clips = true;
    },
    constructPath: (code, data) => {
      const [packed] = data as [ArrayLike<number> | null];
      const paint = paints.get(Number(code));
      if (packed && clips) state.clip = common(state.clip, extentOf(packed, state.matrix));
      clips = false;
      if (!packed || !paint) return;
      state.empty = false;
      if (!visible()) return;
      const scale = Math.sqrt(Math.abs(state.matrix[0] * state.matrix[3] - state.matrix[1] * state.matrix[2]));
      const width = paint.along ? state.lineWidth * scale : undefined;
      const drawn = { filled: paint.filled, width };
      for (const stroke of strokesOf(packed, state.matrix, drawn)) {
        const seen = seenUpTo(state.clip.right, stroke);
        if (seen) strokes.push(seen);
      }
      for (const slant of slantsOf(packed, state.matrix, drawn)) slants.push(slant);
      const isPatterned = paint.filled && state.patterned;
      for (const curve of curvesOf(packed, state.matrix, isPatterned)) curves.push(curve);
    },
    setFillColorN: () => {
      state.patterned = true;
    },
    setFillRGBColor: () => {
      state.patterned = false;
    },
    shadingFill: () => {
      state.empty = false;
      if (visible() && isLevel(state.clip, true)) curves.push({ ...state.clip, patterned: true });
    },
    beginText: () => {
      Object.assign(state, { text: identity, x: 0, y: 0, lineX: 0, lineY: 0 });
    },
    setCharSpacing: (spacing) => {
      state.charSpacing = Number(spacing);
    },
    setWordSpacing: (spacing) => {
      state.wordSpacing = Number(spacing);
    },
    setHScale: (percent) => {
      state.stretch = Number(percent) / 100;
    },
    setLeading: (leading) => {
      state.leading = -Number(leading);
    },
    setFont,
    setTextRenderingMode: (mode) => {
      state.mode = Number(mode);
    },
    setTextRise: (rise) => {
      state.rise = Number(rise);
    },
    moveText: move,
    setLeadingMoveText: (x, y) => {
      state.leading = Number(y);
      move(x, y);
    },
    setTextMatrix: (numbers) => {
      Object.assign(state, { text: matrixOf(numbers) ?? identity, x: 0, y: 0, lineX: 0, lineY: 0 });
    },
    nextLine: () => move(0, state.leading),
    showText: show,
    paintFormXObjectBegin: (numbers) => {
      state.empty = false;
      save();
      const matrix = matrixOf(numbers);
      if (matrix) state.matrix = concat(state.matrix, matrix);
    },
    paintFormXObjectEnd: restore,
    beginGroup: () => {
      state.empty = false;
      save();
    },
    endGroup: restore,
    beginAnnotation: (_id, _rect, place, own) => {
      save();
      state = initial([place, own].reduce((outer: Matrix, one) => concat(outer, matrixOf(one) ?? identity), base));
    },
    endAnnotation: restore,
    beginMarkedContent: () => {
      layers.push(true);
    },
    beginMarkedContentProps: (tag, layer) => {
      layers.push(tag !== 'OC' || shows(layer));
    },
    endMarkedContent: () => {
      layers.pop();
    },
  };
  const byCode = new Map(Object.entries(handlers).map(([name, handle]) => [codes[name], handle]));
  fnArray.forEach((code, index) => {
    byCode.get(code)?.(...((argsArray[index] ?? []) as unknown[]));
  });
  leave();
  return { glyphs, unseen, strokes, slants, curves, pictures };
}

const everywhere: Box = {
  left: Number.NEGATIVE_INFINITY,
  top: Number.NEGATIVE_INFINITY,
  right: Number.POSITIVE_INFINITY,
  bottom: Number.POSITIVE_INFINITY,
};

/** A picture no longer than this, in points, strikes nothing: the space of a page itself is as small. */
const shortest = 3;

/** Somewhat generously: characters reach beyond their centres. */
function isWithin({ left, top, right, bottom }: Box, { x, y, size }: Glyph): boolean {
  const more = size / 4;
  return left - more <= x && x <= right + more && top - more <= y && y <= bottom + more;
}

function initial(matrix: Matrix): State {
  return {
    matrix,
    text: identity,
    x: 0,
    y: 0,
    lineX: 0,
    lineY: 0,
    font: lostFont,
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    stretch: 1,
    rise: 0,
    leading: 0,
    mode: 0,
    lineWidth: 1,
    patterned: false,
    clip: everywhere,
    empty: false,
  };
}

/** Neither filled nor drawn along: 3 and 7 are what nobody sees. */
function isSeen(mode: number): boolean {
  return mode % 4 !== 3;
}

/** How the instructions that draw a path do it, by their codes. */
function paintings(codes: Readonly<Record<string, number>>) {
  const along = ['stroke', 'closeStroke', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke'];
  const filled = ['fill', 'eoFill', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke'];
  return new Map(
    [...along, ...filled].map((name) => [codes[name], { along: along.includes(name), filled: filled.includes(name) }]),
  );
}

import { type Box, isFigureSized, unitSquare } from '../page/box.ts';
import { isFlat } from '../page/curves.ts';
import type { Glyph } from '../page/glyph.ts';
import { concat, identity, type Matrix, matrixOf, scaleOf, translated } from '../page/matrix.ts';
import { addPath, addPicture, emptyContent, type PageContent } from '../page/page.ts';
import { extentOf, type PackedPath } from '../page/strokes.ts';
import { intersection } from '../pictured-cells.ts';
import { type Font, type LibraryGlyph, missingFont } from './font.ts';
import { layOutMissingRun, layOutRun } from './glyph-run.ts';
import { type GraphicsState, initialState } from './graphics-state.ts';

/** The operators of a content stream with their arguments, as pdf.js lists them. */
export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** Names and objects that a content stream refers to. */
export interface Resources {
  /** Codes of the operators, by name. */
  readonly codes: Readonly<Record<string, number>>;
  readonly font: (id: string) => Font;
  readonly isLayerVisible: (layer: unknown) => boolean;
}

/**
 * Interprets the content stream of a page. The library leaves images out, but not the space that each fills: a space
 * that is set up with nothing drawn in it counts as a picture.
 * @param base leads from the page's own space to points from the upper left corner
 */
export function interpretContent(list: OperatorList, base: Matrix, resources: Resources): PageContent {
  const interpreter = new Interpreter(base, resources);
  const names = new Map(Object.entries(resources.codes).map(([name, code]) => [code, name]));
  list.fnArray.forEach((code, index) => {
    const args = (list.argsArray[index] ?? []) as readonly unknown[];
    const name = names.get(code) ?? '';
    // The operator that paints a path comes as an argument of the path.
    if (name === 'constructPath') interpreter.paintPath(names.get(Number(args[0])) ?? '', args[1]);
    else operators[name]?.(interpreter, ...args);
  });
  interpreter.addSkippedImage();
  return interpreter.content;
}

/** The operators that fill a path, and those that stroke it. */
const fills = /^(?:close)?(?:eo)?fill(?:stroke)?$/i;
const strokes = /^(?:close)?(?:(?:eo)?fill)?stroke$/i;

/** A picture up to this width, in points, strikes nothing out: the space of the page itself is as small. */
const minStrikeWidth = 3;

class Interpreter {
  readonly content = emptyContent();
  /** True for each open marked-content sequence that is shown. */
  readonly layers: boolean[] = [];
  state: GraphicsState;
  /** The next path clips what follows it. */
  isClipPending = false;
  readonly #base: Matrix;
  readonly #resources: Resources;
  readonly #saved: GraphicsState[] = [];

  constructor(base: Matrix, resources: Resources) {
    this.#base = base;
    this.#resources = resources;
    this.state = initialState(base);
  }

  save() {
    this.#saved.push({ ...this.state });
  }

  restore() {
    this.addSkippedImage();
    const before = this.#saved.pop();
    if (before) this.state = { ...before, mayHoldImage: false };
  }

  addSkippedImage() {
    if (this.state.mayHoldImage && this.#isVisible()) addPicture(this.content, unitSquare(this.state.matrix));
  }

  #isVisible(): boolean {
    return !this.layers.includes(false);
  }

  beginLayer(tag: unknown, layer: unknown) {
    this.layers.push(tag !== 'OC' || this.#resources.isLayerVisible(layer));
  }

  transform(numbers: readonly unknown[]) {
    const matrix = matrixOf(numbers);
    if (!matrix) return;
    this.state.matrix = concat(this.state.matrix, matrix);
    const square = unitSquare(this.state.matrix);
    const mayStrike = isFlat(square) && square.right - square.left > minStrikeWidth;
    this.state.mayHoldImage = isFigureSized(square) || mayStrike;
  }

  beginForm(numbers: unknown) {
    this.state.mayHoldImage = false;
    this.save();
    this.state.matrix = concat(this.state.matrix, matrixOf(numbers) ?? identity);
  }

  beginAnnotation(place: unknown, own: unknown) {
    this.save();
    const matrix = [place, own].reduce((outer: Matrix, one) => concat(outer, matrixOf(one) ?? identity), this.#base);
    this.state = initialState(matrix);
  }

  setFont(id: unknown, size: unknown) {
    this.state.font = this.#resources.font(String(id));
    this.state.fontSize = Number(size);
  }

  beginLines(textMatrix: Matrix) {
    Object.assign(this.state, { textMatrix, x: 0, y: 0, lineX: 0, lineY: 0 });
  }

  nextLine(x: unknown, y: unknown) {
    const { state } = this;
    state.lineX += Number(x);
    state.lineY += Number(y);
    [state.x, state.y] = [state.lineX, state.lineY];
  }

  showText(items: unknown) {
    const { state, content } = this;
    state.mayHoldImage = false;
    const space = translated(concat(state.matrix, state.textMatrix), state.x, state.y);
    const number = content.glyphs.length + content.hiddenGlyphs.length;
    const { glyphs, advance } =
      state.font === missingFont
        ? layOutMissingRun(state, space, number)
        : layOutRun(items as readonly (LibraryGlyph | number | null)[], state, space, number);
    // A run that is clipped in part is kept whole: a number without its last digit is another number.
    if (this.#isVisible() && glyphs.some((glyph) => isWithin(state.clip, glyph))) {
      const target = isShown(state.renderingMode) ? content.glyphs : content.hiddenGlyphs;
      for (const glyph of glyphs) target.push(glyph);
    }
    state.x += advance[0];
    state.y += advance[1];
  }

  paintPath(operator: string, data: unknown) {
    const { state } = this;
    const [path] = data as [PackedPath | null];
    const [filled, stroked] = [fills.test(operator), strokes.test(operator)];
    if (path && this.isClipPending) state.clip = intersection(state.clip, extentOf(path, state.matrix));
    this.isClipPending = false;
    if (!path || !(filled || stroked)) return;
    state.mayHoldImage = false;
    if (!this.#isVisible()) return;
    addPath(this.content, path, state.matrix, {
      filled,
      lineWidth: stroked ? state.lineWidth * scaleOf(state.matrix) : undefined,
      patterned: filled && state.patterned,
      clipRight: state.clip.right,
    });
  }

  fillShading() {
    const { state } = this;
    state.mayHoldImage = false;
    if (this.#isVisible() && isFlat(state.clip, true)) this.content.curves.push({ ...state.clip, patterned: true });
  }
}

/** Text reaches a little beyond the centres of its characters. */
function isWithin({ left, top, right, bottom }: Box, { x, y, size }: Glyph): boolean {
  const margin = size / 4;
  return left - margin <= x && x <= right + margin && top - margin <= y && y <= bottom + margin;
}

/** False for the rendering modes 3 and 7, which neither fill nor stroke. */
function isShown(renderingMode: number): boolean {
  return renderingMode % 4 !== 3;
}

type Operator = (interpreter: Interpreter, ...args: unknown[]) => void;

const clip: Operator = (interpreter) => {
  interpreter.isClipPending = true;
};

type NumberParameter = {
  [Key in keyof GraphicsState]: GraphicsState[Key] extends number ? Key : never;
}[keyof GraphicsState];

/** Returns the operator that sets a numeric parameter of the state. */
function setter(parameter: NumberParameter): Operator {
  return ({ state }, value) => {
    state[parameter] = Number(value);
  };
}

const restore: Operator = (interpreter) => interpreter.restore();

const operators: Readonly<Record<string, Operator>> = {
  // graphics
  save: (interpreter) => interpreter.save(),
  restore,
  transform: (interpreter, ...numbers) => interpreter.transform(numbers),
  setLineWidth: setter('lineWidth'),
  setGState: (interpreter, entries) => {
    for (const [key, value] of entries as readonly [string, unknown][]) {
      if (key === 'LW') interpreter.state.lineWidth = Number(value);
      else if (key === 'Font') interpreter.setFont(...(value as [unknown, unknown]));
    }
  },
  clip,
  eoClip: clip,
  setFillColorN: ({ state }) => {
    state.patterned = true;
  },
  setFillRGBColor: ({ state }) => {
    state.patterned = false;
  },
  shadingFill: (interpreter) => interpreter.fillShading(),
  // text
  beginText: (interpreter) => interpreter.beginLines(identity),
  setCharSpacing: setter('charSpacing'),
  setWordSpacing: setter('wordSpacing'),
  setHScale: ({ state }, percent) => {
    state.scaling = Number(percent) / 100;
  },
  setLeading: ({ state }, leading) => {
    state.leading = -Number(leading);
  },
  setFont: (interpreter, id, size) => interpreter.setFont(id, size),
  setTextRenderingMode: setter('renderingMode'),
  setTextRise: setter('rise'),
  moveText: (interpreter, x, y) => interpreter.nextLine(x, y),
  setLeadingMoveText: (interpreter, x, y) => {
    interpreter.state.leading = Number(y);
    interpreter.nextLine(x, y);
  },
  setTextMatrix: (interpreter, numbers) => interpreter.beginLines(matrixOf(numbers) ?? identity),
  nextLine: (interpreter) => interpreter.nextLine(0, interpreter.state.leading),
  showText: (interpreter, items) => interpreter.showText(items),
  // content within content
  paintFormXObjectBegin: (interpreter, matrix) => interpreter.beginForm(matrix),
  paintFormXObjectEnd: restore,
  beginGroup: (interpreter) => interpreter.beginForm(identity),
  endGroup: restore,
  beginAnnotation: (interpreter, _id, _rectangle, place, own) => interpreter.beginAnnotation(place, own),
  endAnnotation: restore,
  beginMarkedContent: ({ layers }) => {
    layers.push(true);
  },
  beginMarkedContentProps: (interpreter, tag, layer) => interpreter.beginLayer(tag, layer),
  endMarkedContent: ({ layers }) => {
    layers.pop();
  },
};

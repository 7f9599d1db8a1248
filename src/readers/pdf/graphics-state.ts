import type { Box } from '../page/box.ts';
import { identity, type Matrix } from '../page/matrix.ts';
import { missingFont } from './font.ts';

/** The parameters that operators change, and that `save` keeps until `restore` (ISO 32000-1, 8.4 and 9.3). */
export type GraphicsState = ReturnType<typeof initialState>;

const unclipped: Box = {
  left: Number.NEGATIVE_INFINITY,
  top: Number.NEGATIVE_INFINITY,
  right: Number.POSITIVE_INFINITY,
  bottom: Number.POSITIVE_INFINITY,
};

export function initialState(matrix: Matrix) {
  return {
    /** Leads from user space to the page. */
    matrix,
    textMatrix: identity,
    /** The next character's origin, and the start of the line, in text space. */
    x: 0,
    y: 0,
    lineX: 0,
    lineY: 0,
    font: missingFont,
    fontSize: 0,
    charSpacing: 0,
    wordSpacing: 0,
    /** Horizontal scaling: 1 for the font's own widths. */
    scaling: 1,
    rise: 0,
    leading: 0,
    renderingMode: 0,
    lineWidth: 1,
    /** The fill colour is a pattern or a gradient. */
    patterned: false,
    /** Nothing outside this box is shown. */
    clip: unclipped,
    /** The space was changed and nothing was drawn since: the library has left out an image that fills it. */
    mayHoldImage: false,
  };
}

import { tooLarge } from '../../codecs/refusals.ts';
import { type Attributes, parseXml } from '../../codecs/xml.ts';
import { type Box, isFigureSized, unitSquare } from '../page/box.ts';
import { type Curve, curvesOf, isLevel } from '../page/curves.ts';
import type { Glyph } from '../page/glyph.ts';
import { concat, type Matrix, matrixOf } from '../page/matrix.ts';
import type { Marks } from '../page/page.ts';
import { type Slant, type Stroke, slantsOf, strokesOf } from '../page/strokes.ts';
import { boxOf, numbersOf } from './values.ts';
import { type Part, points } from './package.ts';
import { packedPath } from './path.ts';
import { type Pen, setText } from './glyph-run.ts';

/** Characters and lines of one page: a hundred times what a full one takes. */
const mostMarks = 500_000;

/** Width of a line, in millimetres, that says nothing of it. */
const usualWidth = 0.353;

/** Elements with shapes in them that are not drawn where they stand: what cuts others out, and what fills them. */
const notDrawn = new Set(['Clips', 'FillColor', 'StrokeColor', 'Border', 'Actions']);

/**
 * What the parts of a page draw. Drawings from elsewhere (composite objects) count as pictures: what they show is not read.
 * @param base leads from points of the page to those of the marks
 */
export function marksOf(parts: readonly Part[], base: Matrix): Marks {
  const glyphs: Glyph[] = [];
  const unseen: Glyph[] = [];
  const strokes: Stroke[] = [];
  const slants: Slant[] = [];
  const curves: Curve[] = [];
  const pictures: Box[] = [];
  const page = concat(base, [points, 0, 0, points, 0, 0]);
  let run = 0;
  /** The last text was a single character: so do some programs set whole words, and one more goes on in the same run. */
  let single = false;

  for (const { name: part, bytes } of parts) {
    let skipped = 0;
    let object: Attributes = {};
    let pen: Pen = { x: 0, y: 0 };
    let code: Attributes | undefined;
    let text = '';

    /** Leads from an object's own space to the page: its matrix, then its place. */
    const space = (): Matrix => {
      const { x, y } = cornerOf(object.Boundary);
      return concat(concat(page, [1, 0, 0, 1, x, y]), matrixOf(numbersOf(object.CTM)) ?? [1, 0, 0, 1, 0, 0]);
    };
    const isSeen = () => object.Visible !== 'false' && object.Alpha !== '0';
    const picture = ({ Boundary }: Attributes) => {
      const box = boxOf(Boundary);
      if (!box) return;
      const square = unitSquare(concat(page, [box.width, 0, 0, box.height, box.x, box.y]));
      if (isFigureSized(square)) pictures.push(square);
      else if (isLevel(square)) curves.push(square);
    };
    const path = () => {
      const { Stroke: along = 'true', Fill: filled = 'false', LineWidth = String(usualWidth) } = object;
      const matrix = space();
      const scale = Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]));
      const width = along === 'false' ? undefined : Number(LineWidth) * scale;
      const packed = packedPath(text);
      const drawn = { filled: filled === 'true', width };
      for (const stroke of strokesOf(packed, matrix, drawn)) strokes.push(stroke);
      for (const slant of slantsOf(packed, matrix, drawn)) slants.push(slant);
      for (const curve of curvesOf(packed, matrix, false)) curves.push(curve);
    };

    parseXml(bytes, part, {
      open(name, attributes) {
        if (skipped > 0 || notDrawn.has(name)) skipped++;
        else if (name === 'TextObject' || name === 'PathObject') {
          object = attributes;
          pen = { x: 0, y: 0 };
        } else if (name === 'ImageObject' || name === 'CompositeObject') {
          object = attributes;
          if (isSeen()) picture(attributes);
        } else if (name === 'TextCode' || name === 'AbbreviatedData') {
          code = attributes;
          text = '';
        }
      },
      close(name) {
        if (skipped > 0) skipped--;
        else if (name === 'TextCode' && code) {
          const isSingle = [...text.trim()].length === 1;
          if (!single || !isSingle) run++;
          single = isSingle;
          const shown = setText(text, object, code, pen, space(), run);
          pen = shown.pen;
          for (const glyph of shown.glyphs) (isSeen() ? glyphs : unseen).push(glyph);
        } else if (name === 'AbbreviatedData' && code && isSeen()) path();
        if (name === 'TextCode' || name === 'AbbreviatedData') code = undefined;
        if (glyphs.length + unseen.length + strokes.length > mostMarks) throw tooLarge();
      },
      text(chars) {
        if (code && skipped === 0) text += chars;
      },
    });
  }
  return { glyphs, unseen, strokes, slants, curves, pictures };
}

/** A box may be flat: that of a line is. */
function cornerOf(boundary: string | undefined): { readonly x: number; readonly y: number } {
  const [x = 0, y = 0] = numbersOf(boundary);
  return { x, y };
}

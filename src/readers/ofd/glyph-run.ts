import type { Attributes } from '../../codecs/xml.ts';
import { type Glyph, glyphAt, replacementCharacter, rotationOf } from '../page/glyph.ts';
import type { Matrix } from '../page/matrix.ts';
import { offsetsOf } from './values.ts';

/** The origin of the next text of an object, if that text gives none, in the object's space. */
export interface Pen {
  readonly x: number;
  readonly y: number;
}

/**
 * Lays out one text. Fonts are not opened: a character is as wide as the offset to the next one, but at most twice the
 * usual width.
 * @param object attributes of the TextObject
 * @param code attributes of its TextCode
 * @param space leads from the object to the page
 * @param run number of the run
 */
export function layOutRun(
  text: string,
  object: Attributes,
  code: Attributes,
  pen: Pen,
  space: Matrix,
  run: number,
): { readonly glyphs: Glyph[]; readonly pen: Pen } {
  const size = Number(object.Size ?? 0);
  const scaling = Number(object.HScale ?? 1);
  const rotation = rotationOf(space, false);
  const height = Math.hypot(space[2], space[3]) * size;
  const across = offsetsOf(code.DeltaX);
  const down = offsetsOf(code.DeltaY);
  const glyphs: Glyph[] = [];
  let x = Number(code.X ?? pen.x);
  let y = Number(code.Y ?? pen.y);
  [...text.replaceAll(/[\r\n\t]/g, '')].forEach((character, index) => {
    // Writers leave out offsets that repeat the last one.
    const offset = across[index] ?? across.at(-1) ?? (down.length > 0 ? 0 : undefined);
    const usualWidth = widthOf(character) * size * scaling;
    const width = offset !== undefined && offset > 0 ? Math.min(offset, 2 * usualWidth) : usualWidth;
    const setting = rotation === undefined ? undefined : { x, y, width, height, rotation, run };
    const glyph = setting && glyphAt(readable(character), space, setting);
    if (glyph) glyphs.push(glyph);
    x += offset ?? usualWidth;
    y += down[index] ?? down.at(-1) ?? 0;
  });
  return { glyphs, pen: { x, y } };
}

/** Returns the usual width of a character at size 1. */
function widthOf(character: string): number {
  return character.codePointAt(0)! < 0x300 ? 0.5 : 1;
}

/** Replaces characters that only the writer's own fonts give a meaning. */
function readable(character: string): string {
  return /[\p{Co}\p{Cn}\p{Cc}\ufffd]/u.test(character) ? replacementCharacter : character;
}

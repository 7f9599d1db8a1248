import type { Attributes } from '../../codecs/xml.ts';
import { type Glyph, glyphAt, turnOf, unknown } from '../page/glyph.ts';
import type { Matrix } from '../page/matrix.ts';
import { stepsOf } from './values.ts';

/** Where the next text of an object begins that does not say where, in the object's space. */
export interface Pen {
  readonly x: number;
  readonly y: number;
}

/**
 * Sets one text. Fonts are not opened: a character is as wide as the step to the next, where that is no wider than such a
 * character can be.
 * @param object the TextObject, `code` its TextCode
 * @param space leads from the object to the page
 */
export function setText(
  text: string,
  { Size, HScale }: Attributes,
  code: Attributes,
  pen: Pen,
  space: Matrix,
  run: number,
): { readonly glyphs: Glyph[]; readonly pen: Pen } {
  const size = Number(Size ?? 0);
  const stretch = Number(HScale ?? 1);
  const turn = turnOf(space, false);
  const height = Math.hypot(space[2], space[3]) * size;
  const across = stepsOf(code.DeltaX);
  const down = stepsOf(code.DeltaY);
  const glyphs: Glyph[] = [];
  let x = Number(code.X ?? pen.x);
  let y = Number(code.Y ?? pen.y);
  [...text.replaceAll(/[\r\n\t]/g, '')].forEach((character, index) => {
    // Writers leave out steps that repeat the last.
    const step = across[index] ?? across.at(-1) ?? (down.length > 0 ? 0 : undefined);
    const natural = widthOf(character) * size * stretch;
    const width = step !== undefined && step > 0 ? Math.min(step, 2 * natural) : natural;
    const setting = turn === undefined ? undefined : { x, y, width, height, turn, run };
    const glyph = setting && glyphAt(readable(character), space, setting);
    if (glyph) glyphs.push(glyph);
    x += step ?? natural;
    y += down[index] ?? down.at(-1) ?? 0;
  });
  return { glyphs, pen: { x, y } };
}

/** Of a character of size 1. */
function widthOf(character: string): number {
  return character.codePointAt(0)! < 0x300 ? 0.5 : 1;
}

/** What fonts of the writer's own put into the private use area nobody else can read. */
function readable(character: string): string {
  return /[\p{Co}\p{Cn}\p{Cc}\ufffd]/u.test(character) ? unknown : character;
}

import { type Glyph, glyphAt, replacementCharacter, rotationOf } from '../page/glyph.ts';
import type { Matrix } from '../page/matrix.ts';
import type { LibraryGlyph } from './font.ts';
import type { GraphicsState } from './graphics-state.ts';

/** The text parameters of a graphics state. */
type TextState = Pick<GraphicsState, 'font' | 'fontSize' | 'charSpacing' | 'wordSpacing' | 'scaling' | 'rise'>;

/**
 * Lays out glyphs, and the kerns between them (in thousandths of the font size), from the origin of a space. Returns the
 * characters, and how far the run moves on, in text space.
 * @param space leads from text space to the page
 * @param run number of the run
 */
export function layOutRun(
  items: readonly (LibraryGlyph | number | null)[],
  { font, fontSize, charSpacing, wordSpacing, scaling, rise }: TextState,
  space: Matrix,
  run: number,
): { readonly glyphs: Glyph[]; readonly advance: readonly [x: number, y: number] } {
  const rotation = rotationOf(space, fontSize * scaling < 0);
  const height = Math.hypot(space[2], space[3]) * Math.abs(fontSize) * font.em;
  const glyphs: Glyph[] = [];
  let offset = 0;
  const put = (text: string, x: number, y: number, width: number) => {
    if (rotation === undefined) return;
    const glyph = glyphAt(text, space, { x, y: y + rise, width, height, rotation, run });
    if (glyph) glyphs.push(glyph);
  };
  for (const item of items) {
    if (item === null) continue;
    if (typeof item === 'number') {
      offset -= (item / 1000) * fontSize * (font.vertical ? 1 : scaling);
      continue;
    }
    const spacing = charSpacing + (item.isSpace ? wordSpacing : 0);
    const width = item.width * font.scale * fontSize;
    const text = font.textOf(item);
    if (font.vertical) {
      const [down, right, up] = item.vmetric ?? [font.vmetric[0], item.width / 2, font.vmetric[2]];
      put(text, -right * font.scale * fontSize * scaling, offset - up * font.scale * fontSize, width * scaling);
      offset += down * font.scale * fontSize + spacing;
    } else {
      put(text, offset, 0, width * scaling);
      offset += (width + spacing) * scaling;
    }
  }
  return { glyphs, advance: font.vertical ? [0, offset] : [offset, 0] };
}

/** Lays out one replacement character for a run in a font that could not be loaded. */
export function layOutMissingRun(state: TextState, space: Matrix, run: number): ReturnType<typeof layOutRun> {
  const item: LibraryGlyph = { unicode: replacementCharacter, originalCharCode: 0, width: 1000, isSpace: false };
  return { glyphs: layOutRun([item], state, space, run).glyphs, advance: [0, 0] };
}

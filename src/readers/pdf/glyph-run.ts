import { type Glyph, glyphAt, turnOf, unknown } from '../page/glyph.ts';
import { concat, type Matrix } from '../page/matrix.ts';
import type { Font, LibraryGlyph } from './font.ts';

/** How text is set, in text space. */
export interface TextStyle {
  readonly font: Font;
  readonly size: number;
  readonly charSpacing: number;
  readonly wordSpacing: number;
  /** 1 for the font's own widths. */
  readonly stretch: number;
  readonly rise: number;
}

/** Characters of one instruction, and how far it moves on, in text space. */
export interface Shown {
  readonly glyphs: Glyph[];
  readonly advance: readonly [x: number, y: number];
}

/** Sets glyphs, and the kerns between them (thousandths of the size), at the origin of `space`, which leads to the page. */
export function showGlyphs(
  items: readonly (LibraryGlyph | number | null)[],
  style: TextStyle,
  space: Matrix,
  run: number,
): Shown {
  const { font, size, charSpacing, wordSpacing, stretch, rise } = style;
  const turn = turnOf(space, size * stretch < 0);
  const height = Math.hypot(space[2], space[3]) * Math.abs(size) * font.em;
  const glyphs: Glyph[] = [];
  let way = 0;
  const put = (text: string, x: number, y: number, width: number) => {
    const glyph = turn === undefined ? undefined : glyphAt(text, space, { x, y: y + rise, width, height, turn, run });
    if (glyph) glyphs.push(glyph);
  };
  for (const item of items) {
    if (item === null) continue;
    if (typeof item === 'number') {
      way -= (item / 1000) * size * (font.vertical ? 1 : stretch);
      continue;
    }
    const spacing = charSpacing + (item.isSpace ? wordSpacing : 0);
    const width = item.width * font.scale * size;
    const text = font.read(item);
    if (font.vertical) {
      const [down, right, up] = item.vmetric ?? [font.vmetric[0], item.width / 2, font.vmetric[2]];
      put(text, -right * font.scale * size * stretch, way - up * font.scale * size, width * stretch);
      way += down * font.scale * size + spacing;
    } else {
      put(text, way, 0, width * stretch);
      way += (width + spacing) * stretch;
    }
  }
  return { glyphs, advance: font.vertical ? [0, way] : [way, 0] };
}

/** What is set in a font that could not be loaded: one unknown character. */
export function showLost(style: TextStyle, space: Matrix, run: number): Shown {
  const item: LibraryGlyph = { unicode: unknown, originalCharCode: 0, width: 1000, isSpace: false };
  return { glyphs: showGlyphs([item], style, space, run).glyphs, advance: [0, 0] };
}

/** Text space at a spot of a line. */
export function at(matrix: Matrix, x: number, y: number): Matrix {
  return concat(matrix, [1, 0, 0, 1, x, y]);
}

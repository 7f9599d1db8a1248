import { replacementCharacter } from '../page/glyph.ts';

/** A glyph as the library gives it. */
export interface LibraryGlyph {
  readonly unicode: string;
  readonly originalCharCode: number;
  /** In glyph space. */
  readonly width: number;
  /** Downward advance, and the position of the glyph's own origin, in a vertical font. */
  readonly vmetric?: readonly [number, number, number];
  /** Has the single-byte code 32, to which word spacing applies; a font's own encoding may give it to any character. */
  readonly isSpace: boolean;
}

/** The properties of a font that text and its positions depend on. */
export interface Font {
  readonly vertical: boolean;
  /** Default for glyphs without a `vmetric`. */
  readonly vmetric: readonly [number, number, number];
  /** From glyph space to text space of size 1. */
  readonly scale: number;
  /** Height of a line of size 1. */
  readonly em: number;
  /** Returns the text of a glyph; `replacementCharacter` if the file does not give it. */
  textOf(glyph: LibraryGlyph): string;
}

/** Stands in for a font that could not be loaded. */
export const missingFont: Font = {
  vertical: false,
  vmetric: [0, 0, 0],
  scale: 0.001,
  em: 1,
  textOf: () => replacementCharacter,
};

/** Reads a font as the library gives it. The library gives an error message for a font that it could not load. */
export function fontOf(given: unknown): Font {
  if (typeof given !== 'object' || given === null) return missingFont;
  const { vertical, fontMatrix, defaultVMetrics, isType3Font, bbox, composite, toUnicode, differences } =
    given as LibraryFont;
  const scale = Math.abs(fontMatrix?.[0] ?? 0) || 0.001;
  const height = isType3Font && bbox && fontMatrix ? Math.abs((bbox[3]! - bbox[1]!) * fontMatrix[3]!) : 0;
  const texts = toUnicode?._map;
  return {
    vertical: vertical === true,
    vmetric: defaultVMetrics ?? [-1000, 500, 880],
    scale,
    em: height || 1,
    textOf({ unicode, originalCharCode: code, isSpace }) {
      // Without a map, the library gives the code itself as the text. Maps often leave out the space.
      if (texts?.[code] === undefined) return isSpace && texts ? ' ' : replacementCharacter;
      return composite !== true && isGuess(unicode, differences?.[code]) ? replacementCharacter : cleaned(unicode);
    },
  };
}

interface LibraryFont {
  readonly vertical?: boolean;
  readonly fontMatrix?: readonly number[];
  readonly defaultVMetrics?: readonly [number, number, number];
  readonly isType3Font?: boolean;
  readonly bbox?: readonly number[];
  readonly composite?: boolean;
  readonly toUnicode?: { readonly _map?: readonly (string | undefined)[] };
  /** Glyph names by code, in a font with an encoding of its own. */
  readonly differences?: readonly (string | undefined)[];
}

/** True if the library took the number in a glyph's name (`g0031`) for a character code, for want of anything else. */
function isGuess(text: string, name = ''): boolean {
  const number = /^(?:G([\da-f]{2})|g([\da-f]{4})|c([\da-f]{2,3}))$/i.exec(name)?.slice(1).find(Boolean);
  if (number === undefined) return false;
  return [16, 10].some((base) => Number.parseInt(number, base) === text.codePointAt(0));
}

/** Replaces radicals and compatibility forms with the characters that they look like; removes format characters. */
function cleaned(text: string): string {
  if (/^[ -~\u4e00-\u9fff]$/.test(text)) return text;
  if (text.trim() === '') return ' ';
  return text
    .replaceAll(/[\u2e80-\u2eff]/g, (radical) => radicals.get(radical) ?? radical)
    .replaceAll(/[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]/g, (form) => form.normalize('NFKC'))
    .replaceAll(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replaceAll(/[\p{Cc}\p{Co}]/gu, replacementCharacter);
}

/**
 * Radicals without an equivalent in Unicode, each with the character whose glyph it shares in fonts of simplified
 * Chinese.
 */
const radicals: ReadonlyMap<string, string> = new Map(
  [
    '⺁厂 ⺊卜 ⺎兀 ⺠民 ⺩王 ⻁虎 ⻄西 ⻅见 ⻆角 ⻉贝 ⻋车 ⻌辶 ⻐钅 ⻓长 ⻔门 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞',
    '⻝食 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻨麦 ⻩黄 ⻬齐 ⻭齿 ⻰龙 ⻳龟 ⺌小 ⺟母 ⺫目 ⺬示 ⺮竹 ⺶羊 ⻀艹 ⻂衤',
  ]
    .join(' ')
    .split(' ')
    .map(([radical, character]) => [radical!, character!]),
);

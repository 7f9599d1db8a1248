import { unknown } from '../page/glyph.ts';

/** A glyph as the library gives it. */
export interface LibraryGlyph {
  readonly unicode: string;
  readonly originalCharCode: number;
  /** In glyph space. */
  readonly width: number;
  /** Advance down, and where the glyph's own origin lies, in a font that is written downwards. */
  readonly vmetric?: readonly [number, number, number];
  /** Has the single-byte code 32, to which word spacing applies; in a font of its own encoding it can be any character. */
  readonly isSpace: boolean;
}

/** A font, as far as text and its places need it. */
export interface Font {
  readonly vertical: boolean;
  /** Of a glyph that has no `vmetric`. */
  readonly vmetric: readonly [number, number, number];
  /** From glyph space to text space of size 1. */
  readonly scale: number;
  /** Height of a line of size 1. */
  readonly em: number;
  /** The text of a glyph; `unknown` where the file does not tell it. */
  read(glyph: LibraryGlyph): string;
}

/** A font that could not be loaded: whatever is set in it is unknown. */
export const lostFont: Font = { vertical: false, vmetric: [0, 0, 0], scale: 0.001, em: 1, read: () => unknown };

/** Reads a font as the library gives it; what could not be loaded comes as a message. */
export function fontOf(given: unknown): Font {
  if (typeof given !== 'object' || given === null) return lostFont;
  const { vertical, fontMatrix, defaultVMetrics, isType3Font, bbox, composite, toUnicode, differences } =
    given as Given;
  const scale = Math.abs(fontMatrix?.[0] ?? 0) || 0.001;
  const height = isType3Font && bbox && fontMatrix ? Math.abs((bbox[3]! - bbox[1]!) * fontMatrix[3]!) : 0;
  const texts = toUnicode?._map;
  return {
    vertical: vertical === true,
    vmetric: defaultVMetrics ?? [-1000, 500, 880],
    scale,
    em: height || 1,
    read({ unicode, originalCharCode: code, isSpace }) {
      // Without such a map the library gives the code itself for the text. The blank is often left out of it.
      if (texts?.[code] === undefined) return isSpace && texts ? ' ' : unknown;
      return composite !== true && isGuess(unicode, differences?.[code]) ? unknown : cleaned(unicode);
    },
  };
}

interface Given {
  readonly vertical?: boolean;
  readonly fontMatrix?: readonly number[];
  readonly defaultVMetrics?: readonly [number, number, number];
  readonly isType3Font?: boolean;
  readonly bbox?: readonly number[];
  readonly composite?: boolean;
  readonly toUnicode?: { readonly _map?: readonly (string | undefined)[] };
  /** Names of glyphs by code, where the font has an encoding of its own. */
  readonly differences?: readonly (string | undefined)[];
}

/** Some fonts number their glyphs (`g0031`); where nothing else is known, the library takes the number for a character's. */
function isGuess(text: string, name = ''): boolean {
  const number = /^(?:G([\da-f]{2})|g([\da-f]{4})|c([\da-f]{2,3}))$/i.exec(name)?.slice(1).find(Boolean);
  if (number === undefined) return false;
  return [16, 10].some((base) => Number.parseInt(number, base) === text.codePointAt(0));
}

/** Radicals and compatibility forms stand for the characters that they look like; control and private codes for nothing. */
function cleaned(text: string): string {
  if (/^[ -~\u4e00-\u9fff]$/.test(text)) return text;
  if (text.trim() === '') return ' ';
  return text
    .replaceAll(/[\u2e80-\u2eff]/g, (radical) => radicals[radical] ?? radical)
    .replaceAll(/[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]/g, (form) => form.normalize('NFKC'))
    .replaceAll(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replaceAll(/[\p{Cc}\p{Co}]/gu, unknown);
}

/** Radicals that Unicode gives no equivalent, as fonts of simplified Chinese share their glyphs with these characters. */
const radicals: Readonly<Record<string, string>> = Object.fromEntries(
  [
    '⺁厂',
    '⺊卜',
    '⺎兀',
    '⺠民',
    '⺩王',
    '⻁虎',
    '⻄西',
    '⻅见',
    '⻆角',
    '⻉贝',
    '⻋车',
    '⻌辶',
    '⻐钅',
    '⻓长',
    '⻔门',
  ]
    .concat([
      '⻗雨',
      '⻘青',
      '⻙韦',
      '⻚页',
      '⻛风',
      '⻜飞',
      '⻝食',
      '⻢马',
      '⻣骨',
      '⻤鬼',
      '⻥鱼',
      '⻦鸟',
      '⻨麦',
      '⻩黄',
      '⻬齐',
    ])
    .concat(['⻭齿', '⻰龙', '⻳龟', '⺌小', '⺟母', '⺫目', '⺬示', '⺮竹', '⺶羊', '⻀艹', '⻂衤'])
    .map(([radical, character]) => [radical!, character!]),
);

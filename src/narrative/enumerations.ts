import { readChineseNumber } from '../model/chinese-number.ts';
import type { Passage } from '../model/passage.ts';

/** An ordinal that does not follow the one before it. */
export interface OrdinalSlip {
  readonly passage: Passage;
  /** The offset of the ordinal in the passage. */
  readonly offset: number;
  /** The ordinal as written, and the one that belongs there. */
  readonly written: string;
  readonly right: string;
}

/** A way to number the items of a list. */
interface Style {
  /** Finds the ordinals of a passage; `number` is their number as written. */
  readonly pattern: RegExp;
  /** The characters that may precede an ordinal within a passage. */
  readonly behind: string;
  /** The other characters that may precede an ordinal if it begins or continues a list: 将一是加强…，同时二是…. */
  readonly within: RegExp;
  readonly write: (number: string) => string;
  /** True for the text between two ordinals if a list may begin anew behind it. */
  readonly endsList: RegExp;
}

const styles: readonly Style[] = [
  {
    pattern: /(?<number>[一二三四五六七八九十]{1,3})是/g,
    behind: '，。；：、！,;: \u3000',
    // 统一是, 唯一是, 第二是 are other words.
    within: /[^唯统第专单同划合任每逐万之其零〇百千\d]/u,
    write: (number) => `${number}是`,
    endsList: /[。：:\n]|(?:方面|上|中)[，,]$/,
  },
  {
    pattern: /[（(](?<number>[一二三四五六七八九十]{1,3})[）)]/g,
    behind: '。；：',
    within: /$^/,
    write: (number) => `（${number}）`,
    // A colon, or a line that is a heading without an ordinal.
    endsList: /[：:]|\n[^\n。；]{0,25}\n/,
  },
];

/** The first item of a list that is not called 一是. */
const firstInOtherWords = /一要|首先|第一|其一|一方面|一、/;

/** The most lists within each other. */
const maxDepth = 5;

/** Finds the ordinals of the passages of a section that repeat one or skip one. Lists within lists may begin anew. */
export function ordinalSlips(passages: readonly Passage[]): OrdinalSlip[] {
  return styles.flatMap((style) => slipsOf(passages, style));
}

function slipsOf(passages: readonly Passage[], style: Style): OrdinalSlip[] {
  const slips: OrdinalSlip[] = [];
  /**
   * The last number of each list that may go on, the innermost last; behind a slip, also the number that belongs there, since the
   * writer may have counted on from either.
   */
  let open: (readonly number[])[] = [];
  /** The text since the last ordinal, a line a passage. */
  let since = '';
  for (const passage of passages) {
    let end = 0;
    for (const { 0: written, index: offset, groups } of passage.text.matchAll(style.pattern)) {
      const number = readChineseNumber(groups!.number!) ?? 0;
      const before = passage.text[offset - 1];
      const isBehind = before === undefined || style.behind.includes(before);
      if (
        !isBehind &&
        !(style.within.test(before) && (number === 1 || open.some((lasts) => lasts.includes(number - 1))))
      )
        continue;
      since += passage.text.slice(end, offset);
      const innermost = open.at(-1);
      const depth = open.findLastIndex((lasts) => lasts.includes(number - 1));
      const isSecond = number === 2 && firstInOtherWords.test(since);
      const repeatsFirst =
        number === 1 && isBehind && innermost?.length === 1 && innermost[0] === 1 && !style.endsList.test(since);
      if (innermost && depth < 0 && !isSecond && (number !== 1 || repeatsFirst)) {
        const right = innermost[0]! + 1;
        slips.push({ passage, offset, written, right: style.write(chineseOrdinal(right)) });
        open = [...open.slice(0, -1), [number, right]];
      } else open = depth < 0 ? [...open, [number]].slice(-maxDepth) : [...open.slice(0, depth), [number]];
      end = offset + written.length;
      since = '';
    }
    since += `${passage.text.slice(end)}\n`;
  }
  return slips;
}

/** Writes 1 to 99. */
function chineseOrdinal(number: number): string {
  const digits = '〇一二三四五六七八九';
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? digits[ones] : ''}`;
}

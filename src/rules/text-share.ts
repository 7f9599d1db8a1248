import { memoize } from '../model/memoize.ts';
import type { CountWords } from '../model/narrative.ts';
import { placeAt } from '../model/passage.ts';
import type { Rule } from '../model/rule.ts';
import { narrativeOf, oneOf } from '../narrative/narrative-of.ts';
import { passagesOf } from '../narrative/passages.ts';

export const textShare: Rule = {
  id: 'text-share',
  severity: 'off',
  title: { zh: '正文的百分比与件数不符', en: 'A percentage does not follow from the figures beside it' },
  source: {
    zh: '没有专门规定：百分比应当能由同一句中的数字算出',
    en: 'no specific clause: a percentage follows from the figures of its sentence',
  },

  *check(report) {
    const words = narrativeOf(report)?.counts;
    if (!words) return;
    for (const { passage } of passagesOf(report)) {
      if (!/[%％]/.test(passage.text)) continue;
      const counts = countsIn(passage.text, words);
      for (const { index, 0: sentence } of passage.text.matchAll(/[^。]+/g)) {
        if (sentence.length > maxSentence || !/[%％]/.test(sentence)) continue;
        for (const { at, quoted, sum } of wrongSharesIn({ text: sentence, from: index }, counts, words)) {
          yield {
            place: placeAt(passage, index + at),
            about: quoted.replaceAll(/[\d.,，%％]/g, ''),
            quoted,
            message: {
              zh: `“${quoted}”：${sum}；请核对`,
              en: `“${quoted}”: ${sum}: check the percentage and the figures`,
            },
          };
        }
      }
    }
  },
};

/** UTF-16 units; nothing is said of longer sentences. */
const maxSentence = 1000;

interface WrongShare {
  /** The offset in the sentence, in UTF-16 units from 0. */
  readonly at: number;
  readonly quoted: string;
  /** The calculation: `59÷130 = 45.4%`. */
  readonly sum: string;
}

/** A stated percentage: its number in units of its last digit, and how many of them make 1 %. */
interface Percentage {
  readonly units: number;
  readonly scale: number;
}

/** A figure with a unit, at an offset of its passage. */
interface Count {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** A sentence at an offset of its passage. */
interface Sentence {
  readonly text: string;
  readonly from: number;
}

const patterns = memoize(({ units }: CountWords) => {
  const counted = `(?<![\\d,，])(\\d[\\d,，]{0,15})(?:${oneOf(units)})`;
  const percentage = '(\\d{1,9}(?:\\.\\d{1,9})?)[%％]';
  return {
    counts: new RegExp(counted, 'g'),
    shares: new RegExp(`${counted}[，,、（(]?占(?:比|[^，,。；\\d]{0,10}的)?(?:为|达)?${percentage}`, 'g'),
    growth: new RegExp(`(?:同比|比上年|较上年|比去年|较去年)(增长|增加|上升|下降|减少|降低)了?${percentage}`, 'g'),
  };
});

/** Returns the figures of a passage, from left to right. */
function countsIn(text: string, words: CountWords): readonly Count[] {
  return [...text.matchAll(patterns(words).counts)].map(({ 0: all, 1: digits = '', index }) => ({
    ...{ from: index, to: index + all.length, count: readCount(digits) },
  }));
}

function* wrongSharesIn({ text, from }: Sentence, counts: readonly Count[], words: CountWords): Generator<WrongShare> {
  const { shares, growth } = patterns(words);
  const stated = [...text.matchAll(shares)].map(({ 0: quoted, 1: part = '', 2: share = '', index }) => ({
    ...{ at: index, quoted, part: readCount(part), share: readPercentage(share) },
  }));
  const own = within(counts, from, from + text.length);
  if (stated.length > 0) {
    const sum = stated.reduce((total, { part }) => total + part, 0);
    const near = within(counts, from - maxSentence, from + 2 * maxSentence).map(({ count }) => count);
    const bases = [...new Set([...near, sum])];
    const slack = addUpTo100(stated.map(({ share }) => share)) ? stated.length : 1;
    for (const { at, quoted, part, share } of stated) {
      const announced = from + text.lastIndexOf('其中', at);
      const whole = announced < from ? undefined : own.findLast(({ to }) => to <= announced)?.count;
      if (whole === undefined || bases.some((base) => fits(part, base, share, slack))) continue;
      yield { at, quoted, sum: `${part}÷${whole} = ${shown(part / whole, share)}` };
    }
  }
  const [before, after] = own.map(({ count }) => count);
  if (own.length !== 2 || !before || !after || !/上年|去年|20\d\d年.*20\d\d年/.test(text)) return;
  const hasChange = /(?:增加|减少|增长|下降|多|少)了?\d[\d,，]*(?![\d.,，]*[%％])/.test(text);
  const all = growths(before, after, hasChange);
  for (const { 0: quoted, 1: direction = '', 2: percentage = '', index } of text.matchAll(growth)) {
    const stated = readPercentage(percentage);
    if (all.some(([change, base]) => fits(change, base, stated, 1))) continue;
    const [change, base] = /增|升/.test(direction) === after > before ? [after, before] : [before, after];
    yield { at: index, quoted, sum: `(${change}−${base})÷${base} = ${shown((change - base) / base, stated)}` };
  }
}

/** Returns the figures between two offsets of their passage. */
function within(counts: readonly Count[], from: number, to: number): readonly Count[] {
  return counts.slice(firstFrom(counts, from), firstFrom(counts, to));
}

/** Returns the index of the first figure at an offset or behind it. */
function firstFrom(counts: readonly Count[], from: number): number {
  let [low, high] = [0, counts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (counts[middle]!.from < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Changes and bases that two figures may stand for: one year and another, or a year and what it has more or less. */
function growths(one: number, other: number, hasChange: boolean): readonly (readonly [number, number])[] {
  const change = Math.abs(one - other);
  const [small, large] = [Math.min(one, other), Math.max(one, other)];
  return [
    [change, one],
    [change, other],
    ...(hasChange
      ? ([
          [small, change],
          [small, large + small],
        ] as const)
      : []),
  ];
}

/** True if part ÷ whole is a percentage, rounded, truncated, or changed in its last digit so that all make 100. */
function fits(part: number, whole: number, { units, scale }: Percentage, slack: number): boolean {
  return whole > 0 && Math.abs(part * 100 * scale - units * whole) <= slack * whole;
}

/** True if percentages that are all of one precision add up to 100. */
function addUpTo100(shares: readonly Percentage[]): boolean {
  const scale = Math.max(1, ...shares.map((one) => one.scale));
  return shares.reduce((sum, one) => sum + (one.units * scale) / one.scale, 0) === 100 * scale;
}

function readCount(text: string): number {
  return Number(text.replaceAll(/[,，]/g, ''));
}

function readPercentage(text: string): Percentage {
  const [whole = '', decimals = ''] = text.split('.');
  return { units: Number(whole + decimals), scale: 10 ** decimals.length };
}

function shown(ratio: number, { scale }: Percentage): string {
  return `${(ratio * 100).toFixed(Math.log10(scale))}%`;
}

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
      for (const { index, 0: sentence } of passage.text.matchAll(/[^。]+/g)) {
        if (sentence.length > maxSentence || !/[%％]/.test(sentence)) continue;
        const near = passage.text.slice(Math.max(0, index - maxSentence), index + 2 * maxSentence);
        for (const { at, quoted, sum } of wrongSharesIn(sentence, near, words)) {
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

const patterns = memoize(({ units }: CountWords) => {
  const counted = `(\\d[\\d,，]*)(?:${oneOf(units)})`;
  const percentage = '(\\d+(?:\\.\\d+)?)[%％]';
  return {
    counts: new RegExp(counted, 'g'),
    shares: new RegExp(`${counted}[，,、（(]?占(?:比|[^，,。；\\d]{0,10}的)?(?:为|达)?${percentage}`, 'g'),
    growth: new RegExp(`(?:同比|比上年|较上年|比去年|较去年)(增长|增加|上升|下降|减少|降低)了?${percentage}`, 'g'),
  };
});

function* wrongSharesIn(sentence: string, near: string, words: CountWords): Generator<WrongShare> {
  const { counts, shares, growth } = patterns(words);
  const all = [...near.matchAll(counts)].map(({ 1: text = '' }) => readCount(text));
  const stated = [...sentence.matchAll(shares)].map(({ 0: quoted, 1: part = '', 2: share = '', index }) => ({
    ...{ at: index, quoted, part: readCount(part), share: readPercentage(share) },
  }));
  const sum = stated.reduce((total, { part }) => total + part, 0);
  const slack = addUpTo100(stated.map(({ share }) => share)) ? stated.length : 1;
  for (const { at, quoted, part, share } of stated) {
    const whole = lastBefore(sentence.slice(0, at), counts);
    if (whole === undefined || [...all, sum].some((base) => fits(part, base, share, slack))) continue;
    yield { at, quoted, sum: `${part}÷${whole} = ${shown(part / whole, share)}` };
  }
  for (const { 0: quoted, 1: direction = '', 2: text = '', index } of sentence.matchAll(growth)) {
    const own = [...sentence.matchAll(counts)].map(({ 1: count = '' }) => readCount(count));
    const [before, after] = own;
    if (own.length !== 2 || !before || !after || !/上年|去年|20\d\d年.*20\d\d年/.test(sentence)) continue;
    const hasChange = /(?:增加|减少|增长|下降|多|少)了?\d[\d,，]*(?![\d.,，]*[%％])/.test(sentence);
    if (growths(before, after, hasChange).some(([change, base]) => fits(change, base, readPercentage(text), 1)))
      continue;
    const [change, base] = /增|升/.test(direction) === after > before ? [after, before] : [before, after];
    yield {
      at: index,
      quoted,
      sum: `(${change}−${base})÷${base} = ${shown((change - base) / base, readPercentage(text))}`,
    };
  }
}

/** Returns the last figure of a text that announces parts: `收到130件，其中…`. */
function lastBefore(text: string, counts: RegExp): number | undefined {
  const from = text.lastIndexOf('其中');
  const last = [...text.slice(0, Math.max(0, from)).matchAll(counts)].at(-1);
  return last && readCount(last[1]!);
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

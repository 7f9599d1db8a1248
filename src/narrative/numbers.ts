import { chineseDigits, readChineseNumber } from '../model/chinese-number.ts';
import { type Decimal, parse } from '../model/decimal.ts';

/** A number in a sentence, with its unit. */
export interface NumberToken {
  /** Offsets in the bare text; `to` is behind the unit. */
  readonly from: number;
  readonly to: number;
  /** Empty if there is none. */
  readonly unit: string;
  /** Undefined if it is only about so much: 1800余, 近5000, 约20. */
  readonly number: Decimal | undefined;
  /** The last place of a number in 万 is this much: 1.2万 stands for anything that rounds to it. */
  readonly step?: bigint;
}

/** Units, longer ones first. A number with another one counts something else. */
const units =
  '人次|万元|件次|条次|元|件|宗|份|条|项|例|起|个|篇|期|次|部|家|批|笔|则|字|场|人|户|处|页|名|类|版|%|‰|年|月|日|号|时|天';

const pattern = new RegExp(
  [
    String.raw`(?<digits>\d{1,3}(?:,\d{3})+(?![\d,])|\d+(?:\.\d+)?)(?<power>[万亿](?!元))?(?<more>余|多|几|来)?(?:(?<unit>${units})(?<above>余|多|以上|左右|以内)?)?`,
    `(?<words>[${chineseDigits}]+)(?<moreWords>余|多|几|来)?(?<unitOfWords>件|宗|份|条|项|例|起|个|篇|期|次|部|则)(?<aboveWords>余|多|以上|左右|以内)?`,
  ].join('|'),
  'g',
);

/** Words right before a number that make it approximate. */
const approximate = /(?:约|近|超过?|逾|不足|不到|至少|大概|第|[-—~.])$/;

/** Likewise with Chinese numerals: 数十, 上百. */
const approximateWords = /[数上几]$/;

/** Returns the numbers of a bare text that have a unit or stand alone, in order. */
export function numbersIn(text: string): NumberToken[] {
  return [...text.matchAll(pattern)].map(({ 0: whole, index: from, groups }) => {
    const { digits, power, words, more, above, moreWords, aboveWords } = groups!;
    const to = from + whole.length - (above ?? aboveWords ?? '').length;
    const unit = groups!.unit ?? groups!.unitOfWords ?? '';
    const before = text.slice(Math.max(0, from - 3), from);
    const isAbout =
      Boolean(more ?? above ?? moreWords ?? aboveWords) ||
      approximate.test(before) ||
      (words !== undefined && /^[十百千万]+$/.test(words) && approximateWords.test(before));
    if (isAbout || power === '亿') return { from, to, unit, number: undefined };
    if (words !== undefined) {
      const value = readChineseNumber(words);
      return { from, to, unit, number: value === undefined ? undefined : { units: BigInt(value), scale: 0 } };
    }
    const plain = digits!.replaceAll(',', '');
    if (power === undefined) return { from, to, unit, number: parse(plain) };
    const places = plain.split('.')[1]?.length ?? 0;
    return { from, to, unit, number: parse(`${plain}e4`), step: 10n ** BigInt(Math.max(0, 4 - places)) };
  });
}

import { chineseDigits, readChineseNumber } from '../model/chinese-number.ts';
import type { Form } from '../model/form.ts';
import { memoize } from '../model/memoize.ts';
import { formOf, type Report } from '../model/report.ts';
import { bareOf, type Quotation } from './bare-passage.ts';
import { narrativeOfForm } from './narrative-of.ts';
import { passagesOf } from './passages.ts';

/** A date of a period; parts that are not written are undefined. */
export interface PeriodDate {
  readonly year: number | undefined;
  readonly month: number;
  readonly day: number | undefined;
  /** A character is missing, as in `年12月31日` or `12月31`. */
  readonly mutilated: boolean;
}

/** The period of the figures as a text states it; an end that is not written is undefined. */
export interface StatedPeriod extends Quotation {
  readonly start: PeriodDate | undefined;
  readonly end: PeriodDate | undefined;
}

/**
 * Returns the periods that the text of a report states behind the form's word for it, or, before the text proper begins, behind one
 * of some other words.
 */
export function* periodsOf(report: Report): Generator<StatedPeriod> {
  const passages = passagesOf(report);
  const form = passages.length > 0 ? formOf(report) : undefined;
  if (!form || !narrativeOfForm(form)) return;
  const { own, all } = introductions(form);
  for (const { passage, section } of passages) {
    const first = section === null || passage === report.sections[0]?.passages[0];
    const { words, pattern } = first ? all : own;
    // Spaces between the characters of a word are allowed.
    if (!words.some((word) => passage.text.includes(word[0]!) && passage.text.includes(word.at(-1)!))) continue;
    const { text } = bareOf(passage);
    for (const { 0: whole, index, groups } of text.matchAll(pattern)) {
      const found = readPeriod(text, index + whole.length, /[截止至]/.test(groups!.gap!));
      if (found) yield { passage, from: index, ...found };
    }
  }
}

/** The form's word for the period, and all words for it, with what may follow up to the first date. */
const introductions = memoize((form: Form) => {
  const before = (words: readonly string[]) => ({
    words,
    // A sentence about what happened within the period states none.
    pattern: new RegExp(`(?:${words.join('|')})(?<gap>[^内，,。;\\d${chineseDigits}]{0,14})`, 'g'),
  });
  const own = form.period === undefined ? [] : [form.period];
  return { own: before(own), all: before([...own, ...(narrativeOfForm(form)?.periods ?? [])]) };
});

const digit = `[\\d${chineseDigits}]`;
/** Dates in their usual writings: 2023年1月1日, 2023.1.1 or 1.1, 20230101. */
const writings = [
  `(?:(?<year>${digit}{0,5})年度?)?(?<month>${digit}{1,3})月份?(?:(?<day>${digit}{1,3})(?<unit>[日号])?)?`,
  String.raw`(?<year>\d{4})[./-](?<month>\d{1,2})[./-](?<day>\d{1,2})(?<unit>日?)`,
  String.raw`(?<month>\d{1,2})[./-](?<day>\d{1,2})(?<unit>日?)`,
  String.raw`(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?<unit>(?!\d))`,
].map((pattern) => new RegExp(pattern, 'y'));

/** Between two dates. */
const upTo = /(?:(?:0{1,2}|24|零)(?:时|点|:00))?(?:开始|起|始)?,?(?:至|到|止|[-—–~─―])+(?:同年|当年|本年)?/y;

/** Reads a period at an offset of a bare text. A date alone is its end if it is introduced as such. */
function readPeriod(text: string, at: number, isEnd: boolean): Omit<StatedPeriod, 'passage' | 'from'> | undefined {
  const first = readDate(text, at);
  if (!first) return undefined;
  upTo.lastIndex = first.to;
  const between = upTo.exec(text);
  const last = between ? readDate(text, first.to + between[0].length) : undefined;
  if (last) return { start: first.date, end: last.date, to: withClosing(text, last.to) };
  const to = withClosing(text, first.to);
  return isEnd ? { start: undefined, end: first.date, to } : { start: first.date, end: undefined, to };
}

/** Returns the offset behind a date with the word that closes the period. */
function withClosing(text: string, to: number): number {
  return text[to] === '止' ? to + 1 : to;
}

function readDate(text: string, at: number): { readonly date: PeriodDate; readonly to: number } | undefined {
  for (const writing of writings) {
    writing.lastIndex = at;
    const found = writing.exec(text);
    if (!found) continue;
    const { year, month, day, unit } = found.groups!;
    const date = {
      year: year ? numberOf(year) : undefined,
      month: numberOf(month!),
      day: day === undefined ? undefined : numberOf(day),
      mutilated: (year !== undefined && !/^.{4}$/.test(year)) || (day !== undefined && unit === undefined),
    };
    return { date, to: at + found[0].length };
  }
  return undefined;
}

/** Reads a number in digits or Chinese numerals; 0 if it is neither. */
function numberOf(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : (readChineseNumber(text) ?? 0);
}

import { memoize } from '../model/memoize.ts';
import type { CountWords } from '../model/narrative.ts';
import { placeAt } from '../model/passage.ts';
import type { Rule } from '../model/rule.ts';
import { narrativeOf, oneOf } from '../narrative/narrative-of.ts';
import { passagesOf } from '../narrative/passages.ts';

export const textNumberMissing: Rule = {
  id: 'text-number-missing',
  severity: 'warning',
  title: { zh: '正文漏填数字', en: 'A number is missing in the text' },
  source: {
    zh: '报告内容应当准确、全面；“公开信息条”一类的句子漏填了件数',
    en: 'what a report says must be accurate and complete; a count stands without its number',
  },

  *check(report) {
    const words = narrativeOf(report)?.counts;
    if (!words) return;
    const times = new Map<string, number>();
    for (const { passage } of passagesOf(report)) {
      for (const { from, clause } of numberlessIn(passage.text, words)) {
        const place = placeAt(passage, from);
        const time = (times.get(clause) ?? 0) + 1;
        times.set(clause, time);
        yield {
          place,
          about: time === 1 ? clause : `${clause} ${time}`,
          quoted: clause,
          message: {
            zh: `“${clause}”缺数字；请补填，没有的写 0`,
            en: `“${clause}” lacks its number: fill it in, or write 0`,
          },
        };
      }
    }
  },
};

/** A clause that counts something without a number. */
interface Numberless {
  /** The offset of what it counts, in UTF-16 units from 0. */
  readonly from: number;
  readonly clause: string;
}

const stops = '，。；：、！？,;:!?（）()“”"《》';

/** UTF-16 units: how much of a clause is quoted, and how far in front of a noun its verb may be. */
const maxClause = 40;
const maxSentence = 120;

const patterns = memoize((all: CountWords) => {
  const [nouns, units, verbs] = [oneOf(all.nouns), oneOf(all.units), oneOf(all.verbs)];
  return {
    /** A noun or a verb, and a unit that ends the clause, perhaps with a blank between. */
    counted: new RegExp(
      `(${nouns}|${verbs})(?:等)?(?:共计|共|累计|约)?(\\s*)余?(${units})(?=\\s*(?:[${stops}]|$))`,
      'g',
    ),
    /** Quick check that most passages fail: a unit that ends a clause, without a digit before it. */
    bare: new RegExp(`[^\\d\\s]\\s*(?:${units})\\s*(?:[${stops}]|$)`),
    /** A blank before a unit and what it counts. */
    blank: new RegExp(
      `(?:${verbs})了?(?:\\s{2,}|　)(?:${units})(?![例款目文数人别案额年日月如行])(?=[^${stops}\\s]{0,8}(?:${nouns}))`,
      'g',
    ),
    verb: new RegExp(verbs),
    total: new RegExp(`(?:共计?|累计)(?:${verbs})`),
    /** A clause that says no more than when, who and what was done: it does not speak of 申请件 in general. */
    statement: new RegExp(
      `(?:20\\d\\d年度?|年度|本年度?|全年)[，,]?(?:[我本全].{1,2})?(?:共计?|累计|新)?(?:${verbs})了?(?:政府信息公开|依申请公开|政府信息)?(?:${nouns})(?:${units})$`,
    ),
    nouns: new Set(all.nouns),
    words: new Set(all.words),
  };
});

function* numberlessIn(text: string, words: CountWords): Generator<Numberless> {
  const { counted, bare, blank } = patterns(words);
  for (const found of bare.test(text) ? text.matchAll(counted) : []) {
    const clause = clauseUpTo(text, found.index + found[0].length);
    if (lacksNumber(found, clause, words)) yield { from: found.index, clause };
  }
  for (const { 0: all, index } of /\s{2}|　/.test(text) ? text.matchAll(blank) : [])
    yield { from: index, clause: clauseUpTo(text, index + all.length) };
}

function lacksNumber(found: RegExpExecArray, clause: string, all: CountWords): boolean {
  const { nouns, words, verb, total, statement } = patterns(all);
  const { 0: counted, 1: noun = '', 2: gap = '', 3: unit = '', index, input } = found;
  const plain = withoutSpaces(clause);
  if (/\d/.test(plain.replaceAll(/20\d\d年/g, ''))) return false;
  if (gap.length > 1 || gap === '　') return true;
  const isWord = words.has(noun + unit);
  if (nouns.has(noun) && !isWord) return verb.test(sentenceUpTo(input, index));
  const counts = total.exec(plain);
  if (counts) return !/[〇零一二两三四五六七八九十百千几数各]/.test(plain.slice(counts.index));
  return isWord && statement.test(withoutSpaces(before(input, index + counted.length, maxClause)));
}

function sentenceUpTo(text: string, end: number): string {
  return before(text, end, maxSentence).replace(/^.*[。；]/s, '');
}

function before(text: string, end: number, length: number): string {
  return text.slice(Math.max(0, end - length), end);
}

function withoutSpaces(text: string): string {
  return text.replaceAll(/\s/g, '');
}

/** Returns the end of a clause, up to an offset. */
function clauseUpTo(text: string, end: number): string {
  const near = before(text, end, maxClause);
  return near.slice(near.search(lastClause)).trim();
}

const lastClause = new RegExp(`[^${stops}]*$`);

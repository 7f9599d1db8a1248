import { placeIn } from '../model/document.ts';
import { type Passage, placeAt } from '../model/passage.ts';
import type { ReferenceReport } from '../model/reference.ts';
import type { Report } from '../model/report.ts';
import type { Rule } from '../model/rule.ts';
import { bareOf } from '../narrative/bare-passage.ts';
import { narrativeOf } from '../narrative/narrative-of.ts';

/** The least share of pieces of text that both years have in common. */
const minAlike = 0.9;

/** Characters of a piece. */
const pieceLength = 5;

/** The fewest characters of a text: shorter ones are much alike anyway. */
const minLength = 60;

/** Characters of a passage that are shown. */
const maxShown = 40;

export const copiedText: Rule = {
  id: 'copied-text',
  severity: 'warning',
  title: { zh: '正文与上年报告几乎相同', en: "The text is almost that of last year's report" },
  source: {
    zh: '国办公开办函〔2021〕30号、〔2019〕60号：报告不得内容雷同、敷衍塞责',
    en: 'both notices forbid reports that repeat others',
  },

  *check(report, { previous }) {
    if (!previous) return;
    for (const number of narrativeOf(report)?.yearly ?? []) {
      const own = report.sections.filter(({ section }) => section.number === number);
      const passages = own.flatMap((section) => section.passages);
      const earlier = previous.passages.filter(({ section }) => section === number).map(({ passage }) => passage);
      const names = namesOf(report, previous);
      const alike = likeness(plainText(passages, names), plainText(earlier, names));
      if (alike < minAlike) continue;
      const [now, before] = mostAlike(passages, earlier, names);
      const { path } = placeAt(before, 0);
      const place = placeAt(now, 0);
      const where = (language: 'zh' | 'en') =>
        [path, placeIn(placeAt(before, 0), language)].filter((part) => part !== '').join(' ');
      const share = Math.floor(alike * 100);
      yield {
        place,
        about: `section ${number}`,
        quoted: now.text.slice(0, maxShown),
        message: {
          zh: `“${own[0]!.heading}”与${previous.year}年度报告有 ${share}% 相同（年份、数字、名称不计）：本年写“${shown(now)}”，上年（${where('zh')}）写“${shown(before)}”；请按本年的情况重写`,
          en: `“${own[0]!.heading}” is ${share}% that of the ${previous.year} report (years, digits and names aside): this year “${shown(now)}”, last year (${where('en')}) “${shown(before)}”: write what happened this year`,
        },
      };
    }
  },
};

function namesOf({ organization }: Report, previous: ReferenceReport): string[] {
  const names = [organization, previous.organization].flatMap((name) => name ?? []);
  return names.flatMap((name) => [name, name.replace(/人民政府$/, '')]).toSorted((a, b) => b.length - a.length);
}

/** Returns a text without years, digits, names of the body, punctuation and spaces. */
function plainText(passages: readonly Passage[], names: readonly string[]): string {
  const text = passages.map((passage) => bareOf(passage).text).join('');
  const unnamed = names.reduce((all, name) => all.replaceAll(name, ''), text);
  return unnamed.replaceAll(/[^\p{L}]/gu, '');
}

/** Returns the share of pieces that two texts have in common, of all their pieces; 0 if one is short. */
function likeness(a: string, b: string, least = minLength): number {
  if (Math.min(a.length, b.length) < least) return 0;
  const [first, second] = [piecesOf(a), piecesOf(b)];
  let common = 0;
  for (const piece of first) if (second.has(piece)) common++;
  return common / (first.size + second.size - common);
}

function piecesOf(text: string): Set<string> {
  const pieces = new Set<string>();
  for (let at = 0; at + pieceLength <= text.length; at++) pieces.add(text.slice(at, at + pieceLength));
  return pieces;
}

/** Returns the first of the longest passages that both years have, else the first of each. */
function mostAlike(
  passages: readonly Passage[],
  earlier: readonly Passage[],
  names: readonly string[],
): readonly [Passage, Passage] {
  const longest = passages.toSorted((a, b) => b.text.length - a.text.length);
  for (const one of longest) {
    const text = plainText([one], names);
    const same = earlier.find((other) => likeness(text, plainText([other], names), pieceLength) >= minAlike);
    if (same) return [one, same];
  }
  return [passages[0]!, earlier[0]!];
}

function shown({ text }: Passage): string {
  return text.length > maxShown ? `${text.slice(0, maxShown)}…` : text;
}

import { memoize } from '../model/memoize.ts';
import type { BodyNames, SelfName } from '../model/narrative.ts';
import { placeAt } from '../model/passage.ts';
import type { Finding, Rule } from '../model/rule.ts';
import { type Body, reportingBody } from '../narrative/body-level.ts';
import { namedInstead } from '../narrative/named-instead.ts';
import { narrativeOf } from '../narrative/narrative-of.ts';
import { type PlacedPassage, passagesOf } from '../narrative/passages.ts';
import { placeholderInName } from '../narrative/placeholders.ts';

export const textOtherBody: Rule = {
  id: 'text-other-body',
  severity: 'warning',
  title: { zh: '正文写成其他单位', en: 'The text speaks as another body' },
  source: {
    zh: '报告应当反映本单位的情况，不得内容雷同；照抄的文字常留有原单位的名称',
    en: 'a report is about its own body; text copied from another often keeps the name of that body',
  },

  *check(report) {
    const { organization } = report;
    const names = narrativeOf(report)?.bodies;
    const body = reportingBody(report);
    const passages = passagesOf(report);
    if (!names || !body || organization === null || placeholderInName(organization)) return;
    const found = passages.flatMap((one) => {
      const { passage } = one;
      const all = [...selvesIn(passage.text, { body, organization }, names), ...namedInstead(one, body, names)];
      return all.toSorted((a, b) => a.from - b.from).map(({ from, words }) => ({ passage, from, words }));
    });
    const [first] = found;
    if (!first || (body.kind === 'department' && hasSecondName(passages))) return;
    const { passage, from, words } = first;
    const message = messageOf(
      found.map((one) => one.words),
      organization,
    );
    yield { place: placeAt(passage, from), about: 'text', quoted: words, message };
  },
};

/** Different words that a message quotes at most. */
const maxQuoted = 3;

/** Returns one message for all words: one text was copied, however often it names its body. */
function messageOf(all: readonly string[], organization: string): Finding['message'] {
  const different = [...new Set(all)].slice(0, maxQuoted).map((words) => `“${words}”`);
  const count =
    all.length > 1 ? { zh: `等 ${all.length} 处`, en: `, ${all.length} places in all` } : { zh: '', en: '' };
  return {
    zh: `正文写${different.join('')}${count.zh}，而报告单位是${organization}；请核对这段文字是否属于本单位`,
    en: `the text says ${different.join(', ')}${count.en}, but this is the report of ${organization}: check whether the words are another body's`,
  };
}

interface Reporter {
  readonly body: Body;
  readonly organization: string;
}

/** Returns the words with which a text speaks of its body, but which the body cannot be called by. */
function selvesIn(text: string, reporter: Reporter, names: BodyNames): { from: number; words: string }[] {
  if (!text.includes('我') && !text.includes('本')) return [];
  const { pattern, nouns } = selvesOf(names);
  return [...text.matchAll(pattern)]
    .filter(({ 0: words, index }) => !mayBe(nouns.get(words.slice(1))!, reporter, names) && !isQuoted(text, index))
    .map(({ 0: words, index }) => ({ from: index, words }));
}

const selvesOf = memoize(({ selves }: BodyNames) => {
  const any = selves.map(({ noun, notBefore }) => (notBefore ? `${noun}(?![${notBefore}])` : noun)).join('|');
  return {
    // 自我局限, 基本局面: the second character of another word.
    pattern: new RegExp(`[我本](?<![自忘唯基根原成版样文书标日剧副账读课国].)(?:${any})`, 'g'),
    nouns: new Map(selves.map((one) => [one.noun, one])),
  };
});

/**
 * True if a body may call itself by a noun. An office may share its seat with a department, a centre belong to one, and the office of
 * a government write its report.
 */
function mayBe({ noun, of }: SelfName, { body, organization }: Reporter, { offices }: BodyNames): boolean {
  if (organization.includes(noun[0]!)) return true;
  if (of === 'town') return noun === '乡' && organization.includes('苏木');
  if (body.kind === 'government') return offices.some((office) => office.endsWith(noun));
  return body.kind === 'office' || (body.kind === 'department' && !/(?:局|委|委员会|厅)$/.test(organization));
}

/** True if an offset is between quotation marks. */
function isQuoted(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - maxQuotation), at);
  return before.lastIndexOf('“') > before.lastIndexOf('”') || before.split('"').length % 2 === 0;
}

/** UTF-16 units. */
const maxQuotation = 200;

/** True if the body has another name, by which it may call itself. */
function hasSecondName(passages: readonly PlacedPassage[]): boolean {
  return passages.some(({ passage: { text } }) => /加挂|牌子|合署/.test(text));
}

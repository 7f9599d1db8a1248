import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import type { Report } from '../../src/model/report.ts';
import { bareText } from '../../src/narrative/bare-text.ts';
import { grammarOf } from '../../src/narrative/grammar.ts';
import { narratives } from '../../src/narrative/narrative-of.ts';
import { sentencesIn } from '../../src/narrative/sentences.ts';
import { denialsIn, figuresIn, type Subject } from '../../src/narrative/statements.ts';
import { distinct } from '../support/make/figures.ts';
import { reportOf } from '../support/reports.ts';
import { asReport, spokenIn, spokenReports } from '../support/spoken-reports.ts';

/** No kind of sentence is made for one text: each is said in several ways, by the texts of the generator or in this table. */

const narrative = narratives.get('cn-ogi')!;
const grammar = grammarOf(narrative);

interface Said {
  readonly id: string;
  readonly words: string;
}

/** Returns the kinds of sentences in a paragraph, each with its words. */
function saidIn(paragraph: string, report: Report): Said[] {
  const { text } = bareText(paragraph);
  let subject: Subject | undefined;
  return sentencesIn(text).flatMap((sentence) => {
    const figures = figuresIn(sentence, report, grammar, { subject, isOnDisclosure: true });
    subject = figures.subject;
    return [...figures.statements, ...denialsIn(sentence, report, grammar)].map(({ sentence: { id }, from, to }) => ({
      id,
      words: text.slice(from, to),
    }));
  });
}

const received = '2025年，我镇共收到政府信息公开申请40件，';
const cases = '因政府信息公开引发的';

/** Kinds that the generator does not speak, each with texts that say it. */
const others: Readonly<Record<string, readonly string[]>> = {
  'granted-in-any-way': [`${received}其中公开3件。`, `${received}其中：公开的有3件，不予公开的5件。`],
  'state-secret': [
    `${received}其中因属于国家秘密不予公开的2件，属于国家秘密2件。`,
    `${received}其中属于国家秘密的2件。`,
  ],
  'third-party-rights': [
    `${received}其中保护第三方合法权益4件。`,
    `${received}不予公开9件，其中损害第三方合法权益的4件。`,
  ],
  'internal-affairs': [
    `${received}其中属于三类内部事务信息5件。`,
    `${received}不予公开9件，其中三类内部事务信息的5件。`,
  ],
  'deliberative-process': [`${received}其中四类过程性信息6件。`, `${received}不予公开9件，属于四类过程性信息的有6件。`],
  'enforcement-file': [`${received}其中行政执法案卷7件。`, `${received}不予公开9件，属于行政执法案卷的共7件。`],
  'administrative-inquiry': [`${received}其中行政查询事项8件。`, `${received}不予公开9件，属于行政查询事项的8件。`],
  commercial: [`${received}其中自然人30件，企业10件。`, `${received}其中商业企业提出申请10件。`],
  research: [`${received}其中科研机构2件。`, `${received}科研机构申请2件。`],
  'public-interest': [`${received}其中社会公益组织2件。`, `${received}社会公益组织提出的申请2件。`],
  'legal-service': [`${received}其中法律服务机构2件。`, `${received}法律服务机构申请2件。`],
  cases: [`全年${cases}行政复议和行政诉讼共5件。`, '收到政府信息公开行政复议、行政诉讼案件5件。'],
  'litigation-direct-upheld': [
    `${cases}行政诉讼6件，未经复议直接起诉4件，其中结果维持3件。`,
    '未经复议直接提起行政诉讼4件（维持3件）。',
  ],
  'litigation-direct-corrected': ['未经复议直接起诉4件，结果纠正1件。', '未经复议直接提起诉讼4件，其中被纠错1件。'],
  'litigation-direct-other': ['未经复议直接起诉4件，其他结果1件。', '未经复议直接提起诉讼4件（其中其他结果1件）。'],
  'litigation-direct-pending': ['未经复议直接起诉4件，尚未审结1件。', '未经复议直接提起诉讼4件（未审结1件）。'],
  'litigation-after-reconsideration-upheld': ['复议后起诉2件，结果维持2件。', '复议后提起行政诉讼2件（其中维持2件）。'],
  'litigation-after-reconsideration-corrected': ['复议后起诉2件，结果纠正2件。', '复议后提起诉讼2件（被纠正2件）。'],
  'litigation-after-reconsideration-other': ['复议后起诉2件，其他结果2件。', '复议后提起诉讼2件（其中其他结果2件）。'],
  'litigation-after-reconsideration-pending': ['复议后起诉2件，尚未审结2件。', '复议后提起诉讼2件（未审结2件）。'],
  'after-reconsideration-upheld': ['复议后起诉案件结果维持2件。', '复议后起诉维持的2件。'],
  'after-reconsideration-corrected': ['复议后起诉案件结果纠正1件。', '复议后起诉被纠错1件。'],
  'after-reconsideration-other': ['复议后起诉案件其他结果1件。', '复议后起诉的其他结果有1件。'],
  'after-reconsideration-pending': ['复议后起诉案件尚未审结1件。', '复议后起诉未审结的1件。'],
  'more-issued': ['2025年废止行政规范性文件2件，制发3件。', '现行有效行政规范性文件9件，制定3件。'],
  'to-handle': [
    '2025年新收政府信息公开申请40件，上年结转1件，需答复41件。',
    '2025年共收到政府信息公开申请40件，上年结转1件，应办理41件。',
  ],
  fees: ['全年行政事业性收费金额12.5万元。', '本年行政事业性收费共计12.5万元。'],
};

describe('a kind of sentence that only this table says', () => {
  const report = { ...reportOf(forms[0]!, distinct(forms[0]!)), organization: '溪口镇', year: 2025 };
  test.each(Object.entries(others))('%s', (id, texts) => {
    const found = texts.map((text) => saidIn(text, report).flatMap((one) => (one.id === id ? [one.words] : [])));
    expect(found.map(({ length }) => length > 0)).toEqual(texts.map(() => true));
    expect(new Set(found.flat()).size).toBeGreaterThan(1);
  });
});

test('all other kinds are said in several ways by generated texts', () => {
  const ways = new Map<string, Set<string>>();
  for (const form of forms) {
    for (const spoken of fc.sample(spokenReports(form), 120)) {
      const report = asReport(spoken);
      for (const { id, words } of spoken.paragraphs.flatMap((one) => saidIn(spokenIn(one).text, report))) {
        ways.set(id, (ways.get(id) ?? new Set()).add(words.replaceAll(/[\d,零一二三四五六七八九十百千两]+/g, '#')));
      }
    }
  }
  const kinds = [...narrative.figures, ...narrative.denials].map(({ id }) => id).filter((id) => !(id in others));
  expect(kinds.filter((id) => (ways.get(id)?.size ?? 0) < 2)).toEqual([]);
});

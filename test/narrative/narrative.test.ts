import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { formCells } from '../../src/model/form.ts';
import type { Narrative } from '../../src/model/narrative.ts';
import { bareText } from '../../src/narrative/bare-text.ts';
import { claimsOf } from '../../src/narrative/claims.ts';
import { grammarOf } from '../../src/narrative/grammar.ts';
import { narratives } from '../../src/narrative/narrative-of.ts';
import { sentencesIn } from '../../src/narrative/sentences.ts';
import { expectLinear } from '../support/growth.ts';
import { distinct } from '../support/make/figures.ts';
import { reportOf } from '../support/reports.ts';

const narrative = narratives.get('cn-ogi')!;

/** Every phrase of a narrative. */
function phrasesOf({ figures, denials, divisions }: Narrative): readonly string[] {
  return [
    ...figures.flatMap(({ phrases, unless = [], unlessIn = [] }) => [...phrases, ...unless, ...unlessIn]),
    ...denials.flatMap(({ phrases }) => phrases),
    ...divisions.flatMap(({ total, parts }) => [...total, ...parts]),
  ];
}

describe('the data', () => {
  const repeated = new Set(
    phrasesOf(narrative).flatMap((phrase) => [...phrase.matchAll(/\{(\w+)\*\}/g)].map(([, name]) => name!)),
  );

  test.each([...repeated])('{%s*} divides a text in one way only: no word begins another', (name) => {
    const words = narrative.words[name]!;
    expect(new Set(words).size).toBe(words.length);
    const pairs = words.flatMap((one) =>
      words.filter((other) => other !== one && other.startsWith(one)).map((other) => [one, other]),
    );
    expect(pairs).toEqual([]);
  });

  test('every list of words is used', () => {
    const used = new Set(
      phrasesOf(narrative).flatMap((phrase) => [...phrase.matchAll(/\{(\w+)[?*]?\}/g)].map(([, name]) => name!)),
    );
    expect(Object.keys(narrative.words).filter((name) => !used.has(name))).toEqual([]);
  });

  test('every kind of sentence has an id of its own, and cells that a form has', () => {
    const sentences = [...narrative.figures, ...narrative.denials];
    expect(new Set(sentences.map(({ id }) => id)).size).toBe(sentences.length);
    const cells = forms.flatMap(({ tables }) => tables.flatMap(formCells)).map(({ id }) => id);
    const isKnown = (id: string) => {
      const [start, end] = id.split('*');
      return end === undefined
        ? cells.includes(id)
        : cells.some((cell) => cell.startsWith(start!) && cell.endsWith(end));
    };
    const named = sentences.flatMap(({ readings }) => readings.flat());
    expect(named.filter((id) => !isKnown(id))).toEqual([]);
  });

  test('every subject that a sentence needs is set by one', () => {
    const set = new Set(narrative.figures.map(({ sets }) => sets));
    expect(narrative.figures.filter(({ needs }) => needs !== undefined && !set.has(needs)).map(({ id }) => id)).toEqual(
      [],
    );
  });
});

describe('a long paragraph is searched in a time that grows with its length', () => {
  const words = [...new Set(Object.values(narrative.words).flat())].filter((word) => /^[\u4e00-\u9fff]+$/.test(word));
  const place = { path: 'test' };
  const section = forms[0]!.sections[0]!;
  const sound = reportOf(forms[0]!, distinct(forms[0]!));
  const reportWith = (text: string) => {
    const passages = [{ text, lines: [{ from: 0, place }] }];
    return { ...sound, sections: [{ number: 1, heading: '一、总体情况', section, passages, place }] };
  };

  test.each([
    ['words without punctuation', words.join('')],
    ['numbers', '1件'],
    ['clauses', '，1件、'],
    ['brackets', '（其中1件'],
    ['denials', '未收到因'],
    ['requests', '收到公民法人信息公开申请'],
    ['cases', '未发生因政府信息公开引起的、和'],
    ['figures of cases', '信息公开行政复议1件；行政复议2件；'],
    ['denials that are limited', '除部分单位外无复议，'],
  ])('%s', async (_, text) => {
    await expectLinear(async (size) => void claimsOf(reportWith(text.repeat(Math.ceil(size / text.length)))), 10_000);
  });
});

test('a number belongs to the words of its clause', () => {
  const { text } = bareText('2023年，共收到 依申请公开 ３５ 件（含上年结转3件），其中公开3件、部分公开1件。');
  expect(
    sentencesIn(text).flatMap(({ items }) =>
      items.map(({ lead, unit, tail, isPart, inBrackets }) => [lead, unit, tail, isPart, inBrackets]),
    ),
  ).toEqual([
    ['共收到依申请公开', '件', '', false, false],
    ['含上年结转', '件', '', true, true],
    ['其中公开', '件', '、部分公开1件', true, false],
    ['部分公开', '件', '', true, false],
  ]);
});

test('a phrase is searched for only where one of its words is', () => {
  const required = grammarOf(narrative)
    .figuresWith('requests')
    .flatMap(({ phrases }) => phrases.map((one) => one.required));
  expect(required.filter((all) => all.length > 0).length).toBeGreaterThan(required.length / 2);
});

import { expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { allRules } from '../../src/rules/index.ts';

/** Names that stand in English text as they are: documents, and the form's own labels in quotes. */
const cited =
  /〔\d{4}〕\d+号|国办公开办函|“[^”]*”|《[^》]*》(?:第[一二三四五六七八九十]+条)?|政府信息公开(?:工作年度报告|条例)/g;

test.each(allRules)('$id says in each language what belongs there', ({ title, source }) => {
  for (const { zh, en } of [title, source]) {
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en.replaceAll(cited, '')).not.toMatch(/\p{Script=Han}/u);
  }
});

test.each(
  forms.flatMap(({ id, relations }) => relations.map((one) => ({ ...one, form: id }))),
)('$form $id names its sides in both languages', ({ title, left, right }) => {
  for (const { zh, en } of [title, left.name, right.name]) {
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).not.toMatch(/\p{Script=Han}/u);
  }
});

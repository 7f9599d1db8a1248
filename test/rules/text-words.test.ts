import { expect, test } from 'vitest';
import { check } from '../../src/check.ts';
import { forms } from '../../src/forms.ts';
import { lint } from '../../src/lint.ts';
import { distinct } from '../support/make/figures.ts';
import { reportOf } from '../support/reports.ts';
import { bytesOf } from '../support/text-findings.ts';

/** The words of findings about the text. */

test('a sum of many cells names the first and counts the others', async () => {
  const form = forms[0]!;
  const place = { path: 'test' };
  const text = '2025年共收到政府信息公开申请40件，其中不予公开7件。';
  const passages = [{ text, lines: [{ from: 0, place }] }];
  const sections = [{ number: 1, heading: '一、总体情况', section: form.sections[0]!, passages, place }];
  const { diagnostics } = await check({ ...reportOf(form, distinct(form)), year: 2025, sections }, 0);
  const refused = diagnostics.find(({ rule, quoted }) => rule === 'text-differs' && quoted?.includes('不予公开'))!;
  expect(refused.message.zh).toContain('等 8 格共');
  expect(refused.message.en).toContain(' and 7 more cells');
});

test('a growth is worked out from the year before, whichever way it goes', async () => {
  const text = '2022年收到100件，2023年收到150件，同比增长40%。上年收到100件，今年收到50件，同比下降5%。';
  const severities = { 'text-share': 'info' } as const;
  const { diagnostics } = await lint(bytesOf('溪口镇', text), { path: 'report.json', severities });
  const shares = diagnostics.filter(({ rule }) => rule === 'text-share');
  expect(shares.map(({ message }) => message.zh)).toEqual([
    expect.stringContaining('(150−100)÷100 = 50%'),
    expect.stringContaining('(50−100)÷100 = -50%'),
  ]);
  expect(new Set(shares.map(({ about }) => about)).size).toBe(2);
  expect(shares.map(({ about }) => about)).toEqual(['同比增长', '同比下降']);
});

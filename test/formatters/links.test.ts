import { afterEach, expect, test, vi } from 'vitest';
import { ruleLinks } from '../../src/cli/rule-links.ts';
import { pretty } from '../../src/formatters/pretty/index.ts';
import { forms, lint } from '../../src/lint.ts';
import { summarise } from '../../src/presentation/summary.ts';
import { plainView } from '../support/plain-view.ts';
import { bad } from '../support/run.ts';

afterEach(() => void vi.unstubAllEnvs());

test('only a terminal that is known to have links gets them', () => {
  vi.stubEnv('CI', '');
  vi.stubEnv('TERM', 'xterm-256color');
  vi.stubEnv('FORCE_HYPERLINK', '0');
  expect(ruleLinks({ write: () => {}, isTTY: true }, 'https://example.org/')).toBeUndefined();
  vi.stubEnv('FORCE_HYPERLINK', '1');
  const link = ruleLinks({ write: () => {}, isTTY: true }, 'https://example.org/');
  expect(link?.('case-total', '案件总计')).toBe(
    '\u001b]8;;https://example.org/case-total.md\u001b\\案件总计\u001b]8;;\u001b\\',
  );
  expect(link?.('own-total', '自定合计')).toBe('自定合计');
});

test('a link is no wider than its words', async () => {
  const file = await lint(bad, { path: 'bad.csv' });
  const result = summarise([file], { tool: { name: 'report-lint', version: '0' }, strict: false, exitCode: () => 1 });
  const plain = pretty(result, { ...plainView, width: 100 });
  const linked = pretty(result, { ...plainView, width: 100, link: (_, text) => `<${text}>` });
  expect(linked).toContain('<总计不等于各类申请人之和>、<（七）总计不等于各项办理结果之和>');
  expect(linked.replaceAll(/[<>]/g, '')).toBe(plain.replaceAll(/[<>]/g, ''));
});

test('a relation of another family with the id of one of the program has no page to link to', async () => {
  const file = await lint(bad, { path: 'own.csv', forms: [{ ...forms[0]!, id: 'petitions-1', family: 'petitions' }] });
  const result = summarise([file], { tool: { name: 'report-lint', version: '0' }, strict: false, exitCode: () => 1 });
  const linked = pretty(result, { ...plainView, width: 100, link: (_, text) => `<${text}>` });
  expect(linked).toContain('总计不等于各类申请人之和');
  expect(linked).not.toMatch(/[<>]/);
});

import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { type Language, languages } from '../../src/model/text.ts';
import { allRules } from '../../src/rules/index.ts';
import { picture } from '../support/terminal-svg.ts';

const files: Readonly<Record<Language, string>> = { zh: 'README.zh-CN.md', en: 'README.md' };

/** What the READMEs say and show is made from the program; `UPDATE=1 npm test` writes it. */
describe.each(languages)('the README in %s', (language) => {
  test('lists options and rules as they are', async () => {
    const actual = readFileSync(files[language], 'utf8');
    const expected = between(between(actual, 'options', await options(language)), 'rules', ruleTable(language));
    if (process.env.UPDATE) writeFileSync(files[language], expected);
    else expect(actual).toBe(expected);
  });

  test('shows what the program prints', async () => {
    const file = `docs/screen.${language}.svg`;
    const expected = await picture(language);
    if (process.env.UPDATE) writeFileSync(file, expected);
    else expect(readFileSync(file, 'utf8')).toBe(expected);
  });
});

function between(text: string, name: string, content: string): string {
  const marks = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*(<!-- /${name} -->)`);
  expect(text).toMatch(marks);
  return text.replace(marks, (_, before, after) => `${before}${content}\n${after}`);
}

async function options(language: Language): Promise<string> {
  let screen = '';
  const out = { write: (text: string) => (screen += text), columns: 100 };
  await main(['--help', '--lang', language], { stdout: out, stderr: out, stdin: process.stdin, env: {}, cwd: '.' });
  return `\`\`\`text\n${screen.trimEnd()}\n\`\`\``;
}

function ruleTable(language: Language): string {
  const [rule, severity, defect] = { zh: ['规则', '级别', '问题'], en: ['rule', 'severity', 'defect'] }[language];
  const words = {
    zh: { error: '错误', warning: '提醒', info: '提示', off: '停用' },
    en: { error: 'error', warning: 'warning', info: 'info', off: 'off' },
  };
  const rows = allRules.map(
    (one) => `| [${one.id}](docs/rules/${one.id}.md) | ${words[language][one.severity]} | ${one.title[language]} |`,
  );
  return [`| ${rule} | ${severity} | ${defect} |`, '| :- | :- | :- |', ...rows].join('\n');
}

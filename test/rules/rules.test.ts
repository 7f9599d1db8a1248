import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { childReports, lint, previousReports, readReports } from '../../src/lint.ts';
import { address } from '../../src/model/document.ts';
import { relationRules } from '../../src/model/form.ts';
import type { Diagnostic } from '../../src/model/result.ts';
import { allRules, rules } from '../../src/rules/index.ts';
import { examplesOf, type OtherFile } from '../support/rule-examples.ts';

const words = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '提醒', en: 'warning' },
  info: { zh: '提示', en: 'info' },
  open: { zh: '未核对', en: 'not checked' },
};

/** Every `##` section of a rule's page with a table is an example, and is run: the page cannot lie. */
describe.each(allRules.filter(({ id }) => existsSync(`docs/rules/${id}.md`)))('$id', ({ id, title, severity }) => {
  const page = readFileSync(`docs/rules/${id}.md`, 'utf8');
  const examples = examplesOf(page);

  test('has the title on its page that the result states', () => {
    expect(page).toContain(`# ${id}\n\n**${title.zh}** · *${title.en}*\n`);
  });

  test.each(examples)('$title', async ({ title, bytes, path, previous, children, expected }) => {
    const result = await lint(await bytes(), {
      path,
      ...(severity === 'off' && { severities: { [id]: 'info' } }),
      ...(previous && { previous: await previousReports(await reportsIn(previous)) }),
      ...(children && { children: await childReports(await reportsIn(children), { isComplete: true }) }),
    });
    const found = result.problem?.message.zh ?? result.diagnostics.filter(({ rule }) => rule === id).flatMap(lines);
    if (process.env.UPDATE && Array.isArray(found) && expected.length > 0) rewrite(`docs/rules/${id}.md`, title, found);
    else expect(found).toEqual(expected);
  });

  test('shows what fails and what passes', () => {
    const outcomes = examples.map(({ expected }) => expected.length > 0);
    expect(new Set(outcomes)).toEqual(new Set([true, false]));
  });
});

/** A figure that is blank or unreadable leaves a sum open. */
test.each([
  ...new Set(forms.flatMap((form) => relationRules(form).map(({ id }) => id))),
])('the page of %s shows a sum that cannot be checked', (id) => {
  const found = examplesOf(readFileSync(`docs/rules/${id}.md`, 'utf8')).flatMap(({ expected }) => expected);
  expect(found.join('\n')).toContain(` ${words.open.zh} `);
});

async function reportsIn({ path, bytes }: OtherFile) {
  return readReports(bytes, { path });
}

function lines({ place, kind, severity, message }: Diagnostic): string[] {
  const word = words[kind === 'open' ? 'open' : severity];
  return [`${address(place)} ${word.zh} ${message.zh}`, `${address(place)} ${word.en} ${message.en}`];
}

/** `UPDATE=1 npm test` writes into the page what the rule says; read it before you commit it. */
function rewrite(page: string, title: string, found: readonly string[]): void {
  const [prose = '', ...sections] = readFileSync(page, 'utf8').split(/^(?=## )/m);
  const written = sections.map((section) =>
    section.startsWith(`## ${title}\n`)
      ? section.replace(/^```text\n[\s\S]*?^```/m, () => ['```text', ...found, '```'].join('\n'))
      : section,
  );
  writeFileSync(page, [prose, ...written].join(''));
}

test('every rule has its page, its file and its line in the index', () => {
  const relations = new Set(forms.flatMap((form) => relationRules(form).map(({ id }) => id)));
  expect(stems('docs/rules', '.md')).toEqual([...relations, ...rules.map(({ id }) => id)].sort());
  expect(stems('src/rules', '.ts')).toEqual([...rules.map(({ id }) => id), 'index'].sort());
});

test('a relation says the same in every edition that has it', () => {
  const said = new Map<string, string>();
  for (const { id, title, severity } of forms.flatMap(relationRules)) {
    const words = JSON.stringify([title, severity]);
    expect(said.get(id) ?? words).toBe(words);
    said.set(id, words);
  }
});

function stems(folder: string, extension: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(extension));
  return names.map((name) => name.slice(0, -extension.length)).sort();
}

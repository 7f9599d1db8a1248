import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Language, languages } from '../../src/model/text.ts';
import { tablesIn } from '../support/markdown-tables.ts';
import { runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

const help = async (language: Language, ...command: readonly string[]) =>
  (await runIn('.', ...command, '--help', '--lang', language)).stdout;

const commands = [
  'lint',
  'explain',
  'convert',
  'annotate',
  'fix',
  'diff',
  'merge',
  'verify',
  'completion',
  'new',
  'form',
  'init',
];
const options = new Set<string>();
beforeAll(async () => {
  for (const command of commands) {
    for (const [option] of (await help('en', command)).matchAll(/(?<=^ {2}(?:-\w, )?)--[\w-]+/gm)) options.add(option);
  }
});

/** The pages for users; those for contributors call many other programs. */
const pages = ['README.md', 'README.zh-CN.md', 'action.yml', 'ci/gitlab.yml'].concat(
  readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && name !== 'dependencies.md')
    .map((name) => join('docs', name)),
);

/** Of git, npm, npx, sha256sum, parallel and sbatch, which the pages call as well. */
const others =
  '--branch --depth --relative --no-audit --no-fund --no-install --global --check --prefix --sshlogin --pipe --array --dependency'.split(
    ' ',
  );

test.each(pages)('every option that %s names is one of the program', (page) => {
  const text = readFileSync(page, 'utf8');
  const named = [...text.matchAll(/(?<![\w-])--[a-z][a-z-]*[a-z]/g)].map(([option]) => option);
  expect([...new Set(named)].filter((option) => !options.has(option) && !others.includes(option))).toEqual([]);
});

describe.each(languages)('exit codes and defaults, %s', (language) => {
  const page = language === 'zh' ? 'docs/command-line.zh-CN.md' : 'docs/command-line.md';
  const [codes] = tablesIn(readFileSync(page, 'utf8'));

  test('a command that the page gives an exit code 1 has one in its help, and no other has', async () => {
    const rows = codes!.map(([name, ...row]) => ({
      name: name!,
      codes: [0, 1, 2].filter((code) => row[code] !== '–'),
    }));
    for (const command of commands) {
      const row = rows.find(({ name }) => name.includes(command)) ?? rows.at(-1)!;
      const listed = [...(await help(language, command)).matchAll(/^ {2}(\d) /gm)].map(([, code]) => Number(code));
      expect(listed, command).toEqual(row.codes);
    }
  });

  test('the value that help marks as the default holds where none is given', async () => {
    const text = await help(language);
    const [, marked] = { zh: /--fail-on [\s\S]*?(\w+)（默认）/, en: /--fail-on [\s\S]*?(\w+) \(default\)/ }[
      language
    ].exec(text)!;
    const { stdout } = await runIn(scratch(), '--print-config', 'a.csv', '--format', 'json');
    expect(JSON.parse(stdout).failOn).toEqual({ value: marked, from: 'default' });
  });
});

test.each(['docs/command-line.md', 'docs/command-line.zh-CN.md'])('%s names the codes of interrupted runs', (page) => {
  const [, codes = ''] = /of Object\.entries\(\{ (.*) \}\)/.exec(readFileSync('bin/report-lint.js', 'utf8'))!;
  const ofProgram = [...codes.matchAll(/SIG\w+: (\d+)/g)].map(([, code]) => code);
  const [sentence = ''] = /^.*Ctrl-C.*$/m.exec(readFileSync(page, 'utf8'))!;
  expect([...sentence.matchAll(/1[234]\d/g)].map(([code]) => code)).toEqual(ofProgram);
});

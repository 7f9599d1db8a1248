import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { languages } from '../../src/model/text.ts';
import { good, runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

/** Every command, with valid arguments. */
const commands: Readonly<Record<string, readonly string[]>> = {
  lint: ['good.csv'],
  explain: ['blank-count'],
  convert: ['good.csv', '--to', 'json'],
  annotate: ['good.csv'],
  fix: ['good.csv'],
  diff: ['good.csv', 'bad.csv'],
  merge: ['result.json'],
  verify: ['receipt.json'],
  completion: ['bash'],
  new: ['--year', '2025'],
  page: [],
  form: ['check', 'own.json'],
  init: [],
};
const names = Object.keys(commands);

/** Returns the options in the help of a command, without their values. */
async function optionsOf(command: string): Promise<string[]> {
  const { stdout } = await runIn('.', command, '--help', '--lang', 'en');
  return [...stdout.matchAll(/^ {2}(?:(-\w), )?(--[\w-]+)/gm)].flatMap(
    ([, short, long]) => [short, long!].filter(Boolean) as string[],
  );
}

test('the help lists the commands of this table', async () => {
  const { stdout } = await runIn('.', '--help', '--lang', 'en');
  const [, list = ''] = /^Commands:\n([\s\S]*?)\n\n/m.exec(stdout) ?? [];
  expect([...list.matchAll(/^ {2}(\w+) /gm)].map(([, name]) => name)).toEqual(names);
});

const own = new Map<string, readonly string[]>();
beforeAll(async () => {
  for (const name of names) own.set(name, await optionsOf(name));
});

/** A folder without files. A command that is refused writes none. */
let folder: string;

/** Returns stderr of a command with an option. */
async function refusal(command: string, flag: string, language = 'en'): Promise<string> {
  const argv = [command, ...commands[command]!, flag, '--lang', language];
  const { exitCode, stdout, stderr } = await runIn(folder, ...argv);
  expect([exitCode, stdout]).toEqual([2, '']);
  return stderr;
}

const suggested = (said: string) => /(?:did you mean|是不是) (\S+?)[？?]/.exec(said)?.[1];

describe.each(names)('%s', (command) => {
  beforeEach(() => {
    folder = scratch();
  });
  afterEach(() => expect(readdirSync(folder)).toEqual([]));

  test.each(
    languages,
  )('a suggestion is an option that it has, and not the one that was refused: %s', async (language) => {
    const all = [...new Set([...own.values()].flat())];
    const flags = all.flatMap((flag) => [flag, flag.slice(0, -1), `${flag}s`, flag.replace('--', '--no-')]);
    for (const flag of flags) {
      if (own.get(command)!.includes(flag) || !flag.startsWith('--') || flag.length < 5) continue;
      const suggestion = suggested(await refusal(command, flag, language));
      expect(suggestion, flag).not.toBe(flag);
      if (suggestion !== undefined) expect(own.get(command), flag).toContain(suggestion);
    }
  });

  test('an option of other commands is named as theirs', async () => {
    for (const other of names) {
      for (const flag of own.get(other)!) {
        if (own.get(command)!.includes(flag)) continue;
        const said = await refusal(command, flag);
        expect(said).toContain(`${command} has no option ${flag}; `);
        expect(said).toMatch(new RegExp(`; .*\\b${other}\\b.* ha(?:s|ve) it`));
      }
    }
  });

  test('a slip in an option of its own is suggested', async () => {
    for (const flag of own.get(command)!) {
      if (flag.length < 8) continue;
      // Two letters swapped.
      const slip = flag.replace(/(.)(.)$/, '$2$1');
      if (slip !== flag) expect(suggested(await refusal(command, slip))).toBe(flag);
    }
  });

  test.each(languages)('a mistake leads to its help: %s', async (language) => {
    const page = command === 'lint' ? 'report-lint --help' : `report-lint ${command} --help`;
    const hint = { zh: `用法见 ${page}\n`, en: `see ${page}\n` }[language];
    expect(await refusal(command, '--wrong', language)).toMatch(new RegExp(`${hint}$`));
    const help = await runIn('.', ...page.split(' ').slice(1), '--lang', language);
    expect(help).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^(?:用法：|Usage:) report-lint/) });
  });

  test('its help names its exit codes', async () => {
    const { stdout } = await runIn('.', command, '--help', '--lang', 'en');
    const [, list = ''] = stdout.split('Exit codes:\n');
    const codes = [...list.matchAll(/^ {2}(\d+) /gm)].map(([, code]) => Number(code));
    expect(codes).toEqual(['lint', 'merge', 'fix', 'verify'].includes(command) ? [0, 1, 2, 130] : [0, 2, 130]);
  });
});

test.each([
  [['explain', 'blank-count', 'case-total'], 'explain takes one rule at a time'],
  [['new', 'a.xlsx', '--year', '2025'], 'new takes options only, not “a.xlsx”'],
  [['init', 'here'], 'init takes options only, not “here”'],
  [['convert', '--to', 'json'], 'convert needs a file'],
  [['help', 'convrt'], 'there is no command convrt; did you mean convert?'],
  [['help', 'nothing'], 'there is no command nothing'],
])('%j: %s', async (argv, said) => {
  const { exitCode, stderr } = await runIn('.', ...argv, '--lang', 'en');
  expect([exitCode, stderr.split('\n')[0]]).toEqual([2, `report-lint: ${said}`]);
});

describe('a first word that is no file', () => {
  test.each([
    ['convrt', 'convert'],
    ['explan', 'explain'],
    ['anotate', 'annotate'],
    ['completon', 'completion'],
    ['fxi', undefined],
    ['ini', 'init'],
    ['hlep', 'help'],
    ['helf', 'help'],
    ['reports', undefined],
    ['convrt.xlsx', undefined],
    ['./convrt', undefined],
    ['年报', undefined],
  ])('%s: %s', async (word, command) => {
    const { exitCode, stdout, stderr } = await runIn(scratch(), word, 'a.csv', '--lang', 'en');
    expect(exitCode).toBe(2);
    expect(/did you mean report-lint (\w+)\?/.exec(stderr)?.[1]).toBe(command);
    if (command) expect(stdout).toBe('');
    else expect(stdout).toContain(word);
  });

  test('a file of such a name is checked, and so is one behind `lint`', async () => {
    const folder = scratch();
    writeFileSync(join(folder, 'explan'), good);
    expect((await runIn(folder, 'explan')).exitCode).toBe(0);
    const named = await runIn(folder, 'lint', 'convrt', '--lang', 'en');
    expect([named.exitCode, named.stdout]).toEqual([2, expect.stringContaining('convrt')]);
  });

  test('a command behind an option is told where it goes', async () => {
    const { exitCode, stderr } = await runIn(scratch(), '--strict', 'convert', 'a.csv', '--lang', 'en');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('a command comes first: report-lint convert …')]);
  });
});

describe('what the program is told by its environment', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const text = sources.map((name) => readFileSync(join('src', name), 'utf8')).join('\n');
  const read = [...new Set([...text.matchAll(/\benv\.(\w+)/g)].map(([, name]) => name!))];

  test('is read by name', () => {
    expect(read).toContain('NO_COLOR');
    expect(text).not.toMatch(/\benv\[|\} = (?:\w+\.)?env\b/);
  });

  test.each(languages)('is all in the help, and nothing else is: %s', async (language) => {
    const { stdout } = await runIn('.', '--help', '--lang', language);
    const [, list = ''] = stdout.split(/^(?:环境变量：|Environment variables:)\n/m);
    const listed = [...list.matchAll(/^ {2}([A-Z_]+) /gm)].map(([, name]) => name!);
    expect(listed.toSorted()).toEqual(read.toSorted());
  });

  test.each(['docs/command-line.md', 'docs/command-line.zh-CN.md'])('is all in %s, and nothing else is', (page) => {
    const listed = [...readFileSync(page, 'utf8').matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name!);
    expect(listed.toSorted()).toEqual(read.toSorted());
  });

  test('of the action is set by action.yml, or by the runner', () => {
    const action = readFileSync('action.yml', 'utf8');
    const names = [...readFileSync('ci/action.js', 'utf8').matchAll(/\benv\.(\w+)/g)].map(([, name]) => name!);
    const given = [...action.matchAll(/^ +([A-Z_]+): \$\{\{ inputs\./gm)].map(([, name]) => name!);
    expect([...new Set(names)].filter((name) => !given.includes(name)).toSorted()).toEqual([
      'GITHUB_OUTPUT',
      'RUNNER_TEMP',
    ]);
    expect(given.filter((name) => !names.includes(name))).toEqual([]);
  });
});

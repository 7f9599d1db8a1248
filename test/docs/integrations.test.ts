import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readableExtensions } from '../../src/readers/kind/extensions.ts';
import { stagedAction } from '../support/action.ts';
import { bad, good, runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

test('the hook of pre-commit is for every file that a reader exists for', () => {
  const actual = readFileSync('.pre-commit-hooks.yaml', 'utf8');
  const expected = actual.replace(/^( +files: ).*$/m, (_, key) => `${key}(?i)\\.(${readableExtensions.join('|')})$`);
  if (process.env.UPDATE) writeFileSync('.pre-commit-hooks.yaml', expected);
  else expect(actual).toBe(expected);
});

/** A sample is what a command prints, behind the line with the command. */
test.each(
  readdirSync('docs').filter((name) => /^(?:ci|pre-commit)\./.test(name)),
)('the samples of %s', async (name) => {
  const folder = scratch();
  mkdirSync(join(folder, '年报'));
  writeFileSync(join(folder, '年报/商务局.csv'), good);
  writeFileSync(join(folder, '年报/教育局.csv'), bad);
  const actual = readFileSync(`docs/${name}`, 'utf8');
  let expected = actual;
  for (const [whole, start = '', command = ''] of actual.matchAll(/^(\$ report-lint (.*)\n)[\s\S]*?^```$/gm)) {
    const { stdout } = await runIn(folder, ...command.split(' '));
    expected = expected.replace(whole, () => `${start}${stdout}\`\`\``);
  }
  expect(expected).toContain('$ report-lint ');
  if (process.env.UPDATE) writeFileSync(`docs/${name}`, expected);
  else expect(actual).toBe(expected);
});

/** What a reader copies or follows: pages, recipes, schemas. */
const published = [
  ...readdirSync('.').filter((name) => /\.(?:md|yml|yaml)$/.test(name)),
  'package.json',
  ...['docs', 'ci', 'bench', 'schemas'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:md|yml|js|json)$/.test(name))
      .map((name) => join(folder, name)),
  ),
];

describe.each(published)('%s names nothing that may not exist', (path) => {
  const text = readFileSync(path, 'utf8');

  test('addresses', () => {
    const hosts = [...text.matchAll(/https?:\/\/([^/\s)"`>;,]+)/g)].map(([, host]) => host!);
    // `GITLAB` is for the reader to replace.
    const known = ['nodejs.org', 'pre-commit.com', 'no-color.org', 'force-color.org', 'json-schema.org', 'GITLAB'];
    expect(hosts.filter((host) => !known.includes(host))).toEqual([]);
    expect(text).not.toMatch(/"\$id"|"homepage"|"repository"/);
  });

  test('tags and revisions', () => {
    expect(text).not.toMatch(/(?:@|--branch |tag )v?\d+\.\d/);
    const named = [...text.matchAll(/^[\s#-]*(?:uses|repo|rev|project|ref): (.+)$/gm)].map(([, value]) => value!);
    const known = ['actions/checkout@v4', 'actions/download-artifact@v4', 'actions/upload-artifact@v4', 'local'];
    const replaced = ['OWNER/REPOSITORY@REVISION', 'GROUP/PROJECT', 'REPOSITORY', 'REVISION'];
    expect(named.filter((value) => ![...known, ...replaced].includes(value))).toEqual([]);
  });

  test('packages', () => {
    // The registry has none of this name; a tarball of this version is what `npm pack` writes.
    expect(text).not.toMatch(/npm (?:install|i|add|exec) (?:-\S+ )*report-lint\b|npx (?:-\S+ )*report-lint@/);
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    const tarballs = text.match(/\breport-lint-\d[\w.-]*\.tgz/g) ?? [];
    expect(tarballs.filter((name) => name !== `report-lint-${version}.tgz`)).toEqual([]);
  });

  test('what is to be replaced is said', () => {
    const placeholder = /\b(?:OWNER\/REPOSITORY|GROUP\/PROJECT|REPOSITORY|REVISION|GITLAB)\b/g;
    const samples = [...text.matchAll(/^```[\s\S]*?^```/gm)].map(([sample]) => sample.replaceAll(/\$\w+|^#.*$/gm, ''));
    const prose = text.replaceAll(/^```[\s\S]*?^```/gm, '');
    for (const name of new Set(samples.join('\n').match(placeholder))) expect(prose).toContain(`\`${name}\``);
  });
});

test('the action hands over its inputs as they are meant, and what came out', () => {
  const { root, act } = stagedAction();
  const report = join(root, 'report-lint.json');
  const done = act({
    REPORT_LINT_PATHS: '年报 2023/\n\n *.csv \n-x\n',
    REPORT_LINT_ARGS: ` --strict  --baseline "年报 2023/a.json" --config='我 的.json'\n--rule a=off`,
    REPORT_LINT_LANG: 'en',
  });
  expect(done.given).toEqual([
    ...['--format', 'github', '--format', `json=${report}`, '--fail-on', 'error', '--lang', 'en', '--skip-unrelated'],
    ...['--strict', '--baseline', '年报 2023/a.json', '--config=我 的.json', '--rule', 'a=off'],
    ...['--', '年报 2023/', '*.csv', '-x'],
  ]);
  expect(done).toMatchObject({
    status: 1,
    stderr: '',
    outputs: `exit-code=1\nerrors=2\nwarnings=0\nreport=${report}\n`,
  });
  const nowhere = act({ REPORT_LINT_FOLDER: 'nowhere', REPORT_LINT_PATHS: '.' });
  expect(nowhere).toMatchObject({ status: 2, outputs: 'exit-code=2\nerrors=\nwarnings=\nreport=\n' });
  expect(nowhere.stderr).toContain('nowhere');
});

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readableExtensions } from '../src/readers/by-name.ts';
import { bad, good, runIn } from './run.ts';
import { scratch } from './scratch.ts';

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

test('the tag that the recipes name is this version', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  for (const path of [
    'ci/gitlab.yml',
    ...readdirSync('docs').flatMap((name) => (/^(?:ci|pre-commit)\./.test(name) ? `docs/${name}` : [])),
  ]) {
    const tags = readFileSync(path, 'utf8').match(/\bv\d+\.\d+\.\d+/g);
    expect(new Set(tags)).toEqual(new Set([`v${version}`]));
  }
});

test('the action hands over its inputs as they are meant, and what came out', () => {
  const root = scratch();
  for (const name of ['ci', 'bin', 'dist', '年报']) mkdirSync(join(root, name));
  cpSync('ci/action.js', join(root, 'ci/action.js'));
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(root, 'dist/cli.js'), '');
  // In place of the program, one that says what it is given.
  writeFileSync(
    join(root, 'bin/report-lint.js'),
    `import { writeFileSync } from 'node:fs';
const given = process.argv.slice(2);
writeFileSync(given.find((one) => one.startsWith('json=')).slice(5), '{ "summary": { "errors": 2, "warnings": 0 } }');
console.log(JSON.stringify(given));
process.exit(1);`,
  );
  const outputs = join(root, 'outputs');
  const act = (inputs: Readonly<Record<string, string>>) => {
    rmSync(outputs, { force: true });
    const env = { PATH: process.env.PATH, RUNNER_TEMP: root, GITHUB_OUTPUT: outputs, ...inputs };
    const { status, stdout, stderr } = spawnSync(process.execPath, ['ci/action.js'], {
      cwd: root,
      env,
      encoding: 'utf8',
    });
    return { status, stdout, stderr, outputs: readFileSync(outputs, 'utf8') };
  };
  const report = join(root, 'report-lint.json');
  const done = act({
    REPORT_LINT_PATHS: '年报 2023/\n\n *.csv \n-x\n',
    REPORT_LINT_ARGS: ` --strict  --baseline "年报 2023/a.json" --config='我 的.json'\n--rule a=off`,
    REPORT_LINT_LANG: 'en',
  });
  expect(JSON.parse(done.stdout)).toEqual([
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

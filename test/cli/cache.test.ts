import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { cached } from '../../src/cli/work/cached.ts';
import { openStore } from '../../src/files/store.ts';
import { forms } from '../../src/forms.ts';
import { UserError } from '../../src/model/errors.ts';
import { cannotCheck } from '../../src/model/result.ts';
import type { LintedFile, LintFileOptions } from '../../src/run/lint-file.ts';
import { inThisProcess } from '../../src/work/job.ts';
import { bundledProgram, node, preloading, run } from '../support/program.ts';
import { bad, good, runIn, screenIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

const program = await bundledProgram();

function folder(): string {
  const cwd = scratch();
  for (const [name, bytes] of Object.entries({ 'bad.csv': bad, 'good.csv': good }))
    writeFileSync(join(cwd, name), bytes);
  return cwd;
}

const args = ['.', '--cache=kept', '--format', 'json', '--lang', 'zh'];

/** The entries of the cache. */
const entries = (cwd: string) => readdirSync(join(cwd, 'kept')).filter((name) => /^[0-9a-f]{64}$/.test(name));

test('a run with a cache gives what one without gives, the first time and again', async () => {
  const cwd = folder();
  const plain = await runIn(cwd, '.', '--format', 'json', '--lang', 'zh');
  for (let round = 0; round < 2; round++) {
    const { exitCode, stdout, stderr } = await runIn(cwd, ...args);
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 1, stdout: plain.stdout, stderr: plain.stderr });
    expect(entries(cwd)).toHaveLength(2);
  }
});

const options: LintFileOptions = { path: 'a.csv', keepsFigures: true };

/** Returns a linter with a cache, and the number of files that were linted for it. */
async function counting(
  work: (options: LintFileOptions) => Promise<LintedFile> = (all) => inThisProcess.lint(bad, all),
) {
  let count = 0;
  const store = await openStore(scratch());
  const lint = cached((_, given) => {
    count++;
    return work(given);
  }, store);
  return { lint, store, linted: () => count };
}

test.each<[string, Uint8Array, Partial<LintFileOptions>]>([
  ['the file', good, {}],
  ['its name', bad, { path: 'b.csv' }],
  ['its hash', bad, { sha256: '0' }],
  ['the year', bad, { year: 2024 }],
  ['the level of a rule', bad, { severities: { 'applicant-total': 'info' } }],
  ['the value of blanks', bad, { blank: 'unknown' }],
  ['strictness', bad, { strict: true }],
  ['the forms', bad, { forms: [forms[0]!] }],
  ['a form of one’s own', bad, { forms: [{ ...forms[0]!, id: 'own' }, ...forms] }],
  ['what the outputs show', bad, { keepsFigures: false }],
])('what was linted is linted again if %s is another', async (_, bytes, changed) => {
  const { lint, linted } = await counting();
  const first = await lint(bad, options);
  expect(await lint(bad, options)).toEqual(first);
  expect(linted()).toBe(1);
  await lint(bytes, { ...options, ...changed });
  expect(linted()).toBe(2);
});

test('the forms and rules of a result that was kept are those of the program', async () => {
  const { lint } = await counting();
  await lint(bad, options);
  const { file } = await lint(bad, options);
  expect(file.reports[0]!.assessments[0]!.form).toBe(forms[0]);
});

test.each([
  ['that was given up', new UserError('gave-up', { zh: '放弃', en: 'gave up' }), 2],
  ['that cannot be read', new UserError('damaged', { zh: '损坏', en: 'damaged' }), 1],
])('a file %s', async (_, error, times) => {
  const { lint, linted } = await counting(async ({ path }) => ({ file: cannotCheck(path, error), versions: [] }));
  for (let round = 0; round < 2; round++) expect((await lint(bad, options)).file.problem?.code).toBe(error.code);
  expect(linted()).toBe(times);
});

test.each<[string, (file: string) => void]>([
  ['cut short', (file) => truncateSync(file, 1000)],
  ['empty', (file) => truncateSync(file, 0)],
  ['of something else', (file) => writeFileSync(file, 'x'.repeat(5000))],
  [
    'with a wrong byte',
    (file) => {
      const bytes = readFileSync(file);
      bytes[500]! ^= 1;
      writeFileSync(file, bytes);
    },
  ],
])('an entry that is %s is not used, and made anew', async (_, spoil) => {
  const cwd = folder();
  const first = await runIn(cwd, ...args);
  spoil(join(cwd, 'kept', entries(cwd)[0]!));
  const second = await runIn(cwd, ...args);
  expect([second.exitCode, second.stdout]).toEqual([first.exitCode, first.stdout]);
  expect(second.stderr).toContain('kept 里有 1 个文件不完整，没有使用，相应的报告已重新核对');
  expect((await runIn(cwd, ...args)).stderr).toBe(first.stderr);
});

test('a value that is no cache is one more name to check', async () => {
  const cwd = folder();
  mkdirSync(join(cwd, '年报'));
  writeFileSync(join(cwd, '年报', 'good.csv'), good);
  const screen = screenIn(cwd, { XDG_CACHE_HOME: scratch() });
  const exitCode = await main(['--cache', '年报', '--format', 'json'], screen.io);
  expect([exitCode, JSON.parse(screen.stdout).summary.files, readdirSync(join(cwd, '年报'))]).toEqual([
    0,
    1,
    ['good.csv'],
  ]);
  // A new folder is the cache, and then there is nothing to check.
  const { exitCode: other, stderr } = await runIn(cwd, '--cache', 'new', '--lang', 'zh');
  expect([other, stderr]).toEqual([2, expect.stringContaining('没有给出要核对的文件')]);
});

test.each([
  [{ XDG_CACHE_HOME: 'caches', HOME: 'home' }, 'caches/report-lint'],
  [{ HOME: 'home' }, process.platform === 'darwin' ? 'home/Library/Caches/report-lint' : 'home/.cache/report-lint'],
])('without a value, it is in the folder of the user: %j', async (names, expected) => {
  const [cwd, users] = [folder(), scratch()];
  const env = Object.fromEntries(Object.entries(names).map(([name, value]) => [name, join(users, value)]));
  const screen = screenIn(cwd, env);
  expect(await main(['.', '--cache', '--lang', 'zh'], screen.io)).toBe(1);
  expect(readdirSync(join(users, expected))).toContain('CACHEDIR.TAG');
  expect(readdirSync(cwd)).toEqual(['bad.csv', 'good.csv']);
});

test('a folder that holds other files is not taken for it', async () => {
  const [cwd, users] = [folder(), scratch()];
  mkdirSync(join(users, 'report-lint'));
  writeFileSync(join(users, 'report-lint', 'notes.txt'), '');
  for (const [env, said] of [
    [{ XDG_CACHE_HOME: users }, 'report-lint 里有别的文件，不能用作缓存'],
    [{}, '不知道缓存放在哪里'],
  ] as const) {
    const screen = screenIn(cwd, env);
    expect(await main(['.', '--cache', '--lang', 'zh'], screen.io)).toBe(2);
    expect(screen.stderr).toContain(said);
  }
});

test('two processes may use one cache, and one that is killed spoils nothing', async () => {
  const cwd = folder();
  const killed = preloading('at-step.js', { AT_STEP: 'write', SIGNAL: 'SIGKILL' });
  expect(await run(node, [program, ...args], { cwd, env: killed })).toMatchObject({ signal: 'SIGKILL' });
  const both = await Promise.all([0, 1].map(() => run(node, [program, ...args], { cwd })));
  const again = await run(node, [program, ...args], { cwd });
  expect(both).toEqual([again, again]);
  expect(readdirSync(join(cwd, 'kept')).sort()).toEqual(['.gitignore', 'CACHEDIR.TAG', ...entries(cwd)].sort());
});

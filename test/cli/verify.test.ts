import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { compare, type FileNow } from '../../src/cli/verify/compare.ts';
import type { ReceiptFile } from '../../src/cli/verify/receipt.ts';
import { bad, good, runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

/** Returns a folder with two reports in `年报`, and the receipt of a run over them. */
async function checked(...options: readonly string[]): Promise<string> {
  const cwd = scratch();
  mkdirSync(join(cwd, '年报'));
  writeFileSync(join(cwd, '年报', 'good.csv'), good);
  writeFileSync(join(cwd, '年报', 'bad.csv'), bad);
  await runIn(cwd, '年报', '--receipt', 'r.json', '--quiet', ...options);
  return cwd;
}

async function verify(cwd: string, ...argv: readonly string[]) {
  const { exitCode, stdout, stderr } = await runIn(cwd, 'verify', ...argv, '--lang', 'en');
  return { exitCode, stdout, stderr };
}

describe('files that are as they were checked', () => {
  test.each<[string, string[]]>([
    ['those that the receipt names', ['r.json']],
    ['their folder', ['r.json', '年报']],
    ['a folder above it, with the receipt in it', ['r.json', '.']],
    ['each by its name', ['r.json', '年报/bad.csv', './年报/good.csv']],
  ])('%s', async (_, argv) => {
    const cwd = await checked();
    const { exitCode, stdout, stderr } = await verify(cwd, ...argv);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toContain('These are the files that were checked: all 2 are as they were.');
    expect(stdout).toContain('✓ 年报/bad.csv  as it was checked; then failed, 2 findings (2 errors)');
  });

  test('in another folder, and beside what no run would check', async () => {
    const cwd = await checked();
    renameSync(join(cwd, '年报'), join(cwd, '收到'));
    writeFileSync(join(cwd, '收到', '说明.txt'), '请查收');
    writeFileSync(join(cwd, '收到', '合影.jpg'), Buffer.from('89504e47', 'hex'));
    writeFileSync(join(cwd, '收到', 'report-lint.config.json'), '{ "ignore": ["x.csv"] }');
    writeFileSync(join(cwd, '收到', 'x.csv'), bad.subarray(1));
    await runIn(cwd, '收到', '--format', 'html=收到/sheet.html');
    expect((await verify(cwd, 'r.json', '收到')).exitCode).toBe(0);
  });

  test('next to a receipt elsewhere, or below the current folder', async () => {
    const cwd = await checked();
    expect((await verify(scratch(), join(cwd, 'r.json'))).exitCode).toBe(0);
    mkdirSync(join(cwd, 'out'));
    renameSync(join(cwd, 'r.json'), join(cwd, 'out', 'r.json'));
    expect((await verify(cwd, 'out/r.json')).exitCode).toBe(0);
  });

  test('in an archive', async () => {
    const cwd = scratch();
    const pack = (members: Record<string, Uint8Array>) => writeFileSync(join(cwd, 'a.zip'), zipSync(members));
    pack({ '年报/bad.csv': bad, 'good.csv': good });
    await runIn(cwd, 'a.zip', '--receipt', 'r.json');
    expect((await verify(cwd, 'r.json')).exitCode).toBe(0);
    pack({ '年报/bad.csv': good, 'good.csv': good });
    const { exitCode, stdout } = await verify(cwd, 'r.json', 'a.zip');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('✗ a.zip/年报/bad.csv  its content is not as it was checked');
  });
});

describe('files that are not as they were checked are named, and the exit code is 1', () => {
  const cases: [string, (file: (name: string) => string) => void, string][] = [
    ['changed', (file) => writeFileSync(file('good.csv'), bad.subarray(1)), '✗ 年报/good.csv  its content is not as'],
    ['missing', (file) => rmSync(file('good.csv')), '− 年报/good.csv  missing; then passed'],
    ['other', (file) => writeFileSync(file('new.csv'), bad.subarray(1)), '+ 年报/new.csv  not in the receipt'],
    ['renamed', (file) => renameSync(file('good.csv'), file('新.csv')), '≠ 年报/good.csv  its content is as it was'],
    [
      'interchanged',
      (file) => {
        writeFileSync(file('good.csv'), bad);
        writeFileSync(file('bad.csv'), good);
      },
      '≠ 年报/good.csv  its content is as it was checked, its name is now 年报/bad.csv',
    ],
  ];
  test.each(cases)('%s', async (_, change, line) => {
    const cwd = await checked();
    change((name) => join(cwd, '年报', name));
    const { exitCode, stdout } = await verify(cwd, 'r.json', '年报');
    expect(exitCode).toBe(1);
    expect(stdout).toContain(line);
    expect(stdout).toContain('Not as in the receipt: ');
  });

  test('also those that were not given', async () => {
    const { exitCode, stdout } = await verify(await checked(), 'r.json', '年报/good.csv');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('− 年报/bad.csv  missing');
  });
});

describe('what cannot be told gives 2', () => {
  test('a file that is named and not there, or was not there', async () => {
    const cwd = await checked();
    const named = await verify(cwd, 'r.json', '年报', 'gone.csv');
    expect(named.exitCode).toBe(2);
    expect(named.stdout).toContain('? gone.csv  there is no such file');
    await runIn(cwd, '年报/good.csv', 'gone.csv', '--receipt', 'r.json');
    const then = await verify(cwd, 'r.json');
    expect(then.exitCode).toBe(2);
    expect(then.stdout).toContain('? gone.csv  could not be read when it was checked');
    symlinkSync('nowhere', join(cwd, '年报', 'link.csv'));
    expect((await verify(cwd, 'r.json', '年报')).exitCode).toBe(2);
  });

  const spoilt: [string, (text: string) => string, string][] = [
    ['no JSON', (text) => text.slice(0, -40), 'not a receipt'],
    ['another file', () => good.toString(), 'not a receipt'],
    ['results', () => '{"schemaVersion":1,"tool":{"name":"report-lint","version":"1"},"summary":{}}', 'not a receipt'],
    ['another version', (text) => text.replace('"schemaVersion": 1', '"schemaVersion": 2'), 'schemaVersion is 2'],
    ['another verdict', (text) => text.replace('"verdict": "fail"', '"verdict": "pass"'), 'does not count its files'],
    ['an unknown verdict', (text) => text.replace('"verdict": "fail"', '"verdict": "good"'), '/files/0/verdict is not'],
  ];
  test.each(spoilt)('a receipt that is none: %s', async (_, spoil, message) => {
    const cwd = await checked();
    const file = join(cwd, 'r.json');
    writeFileSync(file, spoil(readFileSync(file, 'utf8')));
    const { exitCode, stdout, stderr } = await verify(cwd, 'r.json');
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`report-lint: r.json: `);
    expect(stderr).toContain(message);
  });

  test('no receipt, one that is not there, or one on standard input', async () => {
    for (const argv of [[], ['gone.json'], ['-']]) expect((await verify(scratch(), ...argv)).exitCode).toBe(2);
  });
});

test('counts what was found by level, as findings: a run counts the mistakes behind them', async () => {
  const cwd = scratch();
  writeFileSync(join(cwd, 'bad.csv'), bad);
  const told = async (...options: string[]) => {
    await runIn(cwd, '.', '--receipt', 'r.json', ...options);
    const zh = (await runIn(cwd, 'verify', 'r.json', '--lang', 'zh')).stdout;
    return [(await verify(cwd, 'r.json')).stdout, zh].map((stdout) => /(?:result: |结果：)(.*)/.exec(stdout)![1]);
  };
  expect(await told('--rule', 'outcome-total=warning')).toEqual([
    'failed; 1 file failed; 2 findings (1 error, 1 warning); one mistake may have several findings',
    '需更正；1 个文件需更正；问题 2 项（错误 1、提醒 1）；一处差错可有几项问题',
  ]);
  expect(await told('--rule', 'outcome-total=off', '--rule', 'applicant-total=info')).toEqual([
    'passed; 1 file passed; 1 finding (1 info)',
    '核对通过；1 个文件核对通过；问题 1 项（提示 1）',
  ]);
  await runIn(cwd, '.', '--baseline', 'b.json', '--update-baseline');
  writeFileSync(join(cwd, 'open.csv'), String(good).replace('（一）予以公开,,6', '（一）予以公开,,约6'));
  expect(await told('--baseline', 'b.json')).toEqual([
    'failed; 1 file failed, 1 file passed; 3 findings (1 error, 2 not checked), 2 accepted; one mistake may have several findings',
    '需更正；1 个文件需更正、1 个文件核对通过；问题 3 项（错误 1、未核对 2）、已接受 2 项；一处差错可有几项问题',
  ]);
});

test('says with which settings the files were checked, and what was accepted', async () => {
  const cwd = await checked();
  await runIn(cwd, '年报', '--baseline', 'b.json', '--update-baseline');
  const options = ['--rule', 'noted-count=off', '--year', '2023', '--max-warnings', '3', '--strict'];
  await runIn(cwd, '年报', '--receipt', 'r.json', '--baseline', 'b.json', ...options);
  const { exitCode, stdout } = await verify(cwd, 'r.json');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('result: passed; 2 files passed; 2 accepted');
  expect(stdout).toContain(
    'configuration: --fail-on error; --strict; --max-warnings 3; expected year 2023; rules set otherwise: noted-count=off',
  );
  expect(stdout).toMatch(/accepted findings are in a baseline of 2, 0 of them unused; sha256 [0-9a-f]{64}/);
  expect(stdout).toContain('· requests/partly-granted/total · no reason given');
});

describe('the comparison', () => {
  const was = (path: string, sha256: string | null): ReceiptFile => ({ path, sha256 }) as ReceiptFile;
  const now = (path: string, sha256: string): FileNow => ({ path, sha256 });
  const states = (files: readonly ReceiptFile[], there: readonly FileNow[]) =>
    compare(files, there).map(({ state, was, now }) => [state, was?.path ?? null, now?.path ?? null]);

  test('tells files of one name apart by their folders', () => {
    const files = [was('甲/年报.csv', 'a'), was('乙/年报.csv', 'b')];
    expect(states(files, [now('x/甲/年报.csv', 'a'), now('x/乙/年报.csv', 'b')]).map(([state]) => state)).toEqual([
      'same',
      'same',
    ]);
    expect(states(files, [now('x/甲/年报.csv', 'b'), now('x/乙/年报.csv', 'c')])).toEqual([
      ['missing', '甲/年报.csv', null],
      ['renamed', '乙/年报.csv', 'x/甲/年报.csv'],
      ['other', null, 'x/乙/年报.csv'],
    ]);
  });

  test('takes each file of the receipt once, and names a second copy with another name', () => {
    expect(states([was('a.csv', 'a')], [now('a.csv', 'a'), now('b.csv', 'a'), now('sub/a.csv', 'a')])).toEqual([
      ['same', 'a.csv', 'a.csv'],
      ['other', null, 'b.csv'],
    ]);
  });
});

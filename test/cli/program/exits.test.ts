import { spawn } from 'node:child_process';
import { chmodSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundledProgram, type Ended, node, preloading, run } from '../../support/program.ts';
import { bad, good } from '../../support/run.ts';
import { scratch } from '../../support/scratch.ts';

const program = await bundledProgram();

/** Makes a folder in which `fix` has nothing to write but the report itself: its backup is there. */
function folder(): string {
  const cwd = scratch();
  writeFileSync(join(cwd, 'good.csv'), good);
  for (const name of ['bad.csv', 'bad.csv.bak']) writeFileSync(join(cwd, name), bad);
  return cwd;
}

const inChinese = (args: readonly string[]) => [program, ...args, '--lang', 'zh'];

/** Runs the program by a shell, after a command of the shell. */
function afterCommand(command: string, args: readonly string[], cwd: string): Promise<Ended> {
  return run('sh', ['-c', `${command}; exec "$0" "$@"`, node, ...inChinese(args)], { cwd });
}

test('0, 1 and 2 are what users and other programs see', async () => {
  const cwd = folder();
  const runs = [
    [['good.csv'], 0, /^✓ good\.csv/, /^$/],
    [['bad.csv'], 1, /^1 份报告需更正/m, /^$/],
    [['good.csv', 'bad.csv', '--exit-zero'], 0, /^共 2 个文件：1 个需更正/m, /^$/],
    [['none.csv', 'bad.csv'], 2, /none\.csv {2}找不到[\s\S]*1 个需更正/, /^$/],
    [['good.csv', '--no-such'], 2, /^$/, /^report-lint: .*--no-such/],
    [['fix', 'bad.csv', '--suggested'], 1, /12 → 4/, /^$/],
  ] as const;
  await Promise.all(
    runs.map(async ([args, exitCode, stdout, stderr]) => {
      const ended = await run(node, inChinese(args), { cwd });
      expect([args, ended]).toEqual([
        args,
        { exitCode, signal: null, stdout: expect.stringMatching(stdout), stderr: expect.stringMatching(stderr) },
      ]);
    }),
  );
});

test('a reader of the output that stops early changes no exit code, and nothing is said', async () => {
  const child = spawn(node, inChinese(['bad.csv', '--format', 'json']), { cwd: folder() });
  child.stdout.destroy();
  let stderr = '';
  child.stderr.on('data', (text) => (stderr += text));
  const exitCode = await new Promise((resolve) => child.on('close', resolve));
  expect([exitCode, stderr]).toEqual([1, '']);
});

test('a full disk is said, whatever is written; what was there stays, and nothing is left', async () => {
  const cwd = folder();
  const before = readdirSync(cwd);
  const json = ['bad.csv', '--format'];
  const [screen, device, half, output, replaced] = await Promise.all([
    run(node, inChinese(['good.csv']), { cwd, stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'] }),
    run(node, inChinese([...json, 'json=/dev/full']), { cwd }),
    // Of this output, some fits on the disk.
    afterCommand('ulimit -f 8; exec > out.json', [...json, 'json'], cwd),
    afterCommand('ulimit -f 8', [...json, 'json=r.json'], cwd),
    afterCommand('ulimit -f 4', ['fix', 'bad.csv', '--write', '--suggested'], cwd),
  ]);
  expect(screen).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(/^report-lint: 结果写不出去（ENOSPC）/) });
  expect(device).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('无法写入 /dev/full（ENOSPC）：磁盘空间'),
  });
  expect(half).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(/^report-lint: 结果写不出去（EFBIG）/) });
  expect(output).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('无法写入 r.json（EFBIG）') });
  expect(replaced).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('无法写入 bad.csv（EFBIG）') });
  expect(readdirSync(cwd)).toEqual([...before, 'out.json'].sort());
  expect(readFileSync(join(cwd, 'bad.csv'))).toEqual(bad);
});

/** Runs the program so that permissions bind it: those of a file do not bind root, unless it gives up that right. */
function bound(args: readonly string[], cwd: string): Promise<Ended> {
  const isRoot = process.getuid?.() === 0;
  const givingUp = ['--bounding-set', '-dac_override', '--inh-caps', '-dac_override', node];
  return isRoot ? run('setpriv', [...givingUp, ...inChinese(args)], { cwd }) : run(node, inChinese(args), { cwd });
}

test('a file or folder that may not be written: it is said, and stays as it is', async () => {
  const [file, inFolder, system] = [folder(), folder(), folder()];
  chmodSync(join(file, 'bad.csv'), 0o444);
  chmodSync(inFolder, 0o555);
  const fix = ['fix', 'bad.csv', '--write', '--suggested'];
  const ended = await Promise.all([
    bound(fix, file),
    bound(fix, inFolder),
    bound(['bad.csv', '--receipt', 'r.json'], inFolder),
    run(node, inChinese(['bad.csv', '--format', 'json=/sys/kernel/report-lint.json']), { cwd: system }),
  ]);
  chmodSync(inFolder, 0o755);
  for (const [index, name] of ['bad.csv', 'bad.csv', 'r.json', '/sys/kernel/report-lint.json'].entries()) {
    const refusal = new RegExp(`^report-lint: 无法写入 ${name}（(?:EACCES|EPERM|EROFS)）：`, 'm');
    expect(ended[index]).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(refusal) });
  }
  for (const cwd of [file, inFolder]) {
    expect(readdirSync(cwd)).toEqual(['bad.csv', 'bad.csv.bak', 'good.csv']);
    expect(readFileSync(join(cwd, 'bad.csv'))).toEqual(bad);
  }
});

test('a defect of the program exits with 2, its stack, the file, and the request to report it', async () => {
  const cwd = folder();
  const broken = (what: string, ...args: readonly string[]) =>
    run(node, inChinese(args), { cwd, env: preloading('broken.js', { BROKEN: what }) });
  const [lint, fix, timer, promise] = await Promise.all([
    broken('hash of a file', 'good.csv', 'bad.csv', '--format', 'json'),
    broken('hash of a file', 'fix', 'bad.csv'),
    broken('a timer', 'bad.csv', '--format', 'json=r.json'),
    broken('a promise', 'bad.csv'),
  ]);
  const expected = [
    [lint, 'bad.csv', 'broken [31mhash'],
    [fix, 'bad.csv', 'broken [31mhash'],
    [timer, '', 'broken timer'],
    [promise, '', 'broken promise'],
  ] as const;
  for (const [{ exitCode, stderr }, file, message] of expected) {
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(`TypeError: ${message}\n`)]);
    expect(stderr).toMatch(/^ +at .*\.js:\d+:\d+/m);
    expect(stderr).toMatch(/请把以上内容报告给开发者 \/ Internal error: please report the above to the developers\n$/);
    expect(stderr).toContain(file && `处理 ${file} 时出错`);
  }
});

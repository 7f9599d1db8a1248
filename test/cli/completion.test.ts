import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type CompletionRequest, shells } from '../../src/cli/options/completion.ts';
import { parse } from '../../src/cli/options/index.ts';
import { rules } from '../../src/lint.ts';
import { runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

/** Returns the candidates for words, the last one possibly incomplete. */
async function offered(shell: (typeof shells)[number], ...words: readonly string[]): Promise<string[]> {
  const { stdout, exitCode } = await runIn('.', 'completion', shell, '--', ...words);
  expect(exitCode).toBe(0);
  return stdout.split('\n').filter((line) => line !== '');
}

test('options, with what they mean', async () => {
  expect(await offered('bash', '--fo')).toEqual(['--format', '--form', '--force']);
  expect(await offered('fish', '--sta')).toEqual(['--stats\t列出各步骤、各格式用时（到 stderr）']);
  expect(await offered('fish', '--lang', 'en', '--sta')).toEqual([
    '--stats\tshow the time by step and by format, on stderr',
  ]);
  expect(await offered('bash', 'convert', '--l')).toEqual(['--lang']);
  expect(await offered('bash', 'convert', '--strict')).toEqual([]);
});

test('what an option can be', async () => {
  expect(await offered('bash', '--fail-on', '')).toEqual(['error', 'warning', 'info', 'never']);
  expect(await offered('bash', '--format', 'js')).toEqual(['json']);
  expect(await offered('bash', 'convert', 'a.csv', '--to', 'h')).toEqual(['html']);
  expect(await offered('fish', '--lang=')).toEqual(['--lang=zh', '--lang=en']);
  // Bash splits the words like this.
  expect(await offered('bash', '--lang', '=', 'e')).toEqual(['en']);
});

test('a rule, then its level', async () => {
  expect(await offered('bash', '--rule', 'bl')).toEqual(['blank-total=', 'blank-count=']);
  expect(await offered('bash', '--rule', 'blank-count', '=', 'o')).toEqual(['off']);
  expect(await offered('zsh', '--rule', 'blank-count=o')).toEqual(['off:数据空白']);
  expect(await offered('fish', '--rule=blank-count=o')).toEqual(['--rule=blank-count=off\t数据空白']);
  expect(await offered('bash', 'explain', '')).toEqual(rules.map(({ id }) => id));
});

test('a command or a file', async () => {
  expect(await offered('bash', 'exp')).toEqual(['explain']);
  expect(await offered('bash', '')).toContain('convert');
  for (const words of [
    ['--strict', ''],
    ['a.csv', ''],
    ['convert', ''],
    ['--form', ''],
    ['--format', 'json=', ''],
    ['--', '--fo'],
  ])
    expect(await offered('bash', ...words)).toEqual([]);
});

test('a PowerShell that drops empty words', async () => {
  expect(await offered('powershell', '--lang', '.')).toEqual(['zh', 'en']);
  expect(await offered('powershell', '--lang', 'e.')).toEqual(['en']);
});

test('every option that knows its words offers them', () => {
  const { program } = parse(['completion', 'bash'], 'en', undefined) as CompletionRequest;
  const silent = [program, ...program.commands]
    .flatMap(({ options }) => options)
    .filter(({ required, parseArg }) => required && !(parseArg && 'known' in parseArg))
    .map(({ flags }) => flags.replace(/^.*</, '').replace('>', ''));
  // Files, folders, numbers and values of two words.
  expect(silent.filter((value) => !/^(?:.*FILE.*|DIR|N|I\/N|Y|NAME|ID=LEVEL)$/.test(value))).toEqual([]);
});

test('a shell has to be named', async () => {
  expect(await runIn('.', 'completion')).toMatchObject({ exitCode: 2, stdout: '' });
  expect((await runIn('.', 'completion', 'csh')).stderr).toContain('bash、zsh、fish、powershell');
});

describe.each(shells)('the script for %s', (shell) => {
  test('asks the program', async () => {
    const { stdout } = await runIn('.', 'completion', shell);
    expect(stdout).toMatch(/report-lint completion \w+/);
    expect(stdout).toContain(`completion ${shell} `);
  });
});

describe.each(['bash', 'zsh', 'fish'] as const)('the script for %s', (shell) => {
  test.skipIf(spawnSync(shell, ['-c', 'exit']).error)('is one', async () => {
    const file = join(scratch(), 'script');
    writeFileSync(file, (await runIn('.', 'completion', shell)).stdout);
    execFileSync(shell, ['-n', file]);
  });
});

test('bash completes a line', async () => {
  const folder = scratch();
  writeFileSync(join(folder, 'script'), (await runIn('.', 'completion', 'bash')).stdout);
  writeFileSync(join(folder, 'report-lint'), `#!/bin/sh\nprintf '%s\\n' "$@" > "${folder}/asked"\necho --format\n`);
  chmodSync(join(folder, 'report-lint'), 0o755);
  const line = `source ./script; COMP_WORDS=(report-lint --strict --fo); COMP_CWORD=2
_report_lint ./report-lint; echo "\${COMPREPLY[@]}"; cat asked`;
  const answer = execFileSync('bash', ['--norc', '-c', line], { cwd: folder, encoding: 'utf8' });
  expect(answer).toBe('--format\ncompletion\nbash\n--\n--strict\n--fo\n');
});

import { expect, test } from 'vitest';
import { type Module, modules } from './modules.ts';

/**
 * Node gives it files, paths, hashes, threads, a test for UTF-8, a way to keep values and compiled code, and the name of the
 * machine: no network, and a process only for git and for itself.
 */
test('the program can do no more than it needs', () => {
  const used = modules.flatMap(({ imports }) => imports.map(({ specifier }) => specifier));
  expect([...new Set(used.filter((name) => name.startsWith('node:')))].sort()).toEqual([
    'node:buffer',
    'node:child_process',
    'node:crypto',
    'node:fs',
    'node:fs/promises',
    'node:module',
    'node:os',
    'node:path',
    'node:stream',
    'node:timers/promises',
    'node:util',
    'node:v8',
    'node:vm',
    'node:worker_threads',
    'node:zlib',
  ]);
});

test('only git and the program itself are started, each by one module', () => {
  const starting = modules.filter(({ imports }) => imports.some(({ specifier }) => specifier === 'node:child_process'));
  expect(starting.map(({ path }) => path).sort()).toEqual(['cli/work/other-process.ts', 'files/git.ts']);
  const [own, { source }] = starting.toSorted((a, b) => a.path.localeCompare(b.path)) as [Module, Module];
  expect(own.source.match(/\bfork\(.*?,/g)).toEqual(['fork(program,']);
  expect(own.source).not.toMatch(/\b(?:spawn|exec|execFile)(?:Sync)?\(/);
  expect(source.match(/\bexecFile\b/g)).toHaveLength(2);
  expect([...source.matchAll(/\brun\(([^,]+),/g)].map(([, program]) => program)).toEqual(["'git'"]);
  expect(source).not.toMatch(/\bshell:|\b(?:spawn|exec|fork)\(/);
});

test('only the files of the program are compiled, by one module', () => {
  const compiling = modules.filter(({ imports }) =>
    imports.some(({ specifier }) => ['node:vm', 'node:module'].includes(specifier)),
  );
  expect(compiling.map(({ path }) => path)).toEqual(['cli/start/loader.ts']);
  expect(compiling[0]!.source.match(/new Script\(.*?,/g)).toEqual(['new Script(text,']);
  expect(compiling[0]!.source).toMatch(
    /const path = join\(folder, name\);\s+const source = readFile\(path, head, tail\);\s+const text = source.toString\(\);/,
  );
});

test('no text is run as a program, and nothing is asked of a network', () => {
  const forbidden =
    /\beval\(|new Function\b|\b(?<!async )fetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts/;
  expect(modules.filter(({ source }) => forbidden.test(source)).map(({ path }) => path)).toEqual([]);
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Module, modules } from './modules.ts';

/** Node gives it files, paths, a test for UTF-8, hashes, threads, a way to keep values, and the name of the machine: no network, and a process only for git and for itself. */
test('the program can do no more than it needs', () => {
  const used = modules.flatMap(({ imports }) => imports.map(({ specifier }) => specifier));
  expect([...new Set(used.filter((name) => name.startsWith('node:')))].sort()).toEqual([
    'node:buffer',
    'node:child_process',
    'node:crypto',
    'node:fs',
    'node:fs/promises',
    'node:os',
    'node:path',
    'node:timers/promises',
    'node:util',
    'node:v8',
    'node:worker_threads',
  ]);
});

test('only git and the program itself are started, each by one module', () => {
  const starting = modules.filter(({ imports }) => imports.some(({ specifier }) => specifier === 'node:child_process'));
  expect(starting.map(({ path }) => path).sort()).toEqual(['cli/work/processes.ts', 'files/git.ts']);
  const [own, { source }] = starting.toSorted((a, b) => a.path.localeCompare(b.path)) as [Module, Module];
  expect(own.source.match(/\bfork\(.*?,/g)).toEqual(['fork(program,']);
  expect(own.source).not.toMatch(/\b(?:spawn|exec|execFile)(?:Sync)?\(/);
  expect(source.match(/\bexecFile\b/g)).toHaveLength(2);
  expect([...source.matchAll(/\brun\(([^,]+),/g)].map(([, program]) => program)).toEqual(["'git'"]);
  expect(source).not.toMatch(/\bshell:|\b(?:spawn|exec|fork)\(/);
});

test('no text is run as a program, and nothing is asked of a network', () => {
  const page = { path: 'formatters/html/page.js', source: readFileSync('src/formatters/html/page.js', 'utf8') };
  const forbidden =
    /\beval\(|new Function\b|\b(?<!async )fetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts/;
  expect([...modules, page].filter(({ source }) => forbidden.test(source)).map(({ path }) => path)).toEqual([]);
});

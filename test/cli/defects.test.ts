import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { lint, readReports } from '../../src/lint.ts';
import { DefectError } from '../../src/model/errors.ts';
import { bad, good, runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

/** A defect of the program that one kind of file brings out. */
vi.mock('../../src/readers/xlsx/index.ts', () => ({
  readXlsx: () => {
    throw new TypeError('no such \u001b[2Jproperty');
  },
}));

// The worker keeps its modules for the files of tests that follow.
afterAll(() => {
  vi.doUnmock('../../src/readers/xlsx/index.ts');
  vi.resetModules();
});

const workbook = readFileSync('fixtures/examples/溪口镇2025.xlsx');

/** A good file, one that brings out the defect, and a bad file. */
function folder(): string {
  const to = scratch();
  writeFileSync(join(to, 'a.csv'), good);
  writeFileSync(join(to, 'b.xlsx'), workbook);
  writeFileSync(join(to, 'c.csv'), bad);
  return to;
}

test('an unexpected error is the problem of its file, and keeps its stack', async () => {
  const { verdict, problem } = await lint(workbook, { path: 'b.xlsx' });
  expect([verdict, problem?.code]).toEqual(['cannot-check', 'gave-up']);
  expect((problem?.cause as TypeError).stack).toContain('defects.test.ts');
});

test('an unexpected error while reports are recognised, too', async () => {
  const broken = {
    get tables() {
      throw new TypeError('?');
    },
  };
  const { problem } = await lint(good, { path: 'a.csv', forms: [broken as never] });
  expect([problem?.code, problem?.cause]).toEqual(['gave-up', new TypeError('?')]);
});

test('a foreseen problem has no error behind it', async () => {
  const { problem } = await lint(new Uint8Array([0x50, 0x4b, 3, 4]), { path: 'b.xlsx' });
  expect(problem?.code).toBe('damaged');
  expect(problem).not.toHaveProperty('cause');
});

test('reports that cannot be read for a defect are refused as such', async () => {
  await expect(readReports(workbook, { path: 'b.xlsx' })).rejects.toBeInstanceOf(DefectError);
});

test('the other files of a run are judged, and the defect is not silent', async () => {
  const { exitCode, stdout, stderr } = await runIn(folder(), '.', '--format', 'json');
  const { files } = JSON.parse(stdout);
  expect(files.map(({ verdict }: { verdict: string }) => verdict)).toEqual(['pass', 'cannot-check', 'fail']);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/b\.xlsx：程序内部出错；加上 --verbose 可以看到详情/);
  expect(stderr).not.toContain('TypeError');
});

test('--verbose shows the stack, without control characters', async () => {
  const { stderr } = await runIn(folder(), '.', '--verbose', '--format', 'json', '--lang', 'en');
  expect(stderr).toMatch(/b\.xlsx: internal error: please report the following/);
  expect(stderr).toMatch(/TypeError: no such .*property\n\s+at /);
  expect(stderr).not.toContain('\u001b');
});

test.each([
  ['fix', ['fix', 'b.xlsx']],
  ['annotate', ['annotate', 'b.xlsx']],
  ['convert', ['convert', 'b.xlsx', '--to', 'json']],
])('%s ends with the error, and names the file', async (_, argv) => {
  const defect = { message: expect.stringContaining('b.xlsx'), cause: expect.any(TypeError) };
  await expect(runIn(folder(), ...argv)).rejects.toMatchObject(defect);
});

test.each([
  ['fix', ['fix', '.']],
  ['annotate', ['annotate', '.']],
  ['convert', ['convert', '.', '--to', 'json', '-o', 'out/']],
])('%s of many files goes on with the others, and shows the stack without control characters', async (_, argv) => {
  const { exitCode, stdout, stderr } = await runIn(folder(), ...argv, '--lang', 'en');
  expect(exitCode).toBe(2);
  expect(stdout).not.toBe('');
  expect(stderr).toMatch(
    /b\.xlsx: work on this file failed[\s\S]*internal error[\s\S]*TypeError: no such .*property\n\s+at /,
  );
  expect(stderr).not.toContain('\u001b');
});

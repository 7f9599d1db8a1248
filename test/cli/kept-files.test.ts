import { expect, test } from 'vitest';
import { jsonWriter } from '../../src/cli/lint/json-writer.ts';
import { keepFiles } from '../../src/cli/lint/kept-files.ts';
import { findingsAlone, formatters, longFormatters } from '../../src/formatters/index.ts';
import { forms, lint } from '../../src/lint.ts';
import type { FileResult } from '../../src/model/result.ts';
import { summarise } from '../../src/presentation/summary.ts';
import { tool } from '../../src/version.ts';
import { inUse } from '../support/memory.ts';
import { plainView } from '../support/plain-view.ts';
import { bad, good } from '../support/run.ts';

/** Returns the results of some files, one in three of them without findings, and one that cannot be checked. */
async function linted(count: number): Promise<FileResult[]> {
  const contents = Array.from({ length: count }, (_, index) => (index % 3 === 0 ? good : bad));
  return Promise.all(
    [...contents, Buffer.from('x')].map((bytes, index) =>
      lint(bytes, { path: `区/${String(index).padStart(3, '0')}.csv`, sha256: String(index).padStart(64, '0') }),
    ),
  );
}

/** Returns all that a format writes of some files. */
async function written(name: 'json' | keyof typeof formatters | 'sarif', files: readonly FileResult[]) {
  const result = { ...summarise([], { tool, strict: false, exitCode: () => 1 }), files };
  if (name === 'json' || name === 'sarif') return [...(await longFormatters[name]())(result, plainView)].join('');
  return (await formatters[name]())(result, plainView);
}

test('files that are kept for the end give every output that they gave before', async () => {
  const { files } = summarise(await linted(70), { tool, strict: false, exitCode: () => 1 });
  const names = ['pretty', 'compact', 'csv', 'github', 'gitlab', 'markdown', 'sarif'] as const;
  expect(names.toSorted()).toEqual([...findingsAlone].filter((name) => name !== 'xlsx').sort());
  for (const [json, shown] of [
    [undefined, names],
    [() => jsonWriter('zh'), ['json', ...names] as const],
  ] as const) {
    const keeper = keepFiles(json);
    const kept: FileResult[] = [];
    for (const file of files) kept.push(await keeper.keep(file, forms));
    for (const name of shown) expect(await written(name, kept), name).toBe(await written(name, files));
    keeper.close();
  }
});

test('of a file without findings hardly more is kept than its path', async () => {
  const file = await lint(good, { path: 'a.csv' });
  const paths = Array.from({ length: 20_000 }, (_, index) => ['区', `${index}.csv`].join('/'));
  const keeper = keepFiles(undefined);
  const kept: FileResult[] = [];
  const before = inUse();
  for (const path of paths) kept.push(await keeper.keep({ ...file, path }, forms));
  expect((inUse() - before) / paths.length).toBeLessThan(250);
  expect(kept.length).toBe(paths.length);
  keeper.close();
});

test('files with findings do not fill the memory', async () => {
  const keeper = keepFiles(undefined);
  const kept: FileResult[] = [];
  const before = inUse();
  for (let index = 0; index < 120; index++)
    kept.push(await keeper.keep(await lint(bad, { path: `${index}.csv` }), forms));
  expect(inUse() - before).toBeLessThan(14 * 2 ** 20);
  expect(kept.length).toBe(120);
  keeper.close();
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { slashed, uriOf } from '../../src/formatters/paths.ts';
import { bad, runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

/** What a system of backslashes calls `年报/甲.csv`; elsewhere a name like any other. */
const name = '年报\\甲.csv';

describe.skipIf(process.platform === 'win32')('paths that others read have slashes, wherever they were written', () => {
  /** A folder with a report that says neither body nor year, and so is known by its path. */
  const staged = () => {
    const folder = scratch();
    const text = bad.toString().replace(/.*政府信息公开工作年度报告.*/, '政府信息公开工作年度报告');
    writeFileSync(join(folder, name), text);
    return folder;
  };

  test('in a receipt', async () => {
    const folder = staged();
    await runIn(folder, name, '--receipt', 'receipt.json');
    const receipt = JSON.parse(readFileSync(join(folder, 'receipt.json'), 'utf8'));
    expect(receipt.files.map(({ path }: { path: string }) => path)).toEqual(['年报/甲.csv']);
  });

  test('in a baseline', async () => {
    const folder = staged();
    await runIn(folder, name, '--baseline', 'known.json', '--update-baseline');
    const { entries } = JSON.parse(readFileSync(join(folder, 'known.json'), 'utf8'));
    expect(new Set(entries.map(({ report }: { report: { file: string } }) => report.file))).toEqual(
      new Set(['年报/甲.csv']),
    );
  });

  test.each(['github', 'gitlab', 'sarif'])('in %s', async (format) => {
    const { stdout } = await runIn(staged(), name, '--format', format);
    const encoded = encodeURI('年报/甲.csv');
    expect(stdout.includes('年报/甲.csv') || stdout.includes(encoded)).toBe(true);
  });
});

test.each([
  ['年报\\甲.csv', '年报/甲.csv', '%E5%B9%B4%E6%8A%A5/%E7%94%B2.csv'],
  ['.\\a b.csv', 'a b.csv', 'a%20b.csv'],
  ['..\\a.csv', '../a.csv', '../a.csv'],
  ['C:\\a\\b.csv', 'C:/a/b.csv', 'file:///C:/a/b.csv'],
  ['\\\\server\\a.csv', '//server/a.csv', 'file://server/a.csv'],
  ['/a/b.csv', '/a/b.csv', 'file:///a/b.csv'],
])('%s is %s in a log, and %s as an address', (path, inLog, uri) => {
  expect([slashed(path), uriOf(path)]).toEqual([inLog, uri]);
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultLimits } from '../../src/cli/work/sandbox.ts';
import { readableExtensions } from '../../src/readers/kind/extensions.ts';
import { tablesIn } from '../support/markdown-tables.ts';
import { runIn } from '../support/run.ts';

const pages = ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'SECURITY.md', 'bench/README.md'].concat(
  readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
);

test.each(pages)('%s leads to pages that are there', (page) => {
  const text = readFileSync(page, 'utf8');
  const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g), ...text.matchAll(/<img src="([^"]+)"/g)].map(
    ([, to]) => to!,
  );
  expect(links.filter((to) => !existsSync(join(dirname(page), decodeURI(to))))).toEqual([]);
});

test.each(
  pages.filter((page) => !page.startsWith('docs/filter')),
)('%s lets the program write files, not > of a shell', (page) => {
  const lines = readFileSync(page, 'utf8').split('\n');
  expect(lines.filter((line) => /report-lint .*\s>>? ?[^\s|]/.test(line))).toEqual([]);
});

test('CONTRIBUTING names files and folders that are there', () => {
  const text = readFileSync('CONTRIBUTING.md', 'utf8');
  const paths = [...text.matchAll(/`([\w.-]*\/?[\w./-]*(?:\/|\.(?:ts|js|json|md|ya?ml)))`/g)].map(([, path]) => path!);
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' });
  const isThere = (path: string) =>
    [path, `src/${path}`, `src/readers/${path}`].some((one) => existsSync(one)) ||
    sources.some((one) => one.endsWith(`/${path}`));
  expect(paths.length).toBeGreaterThan(40);
  expect(paths.filter((path) => !/odd-count|^dist/.test(path) && !isThere(path))).toEqual([]);
});

test('every promise of SECURITY names the tests that hold it, and they are there', () => {
  const [promises] = tablesIn(readFileSync('SECURITY.md', 'utf8'));
  for (const [promise, tests] of promises!) {
    const named = [...tests!.matchAll(/`([^`]+)`/g)].map(([, path]) => path!);
    expect(named.length, promise).toBeGreaterThan(0);
    expect(named.filter((path) => !path.startsWith('test/') || !existsSync(path))).toEqual([]);
  }
});

describe('the pages on formats', () => {
  test.each([
    [
      'docs/formats.md',
      /stops at (\d+) seconds of CPU time or when it needs some\s(\d+) MB more .*?: (\d+) MB for a file/s,
    ],
    ['docs/formats.zh-CN.md', /用满 (\d+) 秒 CPU 时间，或内存增加约 (\d+) MB.*?：文件 (\d+) MB/s],
  ])('%s names the limits of the sandbox', (path, pattern) => {
    const { milliseconds, growth, bytes } = defaultLimits;
    const named = pattern.exec(readFileSync(path, 'utf8'))?.slice(1).map(Number);
    expect(named).toEqual([milliseconds / 1000, growth, bytes / 2 ** 20]);
  });

  // `test/readers/stated-limits.test.ts` tries each of them.
  test.each([
    ['docs/formats.md', ['16,384 columns', '1.5 million fields', '250,000 lines in a CSV', '100,000 lines in a text']],
    ['docs/formats.zh-CN.md', ['CSV 16,384 列', '150 万格', '25 万行', '文本 10 万行']],
  ])('%s names the limits of the readers', (page, limits) => {
    const text = readFileSync(page, 'utf8');
    expect(limits.filter((limit) => !text.includes(limit))).toEqual([]);
  });

  test.each(['docs/formats.md', 'docs/formats.zh-CN.md'])('%s names every kind of file that is read', (page) => {
    const text = readFileSync(page, 'utf8');
    expect(readableExtensions.filter((extension) => !text.includes(`\`.${extension}\``))).toEqual([]);
  });
});

test.each(['zh', 'en'])('the sample for who begins is what the program says, %s', async (language) => {
  const page = readFileSync(`docs/getting-started${language === 'zh' ? '.zh-CN' : ''}.md`, 'utf8');
  const [, sample = ''] = /^ *```text\n([\s\S]*?)^ *```$/m.exec(page) ?? [];
  const folded = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
  const { stdout } = await runIn('fixtures/examples', '青石镇2025.xlsx', '--lang', language);
  expect(folded(sample)).not.toBe('');
  expect(folded(stdout)).toContain(folded(sample));
});

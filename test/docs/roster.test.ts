import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { blocksOf } from '../support/recipes.ts';
import { bad, good, runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

const pages = { en: 'docs/roster.md', zh: 'docs/roster.zh-CN.md' } as const;
const textOf = (language: 'en' | 'zh') => readFileSync(pages[language], 'utf8');

/** The reports of the pages: the body of each file, and whether its figures are those of the others. */
const files = [
  ['文化局', '溪口县文化局', good],
  ['民政局', '溪口县民政局', good],
  ['民政局（改）', '溪口县民政局', bad],
  ['卫健局', '溪口县卫健局', good],
] as const;

function folder(): string {
  const cwd = scratch();
  mkdirSync(join(cwd, '2025年报'));
  writeFileSync(join(cwd, '名单.csv'), blocksOf(textOf('zh'), 'csv')[0]!);
  for (const [file, body, content] of files) {
    const text = content.toString('utf8').replaceAll(/青岚区(?:商务|教育)局/g, body);
    writeFileSync(join(cwd, '2025年报', `${file}.csv`), text.replaceAll('2023年', '2025年'));
  }
  for (const scan of ['扫描001', '青川镇2025年年度报告(扫描件)'])
    writeFileSync(join(cwd, '2025年报', `${scan}.pdf`), '%PDF-1.4\n');
  return cwd;
}

test.each(['en', 'zh'] as const)('the sample is what the commands of the page give, %s', async (language) => {
  const [lint, init] = blocksOf(textOf(language), 'sh').map((line) => line.trim().split(' ').slice(1));
  const cwd = folder();
  const { stdout } = await runIn(cwd, ...lint!, '--lang', language);
  expect(stdout).toContain(`\n\n${blocksOf(textOf(language), 'text')[0]!.trimEnd()}\n\n`);
  const wrote = await runIn(cwd, ...init!.map((word) => word.replace('2024', '2025')), '--force');
  expect(wrote.stdout).toContain('名单.csv');
});

test('both pages have the same commands and the same list', () => {
  for (const kind of ['sh', 'csv']) expect(blocksOf(textOf('zh'), kind)).toEqual(blocksOf(textOf('en'), kind));
});

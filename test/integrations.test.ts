import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readableExtensions } from '../src/readers/index.ts';
import { bad, good, runIn } from './run.ts';
import { scratch } from './scratch.ts';

test('the hook of pre-commit is for every file that a reader exists for', () => {
  const actual = readFileSync('.pre-commit-hooks.yaml', 'utf8');
  const expected = actual.replace(/^( +files: ).*$/m, (_, key) => `${key}(?i)\\.(${readableExtensions.join('|')})$`);
  if (process.env.UPDATE) writeFileSync('.pre-commit-hooks.yaml', expected);
  else expect(actual).toBe(expected);
});

/** A sample is what a command prints, behind the line with the command. */
test.each(
  readdirSync('docs').filter((name) => /^(?:ci|pre-commit)\./.test(name)),
)('the samples of %s', async (name) => {
  const folder = scratch();
  mkdirSync(join(folder, '年报'));
  writeFileSync(join(folder, '年报/商务局.csv'), good);
  writeFileSync(join(folder, '年报/教育局.csv'), bad);
  const actual = readFileSync(`docs/${name}`, 'utf8');
  let expected = actual;
  for (const [whole, start = '', command = ''] of actual.matchAll(/^(\$ report-lint (.*)\n)[\s\S]*?^```$/gm)) {
    const { stdout } = await runIn(folder, ...command.split(' '));
    expected = expected.replace(whole, () => `${start}${stdout}\`\`\``);
  }
  expect(expected).toContain('$ report-lint ');
  if (process.env.UPDATE) writeFileSync(`docs/${name}`, expected);
  else expect(actual).toBe(expected);
});

test('the tag that the recipes name is this version', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  for (const path of [
    'ci/gitlab.yml',
    ...readdirSync('docs').flatMap((name) => (/^(?:ci|pre-commit)\./.test(name) ? `docs/${name}` : [])),
  ]) {
    const tags = readFileSync(path, 'utf8').match(/\bv\d+\.\d+\.\d+/g);
    expect(new Set(tags)).toEqual(new Set([`v${version}`]));
  }
});

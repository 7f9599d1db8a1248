import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readableExtensions } from '../src/readers/index.ts';

test('the hook of pre-commit is for every file that a reader exists for', () => {
  const actual = readFileSync('.pre-commit-hooks.yaml', 'utf8');
  const expected = actual.replace(/^( +files: ).*$/m, (_, key) => `${key}(?i)\\.(${readableExtensions.join('|')})$`);
  if (process.env.UPDATE) writeFileSync('.pre-commit-hooks.yaml', expected);
  else expect(actual).toBe(expected);
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readableExtensions } from '../src/readers/index.ts';

test('the hook of pre-commit is for every file that a reader exists for', () => {
  const [, endings = ''] = /files: \(\?i\)\\\.\((.*)\)\$/.exec(readFileSync('.pre-commit-hooks.yaml', 'utf8')) ?? [];
  expect(endings.split('|')).toEqual(readableExtensions);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Wraps a function for good, wherever it is called, so that the rule holds for its callers. */
const wrappers = /^export function (memoizeAlike|memoizeInObject|memoizeByRows|memoizeByShape|memoizePart)\b/m;
const call = /\b(?:attachedValues<|(?:memoizeAlike|memoizeInObject|memoizeByRows|memoizeByShape|memoizePart)\()/;

test('kinds of attached values are made when a module is loaded, or once for a list of forms', () => {
  const misplaced: string[] = [];
  let found = 0;
  for (const name of readdirSync('src', { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || name === join('model', 'attached-values.ts')) continue;
    const text = readFileSync(join('src', name), 'utf8');
    const lines = text.split('\n');
    for (const [index, line] of lines.entries()) {
      if (!call.test(line) || /^export function |^ \*|^\/\*\*/.test(line)) continue;
      found++;
      const isAtTop = /^(?:export )?const /.test(line);
      const isOfForms = /^(?:export )?const \w+ = memoize\(\(forms: readonly Form\[\]\) =>$/.test(
        lines[index - 1] ?? '',
      );
      const isInWrapper = wrappers.test(lines.slice(Math.max(0, index - 3), index).join('\n'));
      if (!isAtTop && !isOfForms && !isInWrapper) misplaced.push(`${name}:${index + 1}`);
    }
  }
  expect(misplaced).toEqual([]);
  expect(found).toBeGreaterThan(40);
});

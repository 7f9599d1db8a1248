import { expect, test } from 'vitest';
import { keepTexts } from '../../../src/cli/lint/kept-parts.ts';
import { inUse } from '../../support/memory.ts';

test('what is in the temporary file is not in memory, too', async () => {
  const kept = keepTexts();
  const before = inUse();
  for (let index = 0; index < 100; index++) await kept.add(`${index}${' '.repeat(2 ** 20)}`);
  expect(inUse() - before).toBeLessThan(30 * 2 ** 20);
  expect([...kept].map((text) => Number.parseInt(text, 10))).toEqual(Array.from({ length: 100 }, (_, index) => index));
  kept.close();
});

import { expect, test } from 'vitest';
import { SheetBuilder } from '../../src/readers/sheet/sheet-builder.ts';

test('a sheet may have as many rows with cells as a CSV has lines', () => {
  const sheet = new SheetBuilder('表');
  const content = { kind: 'number', value: '1', format: 'General' } as const;
  for (let row = 1; row <= 250_000; row++) sheet.put(row, 1, content);
  sheet.put(250_000, 2, content);
  expect(() => sheet.put(250_001, 1, content)).toThrow(expect.objectContaining({ code: 'too-large' }));
});

import { expect, test } from 'vitest';
import { dateContent } from '../../src/readers/sheet/date.ts';

test.each([
  ['1900-01-01', false, '1'],
  ['1900-02-28', false, '59'],
  // As spreadsheets have it, after a 29 February that did not exist.
  ['1900-03-01', false, '61'],
  ['2023-12-31', false, '45291'],
  ['2023-12-31T12:00', false, '45291.5'],
  ['1904-01-02', true, '1'],
  ['2023-12-31', true, '43829'],
])('%s, from 1904: %s', (value, date1904, serial) => {
  expect(dateContent(value, 'General', date1904)).toMatchObject({ kind: 'number', value: serial });
});

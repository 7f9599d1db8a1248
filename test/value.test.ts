import { expect, test } from 'vitest';
import { readValue } from '../src/value.ts';

test.each(['12¹', '12①', '12（①）', '12❶', '12件②'])('the mark of a footnote is no digit: %s', (text) => {
  expect(readValue({ text })).toMatchObject({ kind: 'number', number: { units: 12n, scale: 0 } });
});

test.each(['①', '½'])('nor is it a number by itself: %s', (text) => {
  expect(readValue({ text })).toEqual({ kind: 'unreadable' });
});

test.each([
  ['0012', 12n],
  ['12。', 12n],
  ['="12"', 12n],
  ['="0012"', 12n],
  ['００１２', 12n],
])('%s is clear, if not written as a number is', (text, units) => {
  expect(readValue({ text })).toEqual({ kind: 'number', number: { units, scale: 0 }, irregular: true });
});

test.each([
  '１２',
  '1,234',
  '+19',
  '0.00',
  ' 12 ',
  '12件',
  '22（其中修订16件）',
])('%s is written as numbers are', (text) => {
  expect(readValue({ text })).not.toHaveProperty('irregular');
  expect(readValue({ text }).kind).toBe('number');
});

test.each([
  '000',
  '00',
  '0,012',
  '0 012',
  '15余条',
  '约20',
  '12.',
  '=12',
  '="约20"',
  '12。3',
])('%s is not guessed', (text) => {
  expect(readValue({ text })).toEqual({ kind: 'unreadable' });
});

test('a number that a workbook stores is one, with whatever zeros its format shows it', () => {
  expect(readValue({ text: '0012', stored: { number: '12' } })).toEqual({
    kind: 'number',
    number: { units: 12n, scale: 0 },
  });
});

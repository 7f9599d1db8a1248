import { expect, test } from 'vitest';
import { readValue } from '../src/value.ts';

test.each(['12¹', '12①', '12（①）', '12❶', '12件②'])('the mark of a footnote is no digit: %s', (text) => {
  expect(readValue({ text })).toMatchObject({ kind: 'number', number: { units: 12n, scale: 0 } });
});

test.each(['①', '½'])('nor is it a number by itself: %s', (text) => {
  expect(readValue({ text })).toEqual({ kind: 'unreadable' });
});

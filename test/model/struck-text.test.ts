import { expect, test } from 'vitest';
import {
  asCrossing,
  asStruck,
  hasCrossing,
  hasStruckText,
  withoutStrikeMarks,
  withoutStruckText,
} from '../../src/model/struck-text.ts';

test('struck and crossing characters', () => {
  const struck = [...'12'].map(asStruck).join('');
  const crossing = `3${asCrossing('4')}`;
  expect([hasStruckText(struck), hasStruckText(crossing), hasStruckText('12')]).toEqual([true, false, false]);
  expect([hasCrossing(struck), hasCrossing(crossing), hasCrossing('12')]).toEqual([false, true, false]);
  expect(withoutStrikeMarks(`${struck}${crossing}${struck}${crossing}`)).toBe('12341234');
  expect(withoutStruckText(`${struck}34`)).toBe('34');
  expect(withoutStruckText(`${asStruck('\n')}3${crossing}${struck}`)).toBe('334');
  expect(withoutStruckText(`${struck} `)).toBe('12 ');
  expect(withoutStruckText(crossing)).toBe('34');
  expect(withoutStruckText(`${asStruck('😀')}\u03365`)).toBe('5');
});

import { describe, expect, test } from 'vitest';
import { ArtifactError, UnexpectedLayoutError, UnrelatedFileError, UserError } from '../../src/model/errors.ts';
import { fingerprint } from '../../src/model/fingerprint.ts';
import { groupBy } from '../../src/model/group-by.ts';
import { memoize, memoizeBy, memoizeText } from '../../src/model/memoize.ts';
import {
  asCrossing,
  asStruck,
  hasCrossing,
  hasStruckText,
  withoutStrikeMarks,
  withoutStruckText,
} from '../../src/model/struck-text.ts';
import { listNames, sayIn } from '../../src/model/text.ts';
import { isUnit } from '../../src/model/value.ts';

test('a fingerprint is FNV-1a over the parts with NUL between', () => {
  expect(fingerprint('')).toBe('cbf29ce484222325');
  expect(fingerprint('a')).toBe('af63dc4c8601ec8c');
  expect(fingerprint('foobar')).toBe('85944171f73967e8');
  expect(fingerprint('a', 'b')).toBe(fingerprint('a\u0000b'));
  expect(fingerprint('a', 'b')).not.toBe(fingerprint('ab'));
  expect(fingerprint('😀')).not.toBe(fingerprint('\ud83d'));
  // A hash with a zero in front keeps its width.
  expect(fingerprint('77')).toHaveLength(16);
  const lengths = Array.from({ length: 200 }, (_, number) => fingerprint(String(number)).length);
  expect(new Set(lengths)).toEqual(new Set([16]));
});

test('groups and their values keep the order in which they come', () => {
  expect([...groupBy([3, 1, 4, 1, 5, 9], (number) => number % 2)]).toEqual([
    [1, [3, 1, 1, 5, 9]],
    [0, [4]],
  ]);
});

describe('a memoised function', () => {
  const calls: unknown[] = [];
  const noting = <T>(argument: T) => {
    calls.push(argument);
    return { argument };
  };

  test('computes once for an object', () => {
    const once = memoize(noting<object>);
    const [a, b] = [{}, {}];
    expect([once(a), once(b), once(a)]).toEqual([{ argument: a }, { argument: b }, { argument: a }]);
    expect(once(a)).toBe(once(a));
    expect(calls.splice(0)).toEqual([a, b]);
  });

  test('keeps undefined, too', () => {
    const nothing = memoize((object: object) => void calls.push(object));
    const a = {};
    nothing(a);
    nothing(a);
    expect(calls.splice(0)).toEqual([a]);
  });

  test('computes once for a text, and for arguments with one key', () => {
    const once = memoizeText(noting<string>);
    expect([once('a'), once('b'), once('a')].map(({ argument }) => argument)).toEqual(['a', 'b', 'a']);
    const byLength = memoizeBy((text: string) => String(text.length), 10, noting<string>);
    expect([byLength('aa'), byLength('b'), byLength('cc')].map(({ argument }) => argument)).toEqual(['aa', 'b', 'aa']);
    expect(calls.splice(0)).toEqual(['a', 'b', 'aa', 'b']);
  });

  test('begins anew when it has kept as many results as it may', () => {
    const few = memoizeBy((text: string) => text, 2, noting<string>);
    for (const text of ['a', 'b', 'a', 'b', 'c', 'c', 'a']) few(text);
    expect(calls.splice(0)).toEqual(['a', 'b', 'c', 'a']);
  });
});

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

test('names are listed up to five', () => {
  expect(listNames([])).toEqual({ zh: '', en: '' });
  expect(listNames(['a', 'b', 'c', 'd', 'e'])).toEqual({ zh: 'a、b、c、d、e', en: 'a, b, c, d, e' });
  expect(listNames(['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toEqual({
    zh: 'a、b、c、d、e 等 7 个',
    en: 'a, b, c, d, e and 2 more',
  });
  expect([sayIn('zh')('甲', 'a'), sayIn('en')('甲', 'a')]).toEqual(['甲', 'a']);
});

test('a unit alone is one', () => {
  expect(['件', ' 万元 ', '人次', '元'].map(isUnit)).toEqual([true, true, true, true]);
  expect(['', '3件', '件数', '万'].map(isUnit)).toEqual([false, false, false, false]);
});

test('errors have names of their own, and the English words as their message', () => {
  const text = { zh: '不对', en: 'wrong' };
  const cause = new Error('why');
  const errors = [
    new UserError('damaged', text, { cause }),
    new ArtifactError('usage', text),
    new UnrelatedFileError('usage', text),
    new UnexpectedLayoutError('invalid', text, ['a', 'b'], { cause }),
  ];
  expect(errors.map(({ name, code, message, cause }) => [name, code, message, cause])).toEqual([
    ['UserError', 'damaged', 'wrong', cause],
    ['ArtifactError', 'usage', 'wrong', undefined],
    ['Unrelated', 'usage', 'wrong', undefined],
    ['OtherLayout', 'invalid', 'wrong', cause],
  ]);
  expect(errors.at(-1)).toMatchObject({ text, texts: ['a', 'b'] });
});

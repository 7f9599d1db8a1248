import { describe, expect, test } from 'vitest';
import { memoize, memoizeBy, memoizeInObject, memoizeText } from '../../src/model/memoize.ts';

describe('a memoised function', () => {
  /** A list, and a function that notes in it what it is called with. */
  const witness = () => {
    const calls: unknown[] = [];
    const noting = <T>(argument: T) => {
      calls.push(argument);
      return { argument };
    };
    return { calls, noting };
  };

  describe.each([
    ['beside objects', memoize],
    ['in objects', memoizeInObject],
  ])('%s', (_, wrap) => {
    test('computes once for an object', () => {
      const { calls, noting } = witness();
      const once = wrap(noting<object>);
      const [a, b] = [{}, {}];
      expect([once(a), once(b), once(a)]).toEqual([{ argument: a }, { argument: b }, { argument: a }]);
      expect(once(a)).toBe(once(a));
      expect(calls).toEqual([a, b]);
    });

    test('keeps undefined, too', () => {
      const { calls } = witness();
      const nothing = wrap((object: object) => void calls.push(object));
      const a = {};
      nothing(a);
      nothing(a);
      expect(calls).toEqual([a]);
    });

    test('computes anew for a copy', () => {
      const { calls, noting } = witness();
      const once = wrap(noting<object>);
      const a = { b: 1 };
      for (const one of [a, { ...a }, structuredClone(a)]) once(one);
      expect(calls).toEqual([a, a, a]);
    });
  });

  test('computes once for a text, and for arguments with one key', () => {
    const { calls, noting } = witness();
    const once = memoizeText(noting<string>);
    expect([once('a'), once('b'), once('a')].map(({ argument }) => argument)).toEqual(['a', 'b', 'a']);
    const byLength = memoizeBy((text: string) => String(text.length), 10, noting<string>);
    expect([byLength('aa'), byLength('b'), byLength('cc')].map(({ argument }) => argument)).toEqual(['aa', 'b', 'aa']);
    expect(calls).toEqual(['a', 'b', 'aa', 'b']);
  });

  test('begins anew when it has kept as many results as it may', () => {
    const { calls, noting } = witness();
    const few = memoizeBy((text: string) => text, 2, noting<string>);
    for (const text of ['a', 'b', 'a', 'b', 'c', 'c', 'a']) few(text);
    expect(calls).toEqual(['a', 'b', 'c', 'a']);
  });
});

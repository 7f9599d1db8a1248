import { expect, test } from 'vitest';
import { languages, listNames, sayIn } from '../../src/model/text.ts';

test('names are listed up to five', () => {
  expect(listNames([])).toEqual({ zh: '', en: '' });
  expect(listNames(['a', 'b', 'c', 'd', 'e'])).toEqual({ zh: 'a、b、c、d、e', en: 'a, b, c, d, e' });
  expect(listNames(['a', 'b', 'c', 'd', 'e', 'f']).en).toBe('a, b, c, d, e and 1 more');
  expect(listNames(['a', 'b', 'c', 'd', 'e', 'f']).zh).toBe('a、b、c、d、e 等 6 个');
  expect(listNames(['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toEqual({
    zh: 'a、b、c、d、e 等 7 个',
    en: 'a, b, c, d, e and 2 more',
  });
  expect(languages).toEqual(['zh', 'en']);
  expect([sayIn('zh')('甲', 'a'), sayIn('en')('甲', 'a')]).toEqual(['甲', 'a']);
});

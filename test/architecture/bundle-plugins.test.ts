import { describe, expect, test } from 'vitest';
import { sharedShapes } from '../../scripts/bundle-plugins.js';

/** Returns the code of a chunk as the plugin writes it. */
function written(code: string): string {
  const chunk = { type: 'chunk', code };
  sharedShapes().generateBundle({}, { 'a.js': chunk });
  return chunk.code;
}

describe('object literals that begin with a spread', () => {
  test.each([
    ['({...a,b:1})', '({...null,...a,b:1})'],
    ['({...a,...b})', '({...null,...a,...b})'],
    ['({...a,b:{...c,d:[{...e,f}]}})', '({...null,...a,b:{...null,...c,d:[{...null,...e,f}]}})'],
    ['f(中,"中",{...a,b})', 'f(中,"中",{...null,...a,b})'],
    ['({...a})', '({...a})'],
    ['({b:1,...a})', '({b:1,...a})'],
    ['[...a,b]', '[...a,b]'],
    ['const {...a} = b', 'const {...a} = b'],
    ['f({...a},b)', 'f({...a},b)'],
    ['"({...a,b})"', '"({...a,b})"'],
  ])('%s is written as %s', (code, expected) => {
    expect(written(code)).toBe(expected);
  });

  test('give the same object', () => {
    const code = '({...a,x:3,...b,...(c&&{y:4})})';
    const given = { a: JSON.parse('{"x":1,"__proto__":5,"0":7}'), b: undefined, c: true };
    const run = (text: string) => new Function(...Object.keys(given), `return ${text}`)(...Object.values(given));
    const [before, after] = [run(code), run(written(code))];
    expect(Reflect.ownKeys(after)).toEqual(Reflect.ownKeys(before));
    for (const key of Reflect.ownKeys(before)) expect(after[key]).toEqual(before[key]);
    expect(Object.getPrototypeOf(after)).toBe(Object.prototype);
  });
});

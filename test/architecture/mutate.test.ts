import { describe, expect, it } from 'vitest';
import { instrument, mutantsOf } from '../../scripts/mutants/mutate.js';

/** Returns what each mutant of a source reads, in its order. */
const mutated = (code: string) => mutantsOf(code).map((one) => `${one.original} → ${one.mutated}`);

/** Runs an instrumented body of a function with one of its mutants on. */
function run(body: string, on: number, step = () => {}): unknown {
  const mutants = mutantsOf(`function f() {${body}}`).map((one, index) => ({ ...one, id: index + 1 }));
  const isOn = Object.assign((id: number) => id === on, { step });
  return new Function('__m', `${instrument(`function f() {${body}}`, mutants)} return f();`)(isOn);
}

describe('mutants', () => {
  it('change one operator, literal, condition or call at a time', () => {
    expect(mutated("if (a < 1) b(); else c ??= d?.e.filter(g).length + 2n * -h['x'];")).toMatchInlineSnapshot(`
      [
        "if (a < 1) b(); else c ??= d?.e.filter(g).length + 2n * -h['x']; → if (true) b(); else c ??= d?.e.filter(g).length + 2n * -h['x'];",
        "if (a < 1) b(); else c ??= d?.e.filter(g).length + 2n * -h['x']; → if (false) b(); else c ??= d?.e.filter(g).length + 2n * -h['x'];",
        "if (a < 1) b(); else c ??= d?.e.filter(g).length + 2n * -h['x']; → if (a <= 1) b(); else c ??= d?.e.filter(g).length + 2n * -h['x'];",
        "a < 1 → a < 0",
        "b(); → ",
        "c ??= d?.e.filter(g).length + 2n * -h['x']; → ",
        "c ??= d?.e.filter(g).length + 2n * -h['x']; → c = d?.e.filter(g).length + 2n * -h['x'];",
        "c ??= d?.e.filter(g).length + 2n * -h['x'] → c ??= d?.e.filter(g).length - 2n * -h['x']",
        "d?.e.filter(g).length → d?.e.length",
        "d?.e.filter(g).length + 2n * -h['x'] → d?.e.filter(g).length + 2n / -h['x']",
        "2n * -h['x'] → 3n * -h['x']",
        "2n * -h['x'] → 2n * h['x']",
        "h['x'] → h['']",
      ]
    `);
    expect(
      mutated('const ok = list.every((one) => one >= 0 && !one.gone) || /^a+[bc]?$/.test(text);'),
    ).toMatchInlineSnapshot(`
      [
        "list.every((one) => one >= 0 && !one.gone) || /^a+[bc]?$/.test(text) → list.every((one) => one >= 0 && !one.gone)",
        "list.every((one) => one >= 0 && !one.gone) || /^a+[bc]?$/.test(text) → /^a+[bc]?$/.test(text)",
        "list.every((one) => one >= 0 && !one.gone) || /^a+[bc]?$/.test(text) → list.some((one) => one >= 0 && !one.gone) || /^a+[bc]?$/.test(text)",
        "(one) => one >= 0 && !one.gone → (one) => one >= 0",
        "(one) => one >= 0 && !one.gone → (one) => !one.gone",
        "one >= 0 && !one.gone → one > 0 && !one.gone",
        "one >= 0 && !one.gone → one < 0 && !one.gone",
        "one >= 0 → one >= 1",
        "one >= 0 && !one.gone → one >= 0 && one.gone",
        "/^a+[bc]?$/.test → /a+[bc]?$/.test",
        "/^a+[bc]?$/.test → /^a*[bc]?$/.test",
        "/^a+[bc]?$/.test → /^a+[^bc]?$/.test",
        "/^a+[bc]?$/.test → /^a+[bc]$/.test",
        "/^a+[bc]?$/.test → /^a+[bc]?/.test",
      ]
    `);
    expect(mutated('for (const one of [1]) a += `x`; while (a === true) i++;')).toMatchInlineSnapshot(`
      [
        "for (const one of [1]) a += \`x\`; → for (const one of []) a += \`x\`;",
        "[1] → [0]",
        "a += \`x\`; → ",
        "a += \`x\`; → a -= \`x\`;",
        "a += \`x\` → a += \`\`",
        "while (a === true) i++; → while (false) i++;",
        "while (a === true) i++; → while (a !== true) i++;",
        "a === true → a === false",
        "i++; → ",
        "i++; → i--;",
      ]
    `);
  });

  it('leave out types, imports, keys and words for the user', () => {
    expect(
      mutated(`
        import { a } from './a.ts';
        export type B = 'b' | 1;
        const c = { 'd': e as 'f', message: { zh: '总计', en: 'total' } };
      `),
    ).toEqual([]);
  });

  it('keep parentheses', () => {
    const changed = mutantsOf('((a ?? b) as number[]).filter(c).length * (d + e);').map(
      ({ replacement }) => replacement,
    );
    expect(changed).toContain('((a ?? b) as number[])');
    expect(changed).toContain('((a ?? b) as number[]).filter(c).length / (d + e)');
  });

  it('are off unless switched on, one at a time', () => {
    const body = 'const a = undefined; return [1, 2].filter((one) => one > 1).length + (a?.b.slice(1).c ?? 7);';
    expect(run(body, 0)).toBe(8);
    const results = mutantsOf(`function f() {${body}}`).map((one, index) => `${one.mutated}: ${run(body, index + 1)}`);
    expect(results).toMatchInlineSnapshot(`
      [
        "[1, 2].filter((one) => one > 1).length - (a?.b.slice(1).c ?? 7): -6",
        "[1, 2].length: 9",
        "[].filter: 7",
        "[0, 2]: 8",
        "[1, 3]: 8",
        "(one) => one >= 1: 9",
        "(one) => one <= 1: 8",
        "one > 0: 9",
        "[1, 2].filter((one) => one > 1).length + (a?.b.slice(1).c): NaN",
        "[1, 2].filter((one) => one > 1).length + (7): 8",
        "a?.b.c: 8",
        "a?.b.slice(0): 8",
        "a?.b.slice(1).c ?? 8: 9",
      ]
    `);
  });

  it('count the steps of loops, so that an endless one ends', () => {
    const body = 'let i = 0; while (i < 3) i += 1; return i;';
    const stuck = 1 + mutantsOf(`function f() {${body}}`).findIndex(({ replacement }) => replacement === null);
    let steps = 0;
    const limited = () => {
      steps += 1;
      if (steps > 100) throw new Error('too many steps');
    };
    expect(run(body, 0, limited)).toBe(3);
    expect(() => run(body, stuck, limited)).toThrow('too many steps');
  });
});

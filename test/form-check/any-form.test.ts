import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkForm } from '../../src/config/custom-form.ts';
import { mistakesIn } from '../../src/form-check/index.ts';
import { forms, rules } from '../../src/lint.ts';
import { UserError } from '../../src/model/errors.ts';
import { ownForm } from '../support/own-form.ts';
import { runs } from '../support/random-runs.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Changes a value in one place, which the numbers choose: leaves something out, repeats it, or puts another of its kind there. */
function changed(value: Json, path: readonly number[], kind: number, other: Json): Json {
  const [step = 0, ...rest] = path;
  if (Array.isArray(value) && value.length > 0) {
    const index = step % value.length;
    if (rest.length === 0 && kind === 0) return value.toSpliced(index, 1);
    if (rest.length === 0 && kind === 1) return value.toSpliced(index, 0, value[index]!);
    return value.with(index, changed(value[index]!, rest, kind, other));
  }
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    const keys = Object.keys(value);
    const key = keys[step % keys.length];
    if (key === undefined) return value;
    if (rest.length === 0 && kind === 0)
      return Object.fromEntries(Object.entries(value).filter(([one]) => one !== key));
    return { ...value, [key]: changed(value[key]!, rest, kind, other) };
  }
  return typeof value === typeof other ? other : value;
}

const change = fc.record({
  path: fc.array(fc.nat(40), { minLength: 1, maxLength: 9 }),
  kind: fc.nat(2),
  other: fc.oneof(
    fc.constantFrom('total', 'received', 'published.total', '总数', '总计', '', 'column', 'row', 'requests'),
    fc.integer({ min: -1, max: 12 }),
    fc.boolean(),
  ),
});

test('any form that is nearly one is checked, and every mistake has a place in its file', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...forms, ownForm),
      fc.array(change, { minLength: 1, maxLength: 6 }),
      (form, changes) => {
        const whole = JSON.parse(JSON.stringify(form)) as Json;
        const spoilt = changes.reduce((value, { path, kind, other }) => changed(value, path, kind, other), whole);
        try {
          const { form: read, faults, faultOf } = checkForm(JSON.stringify(spoilt));
          const found = read ? mistakesIn(read, { forms, rules }).map(faultOf) : [];
          for (const { node, text } of [...faults, ...found]) {
            expect(node.loc.start.line).toBeGreaterThan(0);
            expect(Object.values(text).every((words) => words !== '')).toBe(true);
          }
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
        }
      },
    ),
    runs(100, 5000),
  );
});

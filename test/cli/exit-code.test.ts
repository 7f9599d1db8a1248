import { expect, test } from 'vitest';
import { type Counts, exitCode, type Limits } from '../../src/run/exit-code.ts';

const clean: Counts = { errors: 0, warnings: 0, infos: 0, incomplete: 0, cannotCheck: 0 };
const usual: Limits = { failOn: 'error', maxWarnings: undefined, exitZero: false };

const cases: readonly [string, Partial<Counts>, Partial<Limits>, 0 | 1 | 2][] = [
  ['nothing', {}, {}, 0],
  ['an error', { errors: 1 }, {}, 1],
  ['a warning is below the fail level', { warnings: 1 }, {}, 0],
  ['a warning at the fail level', { warnings: 1 }, { failOn: 'warning' }, 1],
  ['an error is above that', { errors: 1 }, { failOn: 'warning' }, 1],
  ['an info is below it', { infos: 1 }, { failOn: 'warning' }, 0],
  ['an error is above it', { errors: 1 }, { failOn: 'info' }, 1],
  ['an info at the fail level', { infos: 1 }, { failOn: 'info' }, 1],
  ['a file not checked in part', { incomplete: 1, errors: 1 }, { failOn: 'never', exitZero: true }, 2],
  ['no fail level', { errors: 1, warnings: 1, infos: 1 }, { failOn: 'never' }, 0],
  ['as many warnings as allowed', { warnings: 2 }, { maxWarnings: 2 }, 0],
  ['one more', { warnings: 3 }, { maxWarnings: 2 }, 1],
  ['warnings are limited whatever the fail level', { warnings: 1 }, { maxWarnings: 0, failOn: 'never' }, 1],
  ['a file that could not be checked', { cannotCheck: 1 }, {}, 2],
  ['2 beats 1', { errors: 1, cannotCheck: 1 }, {}, 2],
  ['2 whatever the fail level', { cannotCheck: 1 }, { failOn: 'never' }, 2],
  ['1 becomes 0', { errors: 1, warnings: 9 }, { exitZero: true, maxWarnings: 0 }, 0],
  ['2 does not', { cannotCheck: 1 }, { exitZero: true }, 2],
];

test.each(cases)('%s', (_, counts, limits, expected) => {
  expect(exitCode({ ...clean, ...counts }, { ...usual, ...limits })).toBe(expected);
});

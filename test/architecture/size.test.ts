import { expect, test } from 'vitest';
import { modules } from './modules.ts';

test('no module of more than 300 lines', () => {
  const sizes = modules.map(({ path, source }) => ({ path, lines: source.trimEnd().split('\n').length }));
  expect(sizes.filter(({ lines }) => lines > 300).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
});

test('no function of more than 80 lines', () => {
  const long = modules.flatMap(({ path, functions }) =>
    functions.filter(({ lines }) => lines > 80).map(({ name, line, lines }) => `${path}:${line} ${name}: ${lines}`),
  );
  expect(long).toEqual([]);
});

test('at most a dozen modules outside a folder', () => {
  expect(modules.map(({ path }) => path).filter((path) => !path.includes('/')).length).toBeLessThanOrEqual(12);
});

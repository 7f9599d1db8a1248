import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

const file = '乡镇/溪口镇.csv';

/** Returns the value of a setting for the file and where it comes from, in a folder with these configurations; null without one. */
async function held(key: string, files: Readonly<Record<string, object>>, ...argv: readonly string[]) {
  const cwd = scratch();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), JSON.stringify(content));
  }
  const { stdout } = await runIn(cwd, '--print-config', file, '--format', 'json', ...argv);
  const settings = JSON.parse(stdout);
  const [name, rule] = key.split('/') as [string, string?];
  if (settings[name] === null) return null;
  const { value, from } = rule ? settings[name][rule] : settings[name];
  return [value, from.replace(/:\d+$/, '')];
}

/** Places that may set a value, each of which overrides those before it; the years tell them apart. */
type Config = Record<string, unknown> & { overrides?: object[] };
const own = 'report-lint.config.json';
const places: readonly { readonly from: string; put(configs: Record<string, Config>, values: object): void }[] = [
  { from: '市.json', put: (configs, values) => Object.assign(configs['市.json']!, values) },
  { from: '市.json', put: (configs, values) => override(configs['市.json']!, ['**/*'], values) },
  { from: '县.json', put: (configs, values) => Object.assign(configs['县.json']!, values) },
  { from: own, put: (configs, values) => Object.assign(configs[own]!, values) },
  { from: own, put: (configs, values) => override(configs[own]!, ['*.csv'], values) },
  { from: own, put: (configs, values) => override(configs[own]!, ['乡镇'], values) },
];

function override(config: Config, files: readonly string[], values: object): void {
  config.overrides = [...(config.overrides ?? []), { files, ...values }];
}

/** The configurations in which these places set values, by their numbers. */
function configured(numbers: readonly number[], values: (number: number) => object): Record<string, Config> {
  const configs: Record<string, Config> = { '市.json': {}, '县.json': {}, [own]: { extends: ['市.json', '县.json'] } };
  for (const number of numbers) places[number]!.put(configs, values(number));
  return configs;
}

describe('of two places that set a value, the later one wins', () => {
  const pairs = places.flatMap((_, later) => places.slice(0, later).map((__, earlier) => [earlier, later] as const));

  test.each(pairs)('%i, %i', async (earlier, later) => {
    const configs = configured([earlier, later], (number) => ({ year: 2010 + number }));
    expect(await held('year', configs)).toEqual([2010 + later, places[later]!.from]);
    expect(await held('year', configs, '--year', '2030')).toEqual([2030, 'command line']);
  });

  test('rule by rule: what the later one does not set stays', async () => {
    const levels = ['error', 'warning', 'info', 'off', 'error', 'warning'];
    const rules = ['blank-count', 'dashed-count', 'noted-count', 'missing-row', 'unknown-cell', 'empty-table'];
    const all = places.map((_, number) => number);
    // Each place sets its own rule and those of the places before it.
    const configs = configured(all, (number) => ({
      rules: Object.fromEntries(rules.slice(number).map((rule) => [rule, levels[number]])),
    }));
    for (const [number, rule] of rules.entries()) {
      expect(await held(`rules/${rule}`, configs), rule).toEqual([levels[number], places[number]!.from]);
    }
  });
});

test('an override holds for the files that it names, and for no others', async () => {
  const config = { [own]: { year: 2023, overrides: [{ files: ['县直/*'], year: 2022 }] } };
  expect(await held('year', config)).toEqual([2023, own]);
});

test('of the configurations above a file, the nearest one counts, and no other', async () => {
  const configs = { [own]: { year: 2021, blank: 'unknown' }, [`乡镇/${own}`]: { year: 2022 } };
  expect(await held('year', configs)).toEqual([2022, `乡镇/${own}`]);
  expect(await held('blank', configs)).toEqual(['zero', 'default']);
});

test('a later glob with ! takes a path out of those that are ignored', async () => {
  const ignored = (globs: readonly string[]) => held('ignored', { [own]: { ignore: globs } });
  expect(await ignored(['乡镇'])).toEqual(['乡镇', own]);
  expect(await ignored(['乡镇', '!乡镇/溪口镇.csv'])).toBeNull();
  expect(await ignored(['!乡镇/溪口镇.csv', '乡镇'])).toEqual(['乡镇', own]);
});

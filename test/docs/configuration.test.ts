import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import schema from '../../schemas/config.schema.json' with { type: 'json' };
import { type Language, languages } from '../../src/model/text.ts';
import { allRules } from '../../src/rules/index.ts';
import { runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

interface Property {
  readonly $ref?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly type?: string | readonly string[];
}

const definitions = schema.$defs as Readonly<Record<string, Property>>;
const properties = Object.entries(schema.properties as Readonly<Record<string, Property>>).map(
  ([key, own]) => [key, { ...(own.$ref && definitions[own.$ref.replace('#/$defs/', '')]), ...own }] as const,
);
/** The keys that say how files are checked; `$schema` is for editors. */
const keys = properties.filter(([key]) => key !== '$schema');

const words = {
  zh: { page: 'docs/configuration.zh-CN.md', default: /默认：?\s*([^。]+?)。/, none: /^无/ },
  en: { page: 'docs/configuration.md', default: /Default:\s*(.+?)\.(?:\s|$)/, none: /^none/ },
};

/** The page says for each key which values it takes, and which it has where none is set. */
describe.each(languages)('the page on the configuration, %s', (language) => {
  const { page, default: pattern, none } = words[language];
  const sections = Object.fromEntries(
    readFileSync(page, 'utf8')
      .split(/^## /m)
      .slice(1)
      .map((section) => [/^`(.+)`/.exec(section)![1]!, section.replaceAll(/\n(?=[^\n])/g, ' ')]),
  );

  test('has a section for every key, in the order of the schema, and for nothing else', () => {
    expect(Object.keys(sections)).toEqual(properties.map(([key]) => key));
  });

  test.each(keys)('%s: the default', (key, { default: value }) => {
    const said = pattern.exec(sections[key]!)?.[1] ?? '';
    const [quoted] = /`[^`]+`/.exec(said) ?? [];
    if (key === 'rules') expect(said).toContain('README');
    else if (value === undefined) expect(said).toMatch(none);
    else expect(quoted).toBe(`\`${JSON.stringify(value)}\``);
  });

  test.each(keys)('%s: the values', (key, { enum: values, type }) => {
    const [said = ''] = sections[key]!.split(pattern);
    const literals = [...said.matchAll(/`("[^`]+"|true|false)`/g)].map(([, value]) => JSON.parse(value!));
    const quoted = [...new Set(literals)];
    if (values) expect(quoted).toEqual(values);
    if (type === 'boolean') expect(quoted).toEqual([true, false]);
    if (key === 'rules') expect(quoted).toEqual(definitions.severity!.enum);
  });
});

/** Where the program runs without a configuration, every value is the default that schema and pages name. */
test('without a configuration, the defaults are those of the schema', async () => {
  const { stdout } = await runIn(scratch(), '--print-config', 'a.csv', '--format', 'json');
  const { file: _, configuration, ignored, forms, rules, ...settings } = JSON.parse(stdout);
  const valued = keys.filter(([, { default: value }]) => value !== undefined);
  expect(settings).toEqual(
    Object.fromEntries(valued.map(([key, { default: value }]) => [key, { value, from: 'default' }])),
  );
  expect([configuration, ignored, forms.map(({ from }: { from: string }) => from)]).toEqual([
    [],
    null,
    ['default', 'default'],
  ]);
  const severities = allRules.map(({ id, severity }) => [id, { value: severity, from: 'default' }]);
  expect(rules).toEqual(Object.fromEntries(severities));
});

/** What `init` writes and editors show: a line in 中文, one in English. */
describe('the schema of the configuration', () => {
  test.each(properties)('%s is described in two languages', (_, { description = '' }) => {
    const lines = description.split('\n');
    expect(lines).toHaveLength(2);
    expect(lines.map((line) => /\p{Script=Han}/u.test(line))).toEqual([true, false]);
  });

  test.each(keys)('%s: a default that is described is the one that holds', (key, { description, default: value }) => {
    for (const [index, language] of (['zh', 'en'] as const satisfies Language[]).entries()) {
      const said = words[language].default.exec(description!.split('\n')[index]!)?.[1];
      if (said === undefined || key === 'lang') continue;
      expect(said).toMatch(words[language].none);
      expect(value ?? null).toBeNull();
    }
  });

  test.each(keys)('%s: the values that are described are those that it takes', (_, { description, enum: values }) => {
    for (const line of values ? description!.split('\n') : []) {
      expect(values!.filter((value) => !new RegExp(`\\b${value}\\b`).test(line))).toEqual([]);
    }
  });

  test('knows every rule, with its title, and no other', () => {
    const titles = allRules.map(({ id, title }) => [
      id,
      { $ref: '#/$defs/severity', description: `${title.zh}\n${title.en}` },
    ]);
    expect(schema.$defs.rules.properties).toEqual(Object.fromEntries(titles));
  });
});

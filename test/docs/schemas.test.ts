import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatterNames } from '../../src/formatters/index.ts';
import { rules as allRules } from '../../src/lint.ts';
import type { ProblemCode } from '../../src/model/errors.ts';
import type { Severity } from '../../src/model/form.ts';
import type { Certainty, Diagnostic, Fix, MistakeKind, Verdict } from '../../src/model/result.ts';
import { tablesIn } from '../support/markdown-tables.ts';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
  readonly [key: string]: unknown;
}

const schemaOf = (name: string) => JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8')) as Schema;

/** Every object that a schema describes with its keys, and where. */
function objectsIn(schema: unknown, at = ''): [string, Schema][] {
  if (schema === null || typeof schema !== 'object') return [];
  const own = schema as Schema;
  const inside = Object.entries(own).flatMap(([key, value]) => objectsIn(value, `${at}/${key}`));
  return own.properties && typeof own.properties === 'object' ? [[at, own], ...inside] : inside;
}

/** A value that is not a plain number says what there is to say; a receipt has the roster of a run that had one. */
const optional = new Map([
  ['/$defs/value/oneOf/1', ['number', 'unit', 'note']],
  ['', ['roster']],
]);

/**
 * What the program writes for others has every key, always. That it has no other is seen where its output is validated; that
 * it has all of them, from what is required here.
 */
describe.each(['result', 'receipt', 'fix', 'diff'])('%s.schema.json', (name) => {
  const objects = objectsIn(schemaOf(name));

  test.each(objects)('%s requires all of its keys, and allows no others', (at, { properties, required, ...rest }) => {
    const left = optional.get(at) ?? [];
    expect(required?.toSorted()).toEqual(
      Object.keys(properties!)
        .filter((key) => !left.includes(key))
        .sort(),
    );
    expect(rest.additionalProperties).toBe(false);
  });
});

/** The keys that the table of a page explains, in backquotes. */
function keysIn(page: string): string[] {
  const [table] = tablesIn(readFileSync(page, 'utf8')).filter(([row]) => /^`(?:tool|\$schema)`$/.test(row?.[0] ?? ''));
  return table!.map(([key]) => key!.replaceAll('`', ''));
}

const pagesOf = (name: string) => [`docs/${name}.md`, `docs/${name}.zh-CN.md`];

test.each(pagesOf('receipt'))('%s explains every key of a receipt', (page) => {
  const [whole, file] = objectsIn(schemaOf('receipt')).filter(([at]) => /^$|\/file$|files\/items$/.test(at));
  expect(['schemaVersion', ...keysIn(page)].sort()).toEqual(Object.keys(whole![1].properties!).sort());
  const [, row = ''] = /^\| `files` \| (.*) \|$/m.exec(readFileSync(page, 'utf8'))!;
  expect(Object.keys(file![1].properties!).filter((key) => !row.includes(`\`${key}\``))).toEqual([]);
});

test.each(pagesOf('baseline'))('%s explains every key of a baseline and its entries', (page) => {
  const objects = objectsIn(schemaOf('baseline')).filter(([at]) => at === '' || at === '/$defs/entry');
  const keys = objects.flatMap(([, { properties }]) => Object.keys(properties!));
  expect(keysIn(page).sort()).toEqual(keys.sort());
});

test('the page on output formats has a section for each', () => {
  const sections = [...readFileSync('docs/output-formats.md', 'utf8').matchAll(/^## (\w+)$/gm)];
  expect(sections.map(([, name]) => name!).sort()).toEqual(formatterNames.toSorted());
});

/** The values of a type; the compiler holds them to it. */
const valuesOf = <Value extends string>(values: Readonly<Record<Value, true>>) => Object.keys(values).sort();

const verdicts = valuesOf<Verdict>({ pass: true, fail: true, incomplete: true, 'cannot-check': true });
const severities = valuesOf<Severity>({ error: true, warning: true, info: true });
const levels = valuesOf<Severity | 'off'>({ error: true, warning: true, info: true, off: true });
const kinds = valuesOf<Diagnostic['kind']>({ fail: true, open: true });
const codes = valuesOf<Exclude<ProblemCode, 'usage'>>({
  'not-found': true,
  'no-permission': true,
  unsupported: true,
  encrypted: true,
  damaged: true,
  'too-large': true,
  'no-form-table': true,
  'not-filled-in': true,
  glued: true,
  picture: true,
  invalid: true,
  'gave-up': true,
});
const mistakes = valuesOf<MistakeKind>({
  cell: true,
  'recomputed-total': true,
  swap: true,
  shift: true,
  'stale-total': true,
  'counted-twice': true,
});

/** Values are public, as keys are: none is lost from a schema, and none comes unseen. */
test.each([
  ['result', '/$defs/file/properties/verdict', verdicts],
  ['result', '/$defs/problem/properties/code', codes],
  ['result', '/$defs/mistakeKind', mistakes],
  ['result', '/$defs/diagnostic/properties/severity', severities],
  ['result', '/$defs/diagnostic/properties/kind', kinds],
  ['result', '/$defs/certainty', valuesOf<Certainty>({ only: true, likely: true, possible: true })],
  ['result', '/$defs/safety', valuesOf<Fix['safety']>({ safe: true, suggested: true })],
  ['receipt', '/properties/result', verdicts],
  ['receipt', '/$defs/file/properties/verdict', verdicts],
  ['receipt', '/$defs/file/properties/rules/additionalProperties', levels],
  ['receipt', '/properties/rules/additionalProperties', levels],
  ['config', '/$defs/severity', levels],
])('%s.schema.json %s has every value of the program', (name, pointer, values) => {
  const keys = pointer.split('/').slice(1);
  const at = keys.reduce((one, key) => one[key] as Schema, schemaOf(name)) as Schema & {
    enum?: string[];
    oneOf?: { const: string }[];
  };
  expect((at.enum ?? at.oneOf!.map((one) => one.const)).toSorted()).toEqual(values);
});

test('the examples of a configuration name rules that there are', () => {
  const known = new Set(allRules.map(({ id }) => id));
  const named = membersNamed('rules', membersNamed('examples', schemaOf('config'))).flatMap((rules) =>
    Object.keys(rules),
  );
  expect(named).not.toEqual([]);
  expect(named.filter((id) => !known.has(id))).toEqual([]);
});

/** Returns all values of a key, however deep. */
function membersNamed(key: string, value: unknown): object[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => (name === key ? [inner] : membersNamed(key, inner)));
}

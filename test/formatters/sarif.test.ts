import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, test } from 'vitest';
import { slashed, uriOf } from '../../src/formatters/paths.ts';
import { forms, lint } from '../../src/lint.ts';
import type { Diagnostic, FileResult } from '../../src/model/result.ts';
import { languages } from '../../src/model/text.ts';
import { everything, hostile, hostileName, judged, resultOf, unchecked, written } from '../support/results.ts';
import { bad } from '../support/run.ts';

const { $schema, id, ...schema } = createRequire(import.meta.url)(
  '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
);
const reference = /^(?:[\w.~!$&'()*+,;=:@/?#[\]-]|%[0-9A-F]{2})*$/;
const validate = new Ajv({
  allErrors: true,
  strict: false,
  // One of its patterns is none in Unicode mode.
  unicodeRegExp: false,
  formats: { uri: /^[a-z][a-z0-9+.-]*:/i, 'uri-reference': reference, 'date-time': true },
}).compile(schema);

describe('SARIF', () => {
  let diagnostics: Diagnostic[];
  let run: ReturnType<typeof JSON.parse>;
  beforeAll(async () => {
    const result = resultOf(await everything());
    diagnostics = result.files.flatMap((file) => file.diagnostics);
    [run] = JSON.parse(await written('sarif', result)).runs;
  });

  test.each(languages)('is as the schema says, in %s', async (language) => {
    const files = [...(await everything()), await hostile(), unchecked(`x${hostileName}`)];
    expect(validate(JSON.parse(await written('sarif', resultOf(files), { language })))).toBe(true);
    expect(validate.errors).toBeNull();
    expect(validate({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false);
  });

  test('what cannot be told is open, of level none; nothing else is', () => {
    const kinds = run.results.map(({ kind, level }: { kind: string; level: string }) => `${kind} ${level}`);
    expect(new Set(kinds)).toEqual(new Set(['fail error', 'fail warning', 'fail note', 'open none']));
    const open = diagnostics.filter(({ kind }) => kind === 'open').length;
    // And one file that could not be checked.
    expect(kinds.filter((kind: string) => kind === 'open none')).toHaveLength(open + 1);
  });

  test('the rules are those of the results, with help in Markdown', () => {
    const { rules } = run.tool.driver;
    const used = new Set(run.results.map(({ ruleId }: { ruleId: string }) => ruleId));
    expect(new Set(rules.map((rule: { id: string }) => rule.id))).toEqual(used);
    for (const { ruleId, ruleIndex } of run.results) expect(rules[ruleIndex].id).toBe(ruleId);
    const [first] = rules;
    expect(first.help.markdown).toContain('**如何停用本规则** `--rule applicant-total=off`');
    expect(first.help.text).toContain('如何停用本规则：--rule applicant-total=off');
    expect(first.fullDescription.text).toMatch(/^表三每一行从左到右是/);
  });

  test('a relation of another family with the id of one of the program is not described by its page', async () => {
    const [form] = forms;
    const own = { ...form!, id: 'petitions-1', family: 'petitions' };
    const file = await lint(bad, { path: 'own.csv', forms: [own] });
    const described = async (...files: FileResult[]) => {
      const { rules } = JSON.parse(await written('sarif', resultOf(files))).runs[0].tool.driver;
      return rules.find((rule: { id: string }) => rule.id === 'applicant-total');
    };
    const { source, title } = own.relations.find((one) => one.id === 'applicant-total')!;
    for (const rule of [await described(file), await described(file, await judged('bad.csv'))]) {
      expect([rule.shortDescription.text, rule.fullDescription.text, rule.help]).toEqual([
        title.zh,
        source,
        { text: source },
      ]);
    }
  });

  test.each([
    { by: '办公室', expires: null },
    { by: null, expires: '2026-12-31' },
  ])('who accepted a finding stays, and until when: %o', async (words) => {
    const file = await judged('bad.csv');
    const suppressed = { reason: '已说明', ...words };
    const accepted = { ...file, diagnostics: file.diagnostics.map((one) => ({ ...one, suppressed })) };
    const { results } = JSON.parse(await written('sarif', resultOf([accepted]))).runs[0];
    expect(results[0].suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: '已说明', properties: words },
    ]);
  });

  test('each result has a fingerprint of its own', () => {
    const own = run.results.map((one: { fingerprints: Record<string, string> }) => one.fingerprints['reportLint/v1']);
    expect(new Set(own).size).toBe(run.results.length);
    expect(own.filter((one: string) => diagnostics.some(({ fingerprint }) => fingerprint === one))).toHaveLength(
      diagnostics.length,
    );
  });

  test('a file that is incomplete or could not be checked is a notification of the tool', () => {
    const [invocation] = run.invocations;
    expect(invocation.executionSuccessful).toBe(false);
    expect(invocation.toolExecutionNotifications).toEqual([
      {
        level: 'error',
        message: { text: '部分未核对：勾稽关系核对 40/42，数据 199 格，空白 1 格，共 200 格' },
        descriptor: { id: 'incomplete' },
        locations: [{ physicalLocation: { artifactLocation: { uri: 'part.csv' } } }],
      },
      {
        level: 'error',
        message: { text: '文件设了密码，打不开；请去掉密码后再核对' },
        descriptor: { id: 'encrypted' },
        locations: [{ physicalLocation: { artifactLocation: { uri: '%E6%89%AB%E6%8F%8F%E4%BB%B6.pdf' } } }],
      },
    ]);
  });

  test('a place is a line of a text, or row and column, and the cell besides', async () => {
    const [{ locations, relatedLocations }] = run.results;
    expect(locations).toEqual([
      {
        physicalLocation: { artifactLocation: { uri: 'bad.csv', index: 0 }, region: { startLine: 26 } },
        logicalLocations: [
          {
            name: 'J26',
            fullyQualifiedName: 'requests/partly-granted/total',
            decoratedName: '（二）部分公开·总计',
            kind: 'cell',
          },
        ],
      },
    ]);
    expect(relatedLocations).toHaveLength(6);
    const [file] = await everything();
    const [first] = file!.diagnostics;
    const place = { path: 'a.xlsx', sheet: '表三', row: 14, column: 10 };
    const workbook = { ...file!, path: 'a.xlsx', diagnostics: [{ ...first!, place }] };
    const { results } = JSON.parse(await written('sarif', resultOf([workbook]))).runs[0];
    const [{ physicalLocation, logicalLocations }] = results[0].locations;
    expect(physicalLocation.region).toEqual({ startLine: 14, startColumn: 10 });
    expect(logicalLocations[0].name).toBe('表三!J14');
  });
});

test.each([
  ['a.csv', 'a.csv'],
  ['./a b/c%.csv', 'a%20b/c%25.csv'],
  ['年报\\区.xlsx', '%E5%B9%B4%E6%8A%A5/%E5%8C%BA.xlsx'],
  ['a:b.csv', 'a%3Ab.csv'],
  ['../x?#.csv', '../x%3F%23.csv'],
  ['<stdin>', '%3Cstdin%3E'],
  ['/年/a.csv', 'file:///%E5%B9%B4/a.csv'],
  ['C:\\a\\b.csv', 'file:///C:/a/b.csv'],
  ['\\\\server\\share\\a.csv', 'file://server/share/a.csv'],
  ['a\ud800.csv', 'a%EF%BF%BD.csv'],
])('the URI of %s', (path, uri) => {
  expect(uriOf(path)).toBe(uri);
  expect(uri).toMatch(reference);
});

test('a path for a platform has slashes, and no dot in front', () => {
  expect(slashed('.\\年报\\a.csv')).toBe('年报/a.csv');
  expect(slashed('././a.csv')).toBe('a.csv');
  expect(slashed('../a.csv')).toBe('../a.csv');
});

import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { stepSummary } from '../../src/formatters/github.ts';
import type { FileResult } from '../../src/model/result.ts';
import { plainView } from '../support/plain-view.ts';
import { everything, hostile, hostileName, judged, resultOf, unchecked, written } from '../support/results.ts';

/** A workflow command as the platform's runner reads it. */
function commands(text: string) {
  return text
    .trimEnd()
    .split('\n')
    .flatMap((line) => {
      const [, name, list = '', message = ''] = /^::(\w+)(?: ([^:]*))?::(.*)$/.exec(line) ?? [];
      if (name === undefined) return [];
      const unescaped = (value: string) =>
        value
          .replaceAll('%3A', ':')
          .replaceAll('%2C', ',')
          .replaceAll('%0D', '\r')
          .replaceAll('%0A', '\n')
          .replaceAll('%25', '%');
      const properties = list.split(',').map((property): [string, string] => {
        const at = property.indexOf('=');
        return [property.slice(0, at), unescaped(property.slice(at + 1))];
      });
      return [{ name, properties: Object.fromEntries(properties), message: unescaped(message) }];
    });
}

describe('GitHub', () => {
  test('annotates a line of a text, or the file', async () => {
    const [first] = commands(await written('github', resultOf([await judged('bad.csv')])));
    expect(first).toEqual({
      name: 'error',
      properties: { file: 'bad.csv', line: '26', title: 'J26 applicant-total' },
      message: '（二）部分公开：总计为 12，各类申请人相加为 4（自然人 4），前者多 8；应改：J26 12→4',
    });
    const [file] = await everything();
    const inWorkbook = file!.diagnostics.map((one) => ({ ...one, place: { path: 'a.xlsx', sheet: '表三', row: 14 } }));
    const [other] = commands(
      await written('github', resultOf([{ ...file!, path: 'a\\b.xlsx', diagnostics: inWorkbook }])),
    );
    expect(other!.properties).toEqual({ file: 'a/b.xlsx', title: '表三 第14行 applicant-total' });
  });

  test('at most ten of a level, the gravest first; the rest in the log', async () => {
    const all = resultOf(await everything());
    const text = await written('github', all);
    const names = commands(text).map(({ name }) => name);
    const count = (name: string) => names.filter((one) => one === name).length;
    expect(count('notice')).toBe(10);
    expect([...new Set(names)]).toEqual(['error', 'warning', 'notice', 'group', 'endgroup']);
    const rest = text.split('\n').filter((line) => line.startsWith('· '));
    const { errors, warnings, infos, open, incomplete, cannotCheck } = all.summary;
    const total = errors + warnings + infos + open + incomplete + cannotCheck;
    expect([incomplete, cannotCheck]).toEqual([1, 1]);
    expect(names.length - 2 + rest.length).toBe(total);
    const strictly = commands(await written('github', all, { strict: true }));
    expect(strictly.filter(({ name }) => name === 'error')).toHaveLength(10);
  });

  test('nothing that a file says is a command', async () => {
    const files: FileResult[] = [await hostile(), unchecked(`x${hostileName}`)];
    const many = Array.from({ length: 12 }, (_, index) => unchecked(`${index}${hostileName}`));
    const text = await written('github', resultOf([...files, ...many]));
    const found = commands(text);
    expect(found.filter(({ name }) => name === 'error')).toHaveLength(10);
    expect(new Set(found.map(({ name }) => name))).toEqual(new Set(['error', 'group', 'endgroup']));
    expect(text).not.toContain('##[');
    expect(text.split('\n').every((line) => line === '' || /^(?:::|· )/.test(line))).toBe(true);
    expect(found[0]!.properties.file).toMatch(/^0年报\/=cmd\|'"<b>&\[x\]\(https:\/\/evil\.example\).*100%,a:b @all/s);
  });

  test('the summary of a step has all of it, as far as the platform takes it', async () => {
    const result = resultOf(await everything());
    expect(stepSummary(result, plainView)).toBe(`${await written('markdown', result)}\n`);
    const many = Array.from({ length: 8000 }, (_, index) => unchecked(`${'长'.repeat(40)}${index}.pdf`));
    const cut = stepSummary(resultOf(many), plainView);
    expect(Buffer.byteLength(cut)).toBeLessThan(2 ** 20);
    expect(cut).toMatch(/\(encrypted\)\n\n其余见日志。\n\n$/);
  });
});

describe('GitLab', () => {
  const text = { type: 'string', minLength: 1 };
  /** What GitLab requires of an issue, and what it makes of a severity. */
  const validate = new Ajv({ allErrors: true }).compile({
    type: 'array',
    items: {
      type: 'object',
      required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
      properties: {
        description: text,
        check_name: text,
        fingerprint: text,
        severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
        location: {
          type: 'object',
          required: ['path', 'lines'],
          properties: {
            path: text,
            lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
          },
        },
      },
    },
  });

  test.each([false, true])('is a list of issues, each fingerprint once; strict %s', async (strict) => {
    const files = [...(await everything()), await hostile(), unchecked(`x${hostileName}`), unchecked('.\\a\\b.pdf')];
    const issues = JSON.parse(await written('gitlab', resultOf(files, strict), { strict }));
    expect(validate(issues)).toBe(true);
    expect(validate.errors).toBeNull();
    const fingerprints = issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint);
    expect(new Set(fingerprints).size).toBe(issues.length);
    expect(issues.some(({ location }: { location: { path: string } }) => location.path === 'a/b.pdf')).toBe(true);
    const open = issues.find(({ description }: { description: string }) => description.includes('未核对'));
    expect(open.severity).toBe(strict ? 'major' : 'info');
  });

  test('an empty list where nothing was found', async () => {
    expect(JSON.parse(await written('gitlab', resultOf([await judged('good.csv')])))).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseCsv } from '../../src/codecs/csv/parse.ts';
import { checkSyntax } from '../../src/codecs/json/syntax.ts';
import { parseTree } from '../../src/codecs/json/tree.ts';
import { type Fault, faultsError, schemaFaults } from '../../src/codecs/json/violations.ts';
import { validate } from '../../src/generated/validate-report.js';
import { lint } from '../../src/lint.ts';
import { utf8 } from '../support/utf8.ts';

/** Limits that readers state themselves, so that a file ends with a reason, and not when time or memory does. */

const tooLarge = expect.objectContaining({ code: 'too-large' });
const problemOf = async (text: string, path: string) => (await lint(utf8(text), { path })).problem?.code;

describe('CSV', () => {
  const rows = (text: string, limit?: number) => parseCsv(text, ({ row }) => row, limit);

  test('as many fields as stated, empty ones included', () => {
    expect(rows('a,b\n,\n1,2\n', 6)).toEqual([1, 2, 3]);
    expect(() => rows('a,b\n,\n1,2\n3\n', 6)).toThrow(tooLarge);
    expect(() => rows('\n\n\n\n', 3)).toThrow(tooLarge);
  });

  test('as many lines as a list of a thousand bodies has', () => {
    const isRead = (lines: number) => parseCsv('\n'.repeat(lines), () => expect.unreachable('is read'));
    expect(() => isRead(249_999)).toThrow('is read');
    expect(() => isRead(250_000)).toThrow(tooLarge);
  });

  test('no more columns than a spreadsheet has', () => {
    expect(rows(','.repeat(16_383))).toEqual([1]);
    expect(() => rows(','.repeat(16_384))).toThrow(tooLarge);
  });

  test('a record of a million characters, unless a quote that is not closed made it so long', () => {
    expect(() => rows(`甲,${'1'.repeat(2 ** 20 + 1)}`)).toThrow(tooLarge);
    const swallowed = `甲,1\n"乙,2\n${'丙,一二三四五六七八\n'.repeat(100_000)}`;
    expect(() => rows(swallowed)).toThrow(
      expect.objectContaining({ code: 'damaged', message: expect.stringContaining('line 2') }),
    );
  });

  test('a record is made as soon as it is read, also where a quote is out of place', () => {
    const seen: string[] = [];
    const read = parseCsv('甲"乙,1\n丙,2\n', ({ fields, row, line }) => seen.push(`${row}:${line} ${fields}`));
    expect(seen).toEqual(['1:1 甲"乙,1', '2:2 丙,2']);
    expect(read).toHaveLength(2);
  });
});

test('a text of more lines than any report', async () => {
  expect(await problemOf(`甲${'\n'.repeat(100_000)}`, 'a.txt')).toBe('too-large');
});

describe('JSON', () => {
  test('as many keys and values as reports need', () => {
    expect(() => checkSyntax(`[${'1,'.repeat(499_990)}1]`)).not.toThrow();
    expect(() => checkSyntax(`[${'1,'.repeat(500_000)}1]`)).toThrow(tooLarge);
  });

  /** Counts how often the members of an object are read while its faults are located. */
  function readsFor(count: number): number {
    const keys = Array.from({ length: count }, (_, n) => `"key ${n}":1`);
    const root = parseTree(`{"tables":{"requests":{${keys}}}}`);
    let reads = 0;
    const counted = (all: object, key: string | symbol) => {
      reads++;
      return Reflect.get(all, key);
    };
    const watched = JSON.parse(JSON.stringify(root), (name, value) =>
      name === 'members' ? new Proxy(value, { get: counted }) : value,
    );
    const params = (n: number) => ({ additionalProperty: `key ${n}` });
    const instancePath = '/tables/requests';
    const violations = keys.map((_, n) => {
      return { instancePath, keyword: 'additionalProperties', params: params(n), parentSchema: {}, schema: 0, data: 0 };
    });
    expect(schemaFaults(watched, violations)).toHaveLength(count);
    return reads;
  }

  test('faults are located in linear time', () => {
    expect(readsFor(400) / readsFor(200)).toBeLessThan(2.5);
  });

  test('of many faults, some are put into words and the others counted', () => {
    let worded = 0;
    const node = parseTree('1');
    const faults = Array.from({ length: 5000 }, (_, n): Fault => {
      return {
        node,
        pointer: `/${n}`,
        get text() {
          worded++;
          return { zh: '错', en: 'wrong' };
        },
      };
    });
    expect(faultsError(faults).text.en.split('\n').at(-1)).toBe('and 4990 more');
    expect(worded).toBe(1000);
  });

  test('a validator appends errors to one list', () => {
    expect(validate(Array.from({ length: 50 }, () => ({ tables: 1, wrong: 2 })))).toBe(false);
    expect(validate.errors!.length).toBeGreaterThan(100);
    const code = readFileSync(new URL('../../src/generated/validate-report.js', import.meta.url), 'utf8');
    expect(code).not.toContain('vErrors.concat(');
  });

  test('a name that is not known is quoted by its beginning', async () => {
    const { problem } = await lint(utf8(`{"tables":{},"${'长'.repeat(1000)}":1}`), { path: 'a.json' });
    expect(problem?.code).toBe('invalid');
    expect(problem!.message.zh).toContain(`“${'长'.repeat(30)}…”`);
  });
});

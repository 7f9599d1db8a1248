import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { exitCode } from '../src/cli/exit-code.ts';
import { widthOf, wrap } from '../src/formatters/columns.ts';
import type { View } from '../src/formatters/index.ts';
import { json } from '../src/formatters/json.ts';
import { coloured, uncoloured } from '../src/formatters/paint.ts';
import { pretty } from '../src/formatters/pretty.ts';
import { cannotCheck, type FileResult, forms, type LintOptions, lint, UserError } from '../src/lint.ts';
import type { Result } from '../src/result.ts';
import { summarise } from '../src/summarise.ts';

const reports = new URL('../fixtures/cli/reports/', import.meta.url).pathname;
const names = ['bad.csv', 'blank.csv', 'good.csv', 'warned.csv', 'scan.pdf'];
const plainView: View = {
  language: 'zh',
  paint: uncoloured,
  quiet: false,
  strict: false,
  failOn: 'error',
  verbose: false,
  width: undefined,
};
const tool = { name: 'report-lint', version: '0.0.0' };

function judged(name: string, options: Partial<LintOptions> = {}): Promise<FileResult> {
  return lint(readFileSync(reports + name), { path: name, ...options });
}

function result(files: readonly FileResult[], strict = false): Result {
  const limits = { failOn: 'error', maxWarnings: undefined, exitZero: false } as const;
  return summarise(files, { tool, strict, exitCode: (counts) => exitCode(counts, limits) });
}

async function all(options: Partial<LintOptions> = {}): Promise<Result> {
  const files = await Promise.all(names.map((name) => judged(name, options)));
  const missing = new UserError('not-found', { zh: '找不到', en: 'not there' });
  return result([...files, cannotCheck('gone.xlsx', missing)], options.strict);
}

describe('json', () => {
  const schema = JSON.parse(readFileSync(new URL('../schemas/result.schema.json', import.meta.url), 'utf8'));
  const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

  test.each([
    ['zh', false],
    ['en', false],
    ['zh', true],
  ] as const)('%s, strict %s: as the schema says', async (language, strict) => {
    const text = json(await all({ strict, sha256: '0'.repeat(64) }), { ...plainView, language });
    expect(validate(JSON.parse(text))).toBe(true);
    expect(validate.errors).toBeNull();
  });

  test('the same files give the same bytes, in whatever order they come', async () => {
    const files = await Promise.all(names.map((name) => judged(name)));
    expect(json(result(files.toReversed()), plainView)).toBe(json(result(files), plainView));
  });

  test('a broken relation, whole', async () => {
    const { files } = JSON.parse(json(result([await judged('bad.csv')]), { ...plainView, language: 'en' }));
    expect(files[0].reports[0].editions).toEqual({ disclosure: '2021', requests: '2021', cases: '2021' });
    expect(files[0].reports[0].tables.requests['partly-granted']).toMatchObject({ 'natural-person': 4, total: 12 });
    const { related, message, fingerprint, ...diagnostic } = files[0].diagnostics[0];
    expect(related).toHaveLength(6);
    expect(diagnostic).toEqual({
      report: 0,
      rule: 'applicant-total',
      severity: 'error',
      kind: 'fail',
      cell: 'requests/partly-granted/total',
      location: {
        address: 'J26',
        sheet: null,
        table: null,
        page: null,
        row: 26,
        column: 10,
        line: 26,
        character: null,
        pointer: null,
      },
      label: 'partly granted · total',
      expected: 4,
      actual: 12,
      difference: 8,
      suspects: [],
      fix: null,
      url: null,
      suppressed: null,
    });
  });

  test('a figure is written with all its digits', async () => {
    const huge = '123456789012345678901';
    const text = readFileSync(`${reports}bad.csv`, 'utf8').replace(/(（二）部分公开.*),12,/, `$1,${huge},`);
    const file = await lint(new TextEncoder().encode(text), { path: 'huge.csv' });
    const written = json(result([file]), plainView);
    expect(written).toContain(`"total": ${huge}`);
    expect(written).toContain(`"actual": ${huge}`);
    expect(written).toContain('"difference": 123456789012345678897');
  });
});

describe('summary', () => {
  test('each finding is counted once; strict counts what is open and grave as errors', async () => {
    const loose = await all();
    expect(loose.summary).toMatchObject({
      files: 6,
      reports: 4,
      errors: 2,
      warnings: 2,
      infos: 1,
      open: 27,
      exitCode: 2,
    });
    const strict = await all({ strict: true });
    expect(strict.summary).toMatchObject({ errors: 29, open: 0 });
  });

  test('a fingerprint that comes again is made another, always the same', async () => {
    const files = [await judged('bad.csv'), { ...(await judged('bad.csv')), path: 'copy.csv' }];
    const fingerprints = result(files).files.flatMap(({ diagnostics }) => diagnostics.map((one) => one.fingerprint));
    expect(new Set(fingerprints).size).toBe(4);
    expect(result(files).files).toEqual(result(files.toReversed()).files);
    expect(fingerprints.every((one) => /^[0-9a-f]{16}$/.test(one))).toBe(true);
  });
});

describe('pretty', () => {
  test.each([40, 60, 80, 120])('fits %i columns', async (width) => {
    for (const language of ['zh', 'en'] as const) {
      for (const verbose of [false, true]) {
        const lines = pretty(await all(), { ...plainView, language, width, verbose }).split('\n');
        // What cannot be broken, a relation's title line or a path, may stand out.
        const tooWide = lines.filter((line) => widthOf(line) > width && !/^\S|^ {2}(?:表|Table)/.test(line));
        expect(tooWide).toEqual([]);
      }
    }
  });

  test('colour changes nothing but colour', async () => {
    const painted = pretty(await all(), { ...plainView, paint: await coloured(), width: 80 });
    expect(painted).toContain('\u001b[');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken away
    expect(painted.replaceAll(/\u001b\[\d+m/g, '')).toBe(pretty(await all(), { ...plainView, width: 80 }));
  });

  test('what a file says is shown, not obeyed', async () => {
    const text = readFileSync(`${reports}bad.csv`, 'utf8')
      .replace('青岚区教育局', '青岚区\u001b[31m教育局\u202e')
      .replace('行政许可,126', '行政许可,"1\u001b]0;x\u00072\n6"');
    const file = await lint(new TextEncoder().encode(text), { path: 'a\u001b[2J\nb.csv' });
    for (const verbose of [false, true]) {
      const screen = pretty(result([file]), { ...plainView, verbose });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be there
      expect(screen).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      expect(screen).toContain('\\u{1b}');
    }
  });

  test('many good files are counted, and listed where asked for', async () => {
    const good = await judged('good.csv');
    const many = result(Array.from({ length: 300 }, (_, index) => ({ ...good, path: `${index}.csv` })));
    expect(pretty(many, plainView).trimEnd().split('\n')).toHaveLength(3);
    expect(pretty(many, { ...plainView, verbose: true })).toContain('299.csv');
    expect(pretty(many, { ...plainView, quiet: true })).toBe('');
  });

  test('what cannot be told is one line a rule; verbose has all', async () => {
    const blank = result([await judged('blank.csv')]);
    const count = (text: string) => text.split('未核对  ').length - 1;
    expect(count(pretty(blank, plainView))).toBe(3);
    expect(count(pretty(blank, { ...plainView, verbose: true }))).toBe(27);
  });

  test('every relation has its line with its figures in verbose', async () => {
    const screen = pretty(result([await judged('bad.csv')]), { ...plainView, verbose: true });
    expect(screen.match(/^ {4}[✓✗?] /gm)).toHaveLength(42);
    expect(screen).toContain('12 ≠ 4（自然人 4）');
    expect(forms[0]!.relations.every(({ id }) => screen.includes(id))).toBe(true);
  });
});

test('wrap breaks between words and between Chinese characters, not before a full stop', () => {
  expect(wrap('合计应为二十一。', 14)).toEqual(['合计应为二十', '一。']);
  expect(wrap('received plus carried in', 13)).toEqual(['received plus', 'carried in']);
  expect(wrap('短', 10)).toEqual(['短']);
  expect(wrap('without a width', undefined)).toEqual(['without a width']);
});

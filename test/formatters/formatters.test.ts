import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { coloured } from '../../src/formatters/paint.ts';
import { pretty } from '../../src/formatters/pretty/index.ts';
import { widthOf, wrap } from '../../src/formatters/terminal-text.ts';
import { forms, type LintOptions, lint, UserError } from '../../src/lint.ts';
import { cannotCheck, type ReportResult, type Result } from '../../src/model/result.ts';
import { html } from '../../src/writers/html/index.ts';
import { plainView } from '../support/plain-view.ts';
import { changed as changedIn, judged, reports, resultOf as result, written } from '../support/results.ts';

const names = ['bad.csv', 'blank.csv', 'good.csv', 'warned.csv', 'scan.pdf'];

/** The good report with some figures changed: in the line that matches, one text for another. */
const changed = (...changes: readonly (readonly [line: string, from: string, to: string])[]) =>
  changedIn('good.csv', 'a.csv', ...changes);

async function all(options: Partial<LintOptions> = {}): Promise<Result> {
  const files = await Promise.all(names.map((name) => judged(name, options)));
  const missing = new UserError('not-found', { zh: '找不到', en: 'not there' });
  return result([...files, cannotCheck('gone.xlsx', missing)], options.strict);
}

describe('json', () => {
  const schema = JSON.parse(readFileSync(new URL('../../schemas/result.schema.json', import.meta.url), 'utf8'));
  const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

  test.each([
    ['zh', false],
    ['en', false],
    ['zh', true],
  ] as const)('%s, strict %s: as the schema says', async (language, strict) => {
    const text = await written('json', await all({ strict, sha256: '0'.repeat(64) }), { ...plainView, language });
    expect(validate(JSON.parse(text))).toBe(true);
    expect(validate.errors).toBeNull();
  });

  test('the same files give the same bytes, in whatever order they come', async () => {
    const files = await Promise.all(names.map((name) => judged(name)));
    expect(await written('json', result(files.toReversed()), plainView)).toBe(
      await written('json', result(files), plainView),
    );
  });

  test('a broken relation, whole', async () => {
    const { files } = JSON.parse(
      await written('json', result([await judged('bad.csv')]), { ...plainView, language: 'en' }),
    );
    expect(files[0].reports[0].editions).toEqual({ disclosure: '2021', requests: '2021', cases: '2021' });
    expect(files[0].reports[0].tables.requests['partly-granted']).toMatchObject({ 'natural-person': 4, total: 12 });
    const { related, message, fingerprint, ...diagnostic } = files[0].diagnostics[0];
    const [first, second] = files[0].diagnostics.map((one: { fingerprint: string }) => one.fingerprint);
    const cell = { cell: diagnostic.cell, location: diagnostic.location };
    const four = { current: 12, suggested: 4 };
    expect(related).toHaveLength(6);
    expect(diagnostic).toEqual({
      report: 0,
      rule: 'applicant-total',
      severity: 'error',
      kind: 'fail',
      cell: 'requests/partly-granted/total',
      location: {
        path: null,
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
      suspects: [{ ...cell, label: 'partly granted · total', ...four, certainty: 'only', clears: [first, second] }],
      fix: { safety: 'suggested', edits: [{ ...cell, from: '12', to: 4 }] },
      quoted: null,
      url: null,
      suppressed: null,
    });
    expect(files[0].reports[0].culprits).toEqual([
      {
        relations: [first, second],
        certainty: 'only',
        more: 0,
        explanations: [
          {
            mistakes: [
              {
                kind: 'cell',
                reason: '8 more than its parts',
                cells: [{ ...cell, label: 'partly granted · total', ...four }],
              },
            ],
          },
        ],
      },
    ]);
  });

  test.each([
    ['only', '（二）部分公开', '4,0,0,0,0,0,4', '5,0,0,0,0,0,4'],
    ['likely', '^2,0,1,0,3', '3', '0'],
    ['possible', '^2,0,1,0,3', '3', '4'],
  ] as const)('a culprit that is %s: as the schema says', async (certainty, line, from, to) => {
    const parsed = JSON.parse(await written('json', result([await changed([line, from, to])]), plainView));
    expect(validate(parsed)).toBe(true);
    const [file] = parsed.files;
    const [culprit, ...others] = file.reports[0].culprits;
    expect(others).toEqual([]);
    expect(culprit.certainty).toBe(certainty);
    const [diagnostic] = file.diagnostics;
    expect(culprit.relations).toContain(diagnostic.fingerprint);
    expect(diagnostic.suspects[0].certainty).toBe(certainty);
    expect(diagnostic.fix === null).toBe(certainty === 'possible');
  });

  test('a figure is written with all its digits', async () => {
    const huge = '123456789012345678901';
    const text = readFileSync(`${reports}bad.csv`, 'utf8').replace(/(（二）部分公开.*),12,/, `$1,${huge},`);
    const file = await lint(new TextEncoder().encode(text), { path: 'huge.csv' });
    const json = await written('json', result([file]));
    expect(json).toContain(`"total": ${huge}`);
    expect(json).toContain(`"actual": ${huge}`);
    expect(json).toContain('"difference": 123456789012345678897');
  });
});

describe('summary', () => {
  test('each finding is counted once; strict counts what is open as errors', async () => {
    const loose = await all();
    expect(loose.summary).toMatchObject({
      files: 6,
      reports: 4,
      errors: 10,
      warnings: 2,
      infos: 1,
      open: 10,
      exitCode: 2,
    });
    const strict = await all({ strict: true });
    expect(strict.summary).toMatchObject({ errors: 20, open: 0 });
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
        // What cannot be broken, a relation's title line or a good file's figures, may stand out.
        const tooWide = lines.filter(
          (line) => widthOf(line) > width && !/^ {2}(?:表|Table|勾稽关系核对|sums checked)/.test(line),
        );
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
    const count = (text: string) => text.split('未核对  ').length - 1;
    const lines = async (name: string, verbose: boolean) =>
      count(pretty(result([await judged(name)]), { ...plainView, verbose }));
    expect(await lines('unreadable.csv', false)).toBe(3);
    expect(await lines('unreadable.csv', true)).toBe(6);
    // What waits for blank totals alone is one line, whatever the rule.
    expect(await lines('blank.csv', false)).toBe(1);
    expect(await lines('blank.csv', true)).toBe(10);
  });

  test('the cells of a table that has no sheet are named in the language asked for', async () => {
    const [{ report }] = (await judged('unreadable.csv')).reports as [ReportResult];
    const page = await lint(new TextEncoder().encode(html([report], 'zh')), { path: 'a.html' });
    const screen = pretty(result([page]), { ...plainView, language: 'en' });
    expect(screen).toContain('table 2 row 4 column 4, table 2 row 6 column 4, table 2 row 7 column 4 and 1 more');
    expect(screen).not.toContain('表格');
  });

  test('a mistake is one entry, however many sums and cells; what cannot be told lists its candidates', async () => {
    const files = [
      await changed(['（一）予以公开', '6,2', '9,2'], ['结转下年度', '1,0', '3,0']),
      await changed(['1.本机关不掌握', '9,1', '1,9']),
      await changed(['^2,0,1,0,3', '3', '0']),
      await changed(['^2,0,1,0,3', '3', '4']),
    ];
    const entries = (language: 'zh' | 'en') =>
      files
        .map((file) =>
          pretty(result([file]), { ...plainView, language })
            .split('\n')
            .slice(2, -3)
            .join('\n'),
        )
        .join('\n\n');
    expect(`\n${entries('zh')}\n`).toMatchInlineSnapshot(`
      "
        错误    D25  （一）予以公开·自然人 应为 6，现为 9（多 3）
                总计是 8，其余各项相加是 2（商业企业 2）；改为 6 后消除 2 处不符
                总计不等于各类申请人之和、（七）总计不等于各项办理结果之和 · 依据 国办公开办函〔2021〕30号

        错误    D47  四、结转下年度·自然人 应为 1，现为 3（多 2）
                总计是 1，其余各项相加是 0；改为 1 后消除 2 处不符
                第一项加第二项之和，不等于第三项加第四项之和、总计不等于各类申请人之和 · 依据 国办公开办函〔2021〕30号

        错误    D35  （四）无法提供·1.本机关不掌握相关政府信息·自然人 应为 9，现为 1（相邻两格填反）
                连同 E35 （四）无法提供·1.本机关不掌握相关政府信息·商业企业 9→1
                （七）总计是 21，其余各项相加是 12（予以公开 6 + 部分公开 4 + 其他处理·3.其他 2）；这样改后，2 处不符全部消除
                （七）总计不等于各项办理结果之和 · 依据 国办公开办函〔2021〕30号

        错误    E52  行政复议·总计 很可能应为 3，现为 0（总计仍为 0，漏填合计）
                各种结果相加是 3（结果维持 2 + 其他结果 1）；改为 3 后相符
                案件总计不等于各种结果之和 · 依据 国办公开办函〔2021〕30号

        错误    E52  行政复议：总计为 4，各种结果相加为 3（结果维持 2 + 其他结果 1），前者多 1
                仅凭勾稽关系无法确定是下列哪一种（共 5 种，列出前 3 种）：
                · E52 行政复议·总计 4→3（比各部分之和多 1）
                · A52 行政复议·结果维持 2→3（少 1）
                · C52 行政复议·其他结果 1→2（少 1）
                案件总计不等于各种结果之和 · 依据 国办公开办函〔2021〕30号
      "
    `);
    expect(`\n${entries('en')}\n`).toMatchInlineSnapshot(`
      "
        error        D25  granted · natural persons should be 6, not 9 (3 too many)
                     the total comes to 8, the other terms to 2 (commercial enterprises 2); changing it to 6 clears 2 mismatches
                     A total differs from the sum of the applicant categories, The total of outcomes differs from the sum of the outcomes · 国办公开办函〔2021〕30号

        error        D47  carried out to next year · natural persons should be 1, not 3 (2 too many)
                     the total comes to 1, the other terms to 0; changing it to 1 clears 2 mismatches
                     Received plus carried in differs from outcomes plus carried out, A total differs from the sum of the applicant categories · 国办公开办函〔2021〕30号

        error        D35  unavailable: not held · natural persons should be 9, not 1 (two neighbouring cells swapped)
                     and E35 unavailable: not held · commercial enterprises 9→1
                     the total of outcomes comes to 21, the other terms to 12 (granted 6 + partly granted 4 + other: other 2); these changes clear both mismatches
                     The total of outcomes differs from the sum of the outcomes · 国办公开办函〔2021〕30号

        error        E52  administrative reconsideration · total should very likely be 3, not 0 (the total still says 0)
                     the results come to 3 (upheld 2 + other result 1); with 3 the sum holds
                     A total of cases differs from the sum of their results · 国办公开办函〔2021〕30号

        error        E52  administrative reconsideration: the total comes to 4, the results to 3 (upheld 2 + other result 1); the first is 1 over
                     the sums alone cannot tell which of 5 it is; the first 3:
                     · E52 administrative reconsideration · total 4→3 (1 more than its parts)
                     · A52 administrative reconsideration · upheld 2→3 (1 too few)
                     · C52 administrative reconsideration · other result 1→2 (1 too few)
                     A total of cases differs from the sum of their results · 国办公开办函〔2021〕30号
      "
    `);
  });

  test('every relation has its line with its figures in verbose', async () => {
    const screen = pretty(result([await judged('bad.csv')]), { ...plainView, verbose: true });
    expect(screen.match(/^ {4}[✓✗?] /gm)).toHaveLength(42);
    expect(screen).toContain('12 ≠ 4（自然人 4）');
    expect(forms[0]!.relations.every(({ id }) => screen.includes(id))).toBe(true);
  });

  test('every figure without a relation has its line in verbose, as it was read', async () => {
    const file = await changed(
      ['^规章', '0,', '22（其中修订16件）,'],
      ['^规章', ',0,', ',—,'],
      ['^行政许可', ',', ',约'],
      ['^行政强制', ',0', ','],
    );
    const screen = pretty(result([file]), { ...plainView, verbose: true });
    const lines = screen.split('\n').filter((line) => /^ {6}[B-D]\d/.test(line));
    expect(lines).toHaveLength(10);
    expect(lines.map((line) => line.trim().split(/ {2,}/).at(-1))).toEqual(
      expect.arrayContaining(['22（写作“22（其中修订16件）”）', '“—”，按 0 计', '空白']),
    );
    expect(screen).toMatch(/行政许可·本年处理决定数量 +“约\d+”，读不出数字/);
  });
});

test('wrap breaks between words and between Chinese characters, not before a full stop', () => {
  expect(wrap('合计应为二十一。', 14)).toEqual(['合计应为二十', '一。']);
  expect(wrap('received plus carried in', 13)).toEqual(['received plus', 'carried in']);
  expect(wrap('短', 10)).toEqual(['短']);
  expect(wrap('without a width', undefined)).toEqual(['without a width']);
  expect(wrap('见第2页表格3处', 10)).toEqual(['见第2页表', '格3处']);
  expect(wrap('total 6→0', 8)).toEqual(['total', '6→0']);
});

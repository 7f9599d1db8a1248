import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Explanation, FileResult } from '../../src/model/result.ts';
import { byReport } from '../../src/presentation/by-report.ts';
import { itemsOf } from '../../src/presentation/items.ts';
import { levelCounts } from '../../src/presentation/tally.ts';
import { plainView } from '../support/plain-view.ts';
import { judgedText, sentences, swappedTotal, withReasons } from '../support/reports-with-text.ts';
import { resultOf, written } from '../support/results.ts';

/** Findings on the text: an entry of their own, or a line in that of the mistake that they are about. */

const received = (number: number) => sentences.agrees.replace('24', String(number));

/** The lines of each entry about a file. */
function entriesOf(file: FileResult, view = plainView): string[][] {
  return byReport(file).flatMap((part) =>
    itemsOf(part, view).map(({ statements, details }) => [...statements.map(({ text }) => text), ...details]),
  );
}

function counts(file: FileResult) {
  const { error, warning } = levelCounts(byReport(file)[1]!, false);
  return { error, warning };
}

let broken: Record<'right' | 'copied' | 'other', FileResult>;
beforeAll(async () => {
  const judge = async (number: number) =>
    withReasons(await judgedText([received(number), sentences.differs], [swappedTotal]));
  broken = { right: await judge(24), copied: await judge(42), other: await judge(43) };
});

describe('a mistake in a cell that the text states', () => {
  test.each([
    ['right', 'zh', '正文（A3）写“新收政府信息公开申请24件”，与 J24 改为 24 相符'],
    ['copied', 'zh', '正文（A3）也写“新收政府信息公开申请42件”，请一并改正'],
    ['other', 'zh', '正文（A3）写“新收政府信息公开申请43件”，与现在的数、改后的数都不相符，请一并核对'],
    ['right', 'en', 'the text (A3) says “新收政府信息公开申请24件”, which goes with 24 in J24'],
    ['copied', 'en', 'the text (A3) also says “新收政府信息公开申请42件”: correct both'],
    [
      'other',
      'en',
      'the text (A3) says “新收政府信息公开申请43件”, which agrees with neither the present nor the corrected figure: check it, too',
    ],
  ] as const)('the words are a line of its entry: %s, %s', (kind, language, line) => {
    const file = broken[kind];
    const entries = entriesOf(file, { ...plainView, language });
    expect(entries).toHaveLength(2);
    expect(entries[0]!.filter((one) => one.includes('新收政府信息公开申请'))).toEqual([line]);
    expect(entries[1]!.join()).toContain('全年收到行政复议5件');
    expect(counts(file)).toEqual({ error: 1, warning: 1 });
  });

  test('the words are not repeated where the reason of the mistake quotes them', () => {
    const quoting = withReasons(broken.right, (_, plain) => `${plain}，正文写“新收政府信息公开申请24件”`);
    const [entry] = entriesOf(quoting);
    expect(entry!.filter((one) => one.includes('新收政府信息公开申请'))).toEqual([entry![0]]);
    expect(counts(quoting)).toEqual({ error: 1, warning: 1 });
  });

  test('programs get a finding of its own', async () => {
    const file = broken.right;
    const own = file.diagnostics.filter(({ rule }) => rule === 'text-differs');
    expect(own.map(({ cell, place }) => [cell, place.row])).toEqual([
      ['requests/received/total', 3],
      ['cases/reconsideration/total', 4],
    ]);
    for (const name of ['json', 'ndjson', 'compact', 'github', 'gitlab', 'sarif'] as const) {
      const text = await written(name, resultOf([file]));
      expect(text, name).toContain('正文写“新收政府信息公开申请24件”，表三“一、本年新收·总计”（J24）是 42');
    }
    expect(await written('junit', resultOf([file]))).toMatch(/name="text-differs · A3 · 一、本年新收·总计"/);
  });

  test('the lists count it with the mistake, which clears it only if the words are right', async () => {
    const rows = async (file: FileResult) => {
      const records = parse(await written('csv', resultOf([file])), { bom: true, columns: true });
      return (records as Record<string, string>[]).map((row) => [row.单元格, row.问题数, row.更正后可消除]);
    };
    const sums = '总计不等于各类申请人之和 J24; 第一项加第二项之和，不等于第三项加第四项之和 J24';
    expect(await rows(broken.right)).toEqual([
      ['J24', '3', `${sums}; 正文里的数与表格不一致 A3`],
      ['A4', '1', ''],
    ]);
    expect(await rows(broken.copied)).toEqual([
      ['J24', '2', sums],
      ['A4', '1', ''],
    ]);
    expect(await rows(broken.other)).toEqual([
      ['J24', '3', sums],
      ['A4', '1', ''],
    ]);
  });

  test('each counts it as one for people', async () => {
    const told = { zh: '1 处错误、1 处提醒', en: '1 error, 1 warning' };
    for (const language of ['zh', 'en'] as const) {
      for (const name of ['pretty', 'markdown', 'html'] as const) {
        expect(await written(name, resultOf([broken.right]), { language })).toContain(told[language]);
      }
    }
    expect(resultOf([broken.right]).summary).toMatchObject({ errors: 2, warnings: 2 });
  });

  test('stands alone where the sums of the mistake are not shown', async () => {
    const severities = { 'applicant-total': 'off', 'request-flow': 'off' } as const;
    const file = await judgedText([sentences.agrees], [swappedTotal], { severities });
    expect(entriesOf(file)).toEqual([
      ['正文写“新收政府信息公开申请24件”，表三“一、本年新收·总计”（J23）是 42；请核对后改正文或改表'],
    ]);
    expect(counts(file)).toEqual({ error: 0, warning: 1 });
  });

  test('is hidden with its sums where only errors are shown, and counts at its own level', async () => {
    expect(entriesOf(broken.right, { ...plainView, quiet: true }).join()).not.toContain('申请24件');
    const severities = { 'text-differs': 'error', 'applicant-total': 'warning', 'request-flow': 'warning' } as const;
    const file = await judgedText([sentences.agrees], [swappedTotal], { severities });
    expect(counts(file)).toEqual({ error: 1, warning: 0 });
    const [item] = itemsOf(byReport(file)[1]!, plainView);
    expect(item!.statements[0]!.level).toBe('error');
  });
});

describe('a mistake in one cell of a sum that the text states', () => {
  // 1 request was carried in; with 9 the sum and what became of the requests no longer agree.
  const carried = ['1,0,0,0,0,0,1,,,,,\n三、', '1,0,0,0,0,0,9,,,,,\n三、'] as const;
  const entriesWith = async (said: number) =>
    entriesOf(withReasons(await judgedText([`全年收到政府信息公开申请${said}件（含上年结转1件）。`], [carried])));

  test('the sum is told with it if it is right once the cell is', async () => {
    const [entry, ...others] = await entriesWith(25);
    expect(entry).toContain('正文（A3）写“收到政府信息公开申请25件”，与 J24 改为 1 相符');
    expect(others).toEqual([]);
  });

  test('else it is something else that is wrong', async () => {
    const [entry, ...others] = await entriesWith(27);
    expect(entry!.join()).not.toContain('27件');
    expect(others.join()).toContain('正文写“收到政府信息公开申请27件”');
  });
});

describe('a sum whose mistake is uncertain', () => {
  const total = (figure: number) => ['2,0,1,0,3', `2,0,1,0,${figure}`] as const;
  /** Makes the mistake uncertain, whatever the search thinks of the text: the total comes first of what may be wrong. */
  const inTotal = ({ mistakes: [first] }: Explanation) =>
    first!.changes[0]!.entry.at.id === 'cases/reconsideration/total';
  const uncertain = (file: FileResult): FileResult => ({
    ...file,
    reports: withReasons(file).reports.map((one) => ({
      ...one,
      culprits: one.culprits.map((culprit) => ({
        ...culprit,
        certainty: 'possible',
        explanations: culprit.explanations.toSorted((a, b) => Number(inTotal(b)) - Number(inTotal(a))),
      })),
    })),
  });
  test.each([
    [3, 4, '正文（A3）写“全年收到行政复议3件”，与 E52 改为 3 相符'],
    [4, 4, '正文（A3）写“全年收到行政复议4件”，与 E52 现为 4 相符'],
    [5, 4, '正文（A3）写“全年收到行政复议5件”，与现在的数、下列改法都不相符，请一并核对'],
  ])('the text says %i, the table %i', async (said, stated, line) => {
    const file = uncertain(await judgedText([sentences.differs.replace('5', String(said))], [total(stated)]));
    const entries = entriesOf(file);
    expect(entries).toHaveLength(1);
    expect(entries[0]!).toContain(line);
    expect(counts(file)).toEqual({ error: 1, warning: 0 });
    const [, row] = parse(await written('csv', resultOf([file])), { bom: true }) as string[][];
    expect(row![10]).toContain(line);
    expect(row![11]).toBe(String(file.diagnostics.length));
  });
});

describe('a finding on the text', () => {
  test('is not put on the cell that the words state', async () => {
    const file = await judgedText([sentences.differs]);
    const sarif = JSON.parse(await written('sarif', resultOf([file])));
    const [{ locations, relatedLocations }] = sarif.runs[0].results;
    expect(locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'text.csv', index: 0 },
          region: { startLine: 3, snippet: { text: '全年收到行政复议5件' } },
        },
        logicalLocations: [{ name: 'A3', kind: 'text' }],
      },
    ]);
    expect(relatedLocations.map((one: { logicalLocations: unknown }) => one.logicalLocations)).toEqual([
      [
        {
          name: 'E52',
          fullyQualifiedName: 'cases/reconsideration/total',
          decoratedName: '行政复议·总计',
          kind: 'cell',
        },
      ],
    ]);
    const records = parse(await written('csv', resultOf([file])), { bom: true, columns: true });
    expect(records).toMatchObject([{ 表: '', 单元格: 'A3', 项目: '行政复议·总计', 现为: '', 应为: '' }]);
  });

  test('says each thing once, on the screen and in Markdown', async () => {
    for (const file of [broken.right, broken.other, await judgedText([sentences.differs, sentences.list])]) {
      for (const name of ['pretty', 'markdown'] as const) {
        const text = await written(name, resultOf([file]));
        for (const { quoted } of file.diagnostics.filter(({ rule }) => rule === 'text-differs')) {
          expect(text.split(quoted!), `${name}: ${quoted}`).toHaveLength(2);
        }
      }
    }
  });
});

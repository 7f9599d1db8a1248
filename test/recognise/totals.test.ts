import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { lint, readReports } from '../../src/lint.ts';
import { formCells } from '../../src/model/form.ts';
import type { Diagnostic } from '../../src/model/result.ts';
import { separateTotals } from '../../src/recognise/body-lists/notices.ts';
import { recognise } from '../../src/recognise/index.ts';
import { checkTotals } from '../../src/roll-up/list-totals.ts';
import { drawnDocument } from '../support/readings.ts';

/** Totals among the reports of a file that has no list with one body a row: they are no bodies. */

const header = 'organization,year,table,row,column,value';
const cell = 'requests,received,total';
const tidy = (...names: readonly string[]) =>
  ['@csv', header, ...names.map((name, index) => `${name},2023,${cell},${index}`)].join('\n');
const json = (...names: readonly string[]) =>
  ['@json', JSON.stringify(names.map((organization) => ({ organization, year: 2023, tables: tables(1) })))].join('\n');

const tables = (figure: number) => ({ requests: { received: { total: figure } } });

const rows = (figure: number) => [
  '| 表四 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |',
  `| 行政复议 | ${figure} | 0 | 0 | 0 | ${figure} |`,
];
const sheets = (...names: readonly string[]) => names.flatMap((name) => [`@sheet ${name}`, ...rows(1)]).join('\n');

async function namesIn(drawing: string) {
  const { bodies, totals } = separateTotals(recognise(await drawnDocument(drawing), forms));
  return [bodies, totals].map((some) => some.map(({ organization }) => organization).join());
}

describe.each([
  ['tidy CSV', tidy],
  ['JSON', json],
])('in %s', (_, drawn) => {
  test.each([
    '合计',
    '全县合计',
    '总计',
    '小计',
    '县直部门小计',
    '平均',
    '汇总表',
    '各乡镇',
    'Total',
  ])('%s', async (name) => {
    expect(await namesIn(drawn('甲局', '乙局', name))).toEqual(['甲局,乙局', name]);
  });

  test.each(['汇总科', '合计镇', '平均街道'])('%s is a body', async (name) => {
    expect(await namesIn(drawn('甲局', name))).toEqual([`甲局,${name}`, '']);
  });

  test('totals alone count as bodies', async () => {
    expect(await namesIn(drawn('合计'))).toEqual(['合计', '']);
    expect(await namesIn(drawn('合计', '小计'))).toEqual(['合计,小计', '']);
  });
});

describe('in a workbook with one sheet a body', () => {
  test.each(['合计', '汇总', '总表', '汇总表', '全县汇总', '全县'])('%s', async (name) => {
    expect(await namesIn(sheets('甲局', '乙局', name))).toEqual(['甲局,乙局', name]);
    expect(await namesIn(sheets(`2023年${name}`, '甲局', '乙局'))).toEqual(['甲局,乙局', name]);
  });

  test('a group of bodies may be a body', async () => {
    expect(await namesIn(sheets('甲局', '乡镇'))).toEqual(['甲局,乡镇', '']);
  });

  test('a sheet with a title has its name', async () => {
    const titled = `@sheet 汇总\n溪口县2023年政府信息公开工作年度报告\n${rows(2).join('\n')}`;
    expect(await namesIn(titled)).toEqual(['溪口县', '']);
    expect(await namesIn(`${titled}\n${sheets('甲局', '乙局')}`)).toEqual(['溪口县,甲局,乙局', '']);
  });

  test('a title may name a total', async () => {
    const title = (name: string) => `@sheet ${name}\n${name}2023年政府信息公开工作年度报告\n${rows(1).join('\n')}`;
    expect(await namesIn(['甲局', '乙局', '全县'].map(title).join('\n'))).toEqual(['甲局,乙局', '全县']);
  });
});

const [form] = forms;
const licensing = 'disclosure/licensing/decisions';
const all = form!.tables.flatMap(formCells).filter(({ id }) => id.startsWith('disclosure'));

type Line = readonly [name: string, year: number, figure: number];

/** Writes lines whose first cells are their figure and the others 1, or 2 in a total. */
function listOf(lines: readonly Line[]): Uint8Array {
  const records = lines.flatMap(([name, year, figure]) =>
    all.map(({ id }) => {
      const text = id === licensing ? figure : /计/.test(name) ? 2 : 1;
      return [name, year, ...id.split('/'), text].join();
    }),
  );
  return new TextEncoder().encode([header, ...records].join('\n'));
}

const shown = ({ report, cell: at, message }: Pick<Diagnostic, 'report' | 'cell' | 'message'>) =>
  `${report} ${at} ${message.zh.split('：')[1]!.split('；')[0]}`;

async function found(...lines: readonly Line[]) {
  const { diagnostics, notices } = await lint(listOf(lines), { path: 'all.csv' });
  const totals = diagnostics.filter(({ rule }) => rule === 'roll-up');
  return { found: totals.map(shown), notices };
}

describe('a total in tidy CSV is compared with the bodies of its file', () => {
  const bodies: Line[] = [
    ['甲局', 2023, 3],
    ['乙局', 2023, 4],
  ];

  const broken = `null ${licensing} “合计”为 8，表中 2 个单位相加为 7，多 1`;

  test('the sum: silent', async () => {
    const { found: none, notices } = await found(...bodies, ['合计', 2023, 7]);
    expect(none).toEqual([]);
    expect(notices.map(({ zh }) => zh)).toContain('“合计”是各单位的汇总，不作为一个单位核对');
    expect(notices.map(({ en }) => en)).toContain('“合计” is the total of the bodies and is not checked as a body');
  });

  test('another figure: that cell, in no report', async () => {
    const { found: one } = await found(['合计', 2023, 8], ...bodies);
    expect(one).toEqual([broken]);
  });

  test('and of its year', async () => {
    const { found: one, notices } = await found(
      ...bodies,
      ['合计', 2023, 8],
      ['甲局', 2022, 1],
      ['乙局', 2022, 1],
      ['合计', 2022, 2],
    );
    expect(one).toEqual([broken]);
    expect(notices.filter(({ zh }) => zh.startsWith('“合计”是'))).toHaveLength(1);
  });

  test('two totals of a year: each', async () => {
    expect((await found(...bodies, ['小计', 2023, 7], ['合计', 2023, 7])).found).toEqual([]);
    expect((await found(...bodies, ['小计', 2023, 8], ['合计', 2023, 7])).found).toEqual([
      'null disclosure/licensing/decisions “小计”为 8，表中 2 个单位相加为 7，多 1',
    ]);
  });

  test('and is no report', async () => {
    const reports = await readReports(listOf([...bodies, ['合计', 2023, 7]]), { path: 'all.csv' });
    expect(reports.map(({ organization }) => organization)).toEqual(['甲局', '乙局']);
  });
});

describe('a total on a sheet of its own', () => {
  async function foundOn(figure: number, last = '') {
    const drawing = ['甲局', '乙局', '汇总'].map((name) => `@sheet ${name}\n${sums(name === '汇总' ? figure : 3)}`);
    const reports = recognise(await drawnDocument(drawing.join('\n') + last), forms, { year: 2023 });
    const { bodies, totals } = separateTotals(reports);
    return checkTotals(totals, bodies, {}).map(shown);
  }
  const sums = (figure: number) =>
    [
      '| 表四 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |',
      `| 行政复议 | ${figure} | ${figure} | ${figure} | ${figure} | ${figure * 4} |`,
      `| 未经复议直接起诉 | 0 | 0 | 0 | ${figure > 3 ? 7 : 3} | ${figure > 3 ? 6 : 3} |`,
    ].join('\n');

  test('is compared with the bodies of the workbook', async () => {
    expect(await foundOn(6)).toEqual(['null cases/litigation-direct/pending “汇总”为 7，表中 2 个单位相加为 6，多 1']);
  });

  test('beside another one: each', async () => {
    expect(await foundOn(6, `\n@sheet 合计\n${sums(6)}`)).toEqual([
      'null cases/litigation-direct/pending “汇总”为 7，表中 2 个单位相加为 6，多 1',
      'null cases/litigation-direct/pending “合计”为 7，表中 2 个单位相加为 6，多 1',
    ]);
  });
});

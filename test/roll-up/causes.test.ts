import { describe, expect, test } from 'vitest';
import { childReports, forms, lint, readReports } from '../../src/lint.ts';
import { type Figures, someFigures, summedUp } from '../support/county.ts';
import { withFigures } from '../support/parent-and-children.ts';
import { printedWhole, type Whole } from '../support/whole-reports.ts';

/** The report that a difference is put down to, in a tree of bodies. */

const [first, second, third, fourth] = someFigures(4) as [Figures, Figures, Figures, Figures];
const licensing = 'disclosure/licensing/decisions';
const penalties = 'disclosure/penalties/decisions';
const bytesOf = (whole: Whole) => new TextEncoder().encode(printedWhole(whole));

/** Lints a report of 青河市 among the reports of a run, in which `tree` names the bodies below others. */
async function causes(city: Figures, reports: readonly Whole[], tree: Readonly<Record<string, readonly string[]>>) {
  const read = [];
  for (const one of reports) read.push(...(await readReports(bytesOf(one), { path: `${one.body}.txt` })));
  const { reports: kept } = await childReports(read, { forms });
  const lists = Object.fromEntries(
    Object.entries(tree).map(([body, names]) => [body, { names, isComplete: true, unread: {} }]),
  );
  const { diagnostics } = await lint(bytesOf(withFigures('青河市', city)), {
    path: 'city.txt',
    children: { reports: kept, lists },
  });
  const found = diagnostics.filter(({ rule, kind }) => rule === 'roll-up' && kind === 'fail');
  const causeOf = (text: string) => text.slice(Math.max(text.indexOf('；'), text.indexOf('; ')) + 1).trim();
  return {
    cells: found.map(({ cell }) => cell),
    zh: [...new Set(found.map(({ message }) => causeOf(message.zh)))],
    en: [...new Set(found.map(({ message }) => causeOf(message.en.slice(message.en.indexOf(': this report')))))],
  };
}

const flat = { 青河市: ['甲县', '乙县', '丙县'] };
const counties = [withFigures('甲县', first), withFigures('乙县', second), withFigures('丙县', third)];

describe('a report of the list', () => {
  test.each([
    [summedUp([first, third]), '漏加', 'left out'],
    [summedUp([first, second, second, third]), '重复相加', 'counted twice'],
  ])('that was left out or counted twice', async (city, zh, en) => {
    expect(await causes(city, counties, flat)).toMatchObject({
      zh: [`相差的恰为乙县（乙县.txt）各格的数，可能${zh}了这个单位`],
      en: [`the differences are the figures of 乙县 (乙县.txt), which may have been ${en}`],
    });
  });

  test('that was left out of some rows', async () => {
    const all = summedUp([first, second, third]);
    const without = {
      ...all,
      [licensing]: all[licensing]! - second[licensing]!,
      [penalties]: all[penalties]! - second[penalties]!,
    };
    const { cells, zh } = await causes(without, counties, flat);
    expect(cells).toEqual([licensing, penalties].filter((id) => second[id]! > 0));
    for (const cause of zh) expect(cause).toMatch(/^恰为乙县的数（乙县\.txt 第 \d+ 行），可能漏加了$/);
  });

  test('is not named for one cell where another cell contradicts it', async () => {
    const own = [
      withFigures('甲县', { [licensing]: 5, [penalties]: 6 }),
      withFigures('乙县', { [licensing]: 7, [penalties]: 9 }),
    ];
    // 5 is the figure of 甲县, 9 that of 乙县: no one body accounts for both.
    const { cells, zh } = await causes({ [licensing]: 7, [penalties]: 6 }, own, { 青河市: ['甲县', '乙县'] });
    expect([cells, zh]).toEqual([[licensing, penalties], ['请与各单位的报告逐一核对']]);
  });

  test('is not named where another report is missing', async () => {
    const own = [
      withFigures('甲县', { [licensing]: 5, [penalties]: 6 }),
      withFigures('乙县', { [licensing]: 7, [penalties]: 9 }),
    ];
    const { cells, zh } = await causes({ [licensing]: 7, [penalties]: 9 }, own, { 青河市: ['甲县', '乙县', '丙县'] });
    expect([cells, zh]).toEqual([[licensing, penalties], ['请与各单位的报告逐一核对']]);
  });

  test('is not named where the report’s own sums say that its figure is wrong', async () => {
    const [part, total] = ['requests/received/natural-person', 'requests/received/total'];
    const right = { [part]: 5, [total]: 5, 'requests/carried-out/natural-person': 5, 'requests/carried-out/total': 5 };
    const one = { [part]: 1, [total]: 1, 'requests/carried-out/natural-person': 1, 'requests/carried-out/total': 1 };
    const four = Object.fromEntries(Object.keys(right).map((id) => [id, 4]));
    const reports = [withFigures('甲县', one), withFigures('乙县', four)];
    const { cells, zh } = await causes({ ...right, [part]: 6 }, reports, { 青河市: ['甲县', '乙县'] });
    expect([cells, zh]).toEqual([[part], ['请与各单位的报告逐一核对']]);
  });
});

describe('a report outside the list', () => {
  test('one below a child, which the child counts and the report does not', async () => {
    const tree = { 青河市: ['甲县', '乙县'], 甲县: ['东山镇', '西山镇'] };
    const reports = [
      withFigures('甲县', summedUp([first, second])),
      withFigures('乙县', third),
      withFigures('东山镇', first),
      withFigures('西山镇', second),
    ];
    expect(await causes(summedUp([first, third]), reports, tree)).toMatchObject({
      zh: ['相差的恰为西山镇（西山镇.txt）各格的数：所属单位的报告里有，本报告可能漏加了这个单位'],
      en: [
        'the differences are the figures of 西山镇 (西山镇.txt): the reports below have them, and this one may have left them out',
      ],
    });
  });

  test('one that the report counts, and the list has not', async () => {
    const reports = [...counties, withFigures('政府办公室', fourth)];
    expect(await causes(summedUp([first, second, third, fourth]), reports, flat)).toMatchObject({
      zh: ['相差的恰为政府办公室（政府办公室.txt）各格的数：本报告可能加了这个单位，而它不在所列的所属单位里'],
      en: [
        'the differences are the figures of 政府办公室 (政府办公室.txt): this report may count that body, which is not among those listed below it',
      ],
    });
  });
});

describe('a cell of a child', () => {
  test('that is not the sum of the bodies below it', async () => {
    const tree = { 青河市: ['甲县', '乙县'], 甲县: ['东山镇', '西山镇'] };
    const county = summedUp([first, second]);
    const slip = { ...county, [licensing]: county[licensing]! + 7 };
    const reports = [
      withFigures('甲县', slip),
      withFigures('乙县', third),
      withFigures('东山镇', first),
      withFigures('西山镇', second),
    ];
    const { cells, zh, en } = await causes(summedUp([first, second, third]), reports, tree);
    expect(cells).toEqual([licensing]);
    expect(zh[0]).toMatch(
      new RegExp(
        `^甲县的这一格（甲县\\.txt 第 \\d+ 行）现为 ${slip[licensing]}，改为 ${county[licensing]} 后，两份报告都相符$`,
      ),
    );
    expect(en[0]).toMatch(
      new RegExp(
        `^this cell of 甲县 \\(甲县\\.txt line \\d+\\) is ${slip[licensing]}; with ${county[licensing]} both reports agree$`,
      ),
    );
  });

  test('is not taken for wrong where a body below it does not tell its figure', async () => {
    const tree = { 青河市: ['甲县', '乙县'], 甲县: ['东山镇', '西山镇'] };
    const unclear = (text: string) => text.replace(/(行政许可\s+)\d+/, '$1约20');
    const reports = [
      withFigures('甲县', { [licensing]: 900 }),
      withFigures('乙县', { [licensing]: 880 }),
      withFigures('东山镇', { [licensing]: 3 }, { edit: unclear }),
      withFigures('西山镇', { [licensing]: 893 }),
    ];
    const { zh } = await causes({ [licensing]: 1773 }, reports, tree);
    expect(zh).toEqual(['请与各单位的报告逐一核对']);
  });

  test('that alone is so large', async () => {
    const own = [withFigures('甲县', { [licensing]: 900 }), withFigures('乙县', { [licensing]: 5 })];
    const { zh, en } = await causes({ [licensing]: 14 }, own, { 青河市: ['甲县', '乙县'] });
    expect(zh[0]).toMatch(
      /^如果只有一个单位填错，就是甲县的这一格（甲县\.txt 第 \d+ 行）：现为 900，改为 9 后相符，别的单位都没有这么多$/,
    );
    expect(en[0]).toMatch(
      /^if one body alone is wrong, it is this cell of 甲县 \(.*\): 900, 9 would agree; no other body has as much$/,
    );
  });
});

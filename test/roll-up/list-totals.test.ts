import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { lint } from '../../src/lint.ts';
import { bodyNames, type Figures, someFigures, summedUp } from '../support/county.ts';

import { type Body, type ListLayout, listCsv, listOf } from '../support/make/lists.ts';
import { filledWith } from '../support/whole-reports.ts';

/** The line of totals of a list is compared with the lines above it. */

const figures = someFigures(4);
const bodies: Body[] = bodyNames(4).map((name, index) => ({ name, figures: filledWith(forms[0]!, figures[index]!) }));
const right = summedUp(figures);
const id = 'disclosure/licensing/decisions';

/** Lints a list with a line of totals, and returns what is found in that line. */
async function found(total: Figures, layout: Partial<ListLayout> = {}, lines: readonly Body[] = bodies) {
  const line = { at: 'bottom', name: '合计', figures: filledWith(forms[0]!, total) } as const;
  const sheets = listOf(forms[0]!, 2023, lines, { outer: 'row', total: line, ...layout });
  const { diagnostics, verdict } = await lint(listCsv(sheets), { path: 'all.csv' });
  return { verdict, found: diagnostics.filter(({ rule }) => rule === 'roll-up') };
}

describe('a line of totals', () => {
  test('that is the sum: silent', async () => {
    expect(await found(right)).toEqual({ verdict: 'pass', found: [] });
  });

  test('with one figure changed: that cell, in no report', async () => {
    for (const changed of [right[id]! + 10, right[id]! - 1]) {
      const { verdict, found: all } = await found({ ...right, [id]: changed });
      expect(verdict).toBe('fail');
      expect(all).toMatchObject([{ report: null, cell: id, kind: 'fail', severity: 'error' }]);
      expect(all[0]!.message.zh).toContain(`“合计”为 ${changed}，表中 4 个单位相加为 ${right[id]}`);
    }
  });

  test('at the top: the same', async () => {
    const line = {
      at: 'top',
      name: '全县合计',
      figures: filledWith(forms[0]!, { ...right, [id]: right[id]! + 10 }),
    } as const;
    expect((await found(right, { total: line })).found).toHaveLength(1);
  });

  test('of a list in which one line has a slip: only that line', async () => {
    const [first, ...others] = bodies as [Body, ...Body[]];
    const slip = filledWith(forms[0]!, {
      ...figures[0]!,
      'requests/granted/natural-person': figures[0]!['requests/granted/natural-person']! + 10,
    });
    const { verdict, found: all } = await found(right, {}, [{ ...first, figures: slip }, ...others]);
    expect([verdict, all]).toEqual(['fail', []]);
  });

  test('less in Table 4: silent, since a case against several bodies counts once', async () => {
    const total = 'cases/reconsideration/total';
    expect((await found({ ...right, [total]: right[total]! - 1 })).found).toEqual([]);
  });

  test.each([
    ['above', ['部门小计', '甲局', '乙局', '乡镇小计', '丙镇', '丁镇', '合计']],
    ['below', ['合计', '甲局', '乙局', '部门小计', '丙镇', '丁镇', '乡镇小计']],
  ])('among totals of groups, %s their lines: each is compared with its own', async (_, order) => {
    const lines: Record<string, Figures> = {
      甲局: figures[0]!,
      乙局: figures[1]!,
      丙镇: figures[2]!,
      丁镇: figures[3]!,
      部门小计: summedUp(figures.slice(0, 2)),
      乡镇小计: summedUp(figures.slice(2)),
      合计: right,
    };
    const linesWith = (changes: Readonly<Record<string, number>>) =>
      order.map((name): Body => {
        const own = lines[name]!;
        return { name, figures: filledWith(forms[0]!, { ...own, [id]: own[id]! + (changes[name] ?? 0) }) };
      });
    const foundIn = async (changes: Readonly<Record<string, number>>) => {
      const sheets = listOf(forms[0]!, 2023, linesWith(changes), { outer: 'row' });
      const { diagnostics } = await lint(listCsv(sheets), { path: 'all.csv' });
      return diagnostics.map(({ message }) => message.zh.match(/“(.*?)”/)?.[1]);
    };
    expect(await foundIn({})).toEqual([]);
    for (const name of ['部门小计', '乡镇小计', '合计']) expect(await foundIn({ [name]: 3 })).toEqual([name]);
  });

  test.each([
    ['a group of groups', ['甲局', '乙局', '部门小计', '丙镇', '县直小计', '丁镇', '合计'], { 县直小计: [0, 1, 2] }],
    ['all totals at the foot', ['甲局', '乙局', '丙镇', '丁镇', '部门小计', '乡镇小计', '合计'], {}],
    [
      'a line that a total rightly leaves out',
      ['甲局', '乙局', '丙镇', '丁镇', '后三家合计'],
      { 后三家合计: [1, 2, 3] },
    ],
    ['more than the lines', ['甲局', '乙局', '合计（含派出机构）'], { '合计（含派出机构）': [0, 1, 2] }],
    ['last year', ['甲局', '乙局', '部门小计', '上年合计'], { 上年合计: [2] }],
  ])('of %s: silent', async (_, order, groups) => {
    const known: Readonly<Record<string, readonly number[]>> = {
      ...{ 甲局: [0], 乙局: [1], 丙镇: [2], 丁镇: [3], 部门小计: [0, 1], 乡镇小计: [2, 3], 合计: [0, 1, 2, 3] },
      ...groups,
    };
    const lines = order.map((name): Body => {
      return { name, figures: filledWith(forms[0]!, summedUp(known[name]!.map((index) => figures[index]!))) };
    });
    const { diagnostics } = await lint(listCsv(listOf(forms[0]!, 2023, lines, { outer: 'row' })), { path: 'all.csv' });
    expect(diagnostics.map(({ message }) => message.zh)).toEqual([]);
  });

  test('of a group within a group, where the other lines are nearly empty: silent', async () => {
    const small = { 'disclosure/licensing/decisions': 1 };
    const lines: readonly (readonly [string, Figures])[] = [
      ['甲局', figures[0]!],
      ['部门小计', figures[0]!],
      ['乙局', figures[1]!],
      ['县直小计', summedUp(figures.slice(0, 2))],
      ['丁镇', small],
      ['合计', summedUp([...figures.slice(0, 2), small])],
    ];
    const drawn = lines.map(([name, own]): Body => ({ name, figures: filledWith(forms[0]!, own) }));
    const { diagnostics } = await lint(listCsv(listOf(forms[0]!, 2023, drawn, { outer: 'row' })), { path: 'all.csv' });
    expect(diagnostics.map(({ message }) => message.zh)).toEqual([]);
  });

  test('with blanks: they are not compared', async () => {
    const blank = { ...filledWith(forms[0]!, right), cases: {} };
    const line = { at: 'bottom', name: '合计', figures: blank } as const;
    expect((await found(right, { total: line })).found).toEqual([]);
  });

  test('tells both figures, by how much it is over or short, and the body that was left out', async () => {
    const messages = async (total: Figures) =>
      (await found(total)).found.map(({ message }) => [message.zh, message.en]);
    const sum = right[id]!;
    expect(await messages({ ...right, [id]: sum + 100_000 })).toEqual([
      [
        `行政许可·本年处理决定数量：“合计”为 ${sum + 100_000}，表中 4 个单位相加为 ${sum}，多 100000；请逐行核对`,
        `licensing · decisions this year: “合计” is ${sum + 100_000}, the 4 bodies of the list come to ${sum}: 100000 over; check it line by line`,
      ],
    ]);
    const part = figures.map((one) => one[id]!).findIndex((one) => one > 0);
    const less = figures[part]![id]!;
    const [[zh, en]] = (await messages({ ...right, [id]: sum - less })) as [[string, string]];
    expect(zh).toContain(`，少 ${less}；恰为${bodies[part]!.name}的数（all.csv `);
    expect(zh).toMatch(/，可能漏加了$/);
    expect(en).toContain(`: ${less} short; that is the figure of ${bodies[part]!.name} (all.csv `);
    expect(en).toMatch(/, which may have been left out$/);
  });

  test('that adds up other lines: silent', async () => {
    expect((await found(summedUp(figures.slice(0, 2)))).found).toEqual([]);
    expect((await found(summedUp([...figures, ...figures]))).found).toEqual([]);
  });
});

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

  test('that adds up other lines: silent', async () => {
    expect((await found(summedUp(figures.slice(0, 2)))).found).toEqual([]);
    expect((await found(summedUp([...figures, ...figures]))).found).toEqual([]);
  });
});

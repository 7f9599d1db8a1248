import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { formCells } from '../../src/model/form.ts';
import type { Diagnostic } from '../../src/model/result.ts';
import { bodyFigures, type Figures, someFigures, summedUp } from '../support/county.ts';
import { lintAbove, withFigures } from '../support/parent-and-children.ts';
import { runs } from '../support/random-runs.ts';
import { nothing, type Whole } from '../support/whole-reports.ts';

const bodies = ['教育局', '青川镇', '白石乡'];
const [education, town, village] = someFigures(3) as [Figures, Figures, Figures];
const figures = [education, town, village];
const county = summedUp(figures);
const children = bodies.map((body, index) => withFigures(body, figures[index]!));
const above = (changes: Figures = {}, others: Whole = {}) => withFigures('溪口县', { ...county, ...changes }, others);

const rollUps = (all: readonly Diagnostic[]) => all.filter(({ rule }) => rule === 'roll-up');
const cellsOf = (all: readonly Diagnostic[]) => rollUps(all).map(({ cell, kind }) => `${cell} ${kind}`);

/** Every cell that adds up, by its id. */
const adding = forms[0]!.tables.flatMap(formCells).filter(({ column }) => column.id !== 'effective');

describe('a report and all of those that it sums up', () => {
  test('that agree: silent', async () => {
    expect(await lintAbove(above(), children)).toEqual([]);
  });

  test('any reports that agree: silent; with one figure changed, that cell', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(bodyFigures, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...adding),
        fc.integer({ min: 1, max: 9 }),
        async (all, { id, table }, more) => {
          const below = all.map((one, index) => withFigures(`第${index}局`, one));
          const sum = summedUp(all);
          expect(rollUps(await lintAbove(withFigures('溪口县', sum), below))).toEqual([]);
          const changed = await lintAbove(withFigures('溪口县', { ...sum, [id]: sum[id]! + more }), below);
          expect(cellsOf(changed)).toEqual([`${id} fail`]);
          const less = await lintAbove(withFigures('溪口县', sum), [...below, withFigures('更多局', { [id]: more })]);
          expect(cellsOf(less)).toEqual(table.id === 'cases' ? ['null open'] : [`${id} fail`]);
        },
      ),
      runs(15, 60),
    );
  });

  test('a figure that is not the sum: both numbers, and the reports', async () => {
    const [one] = rollUps(await lintAbove(above({ 'disclosure/licensing/decisions': 1000 }), children));
    const sum = county['disclosure/licensing/decisions']!;
    expect(one).toMatchObject({ severity: 'error', expected: { units: BigInt(sum) }, actual: { units: 1000n } });
    expect(one!.message.zh).toContain(`本报告为 1000，所属 3 个单位相加为 ${sum}，本报告多 ${1000 - sum}`);
    expect(one!.related.map(({ cell, place }) => `${place.path} ${cell}`)).toEqual(
      bodies
        .filter((_, index) => figures[index]!['disclosure/licensing/decisions']! > 0)
        .map((body) => `${body}.txt disclosure/licensing/decisions`),
    );
  });

  test('what is there at the end of the year does not add up', async () => {
    expect(await lintAbove(above({ 'disclosure/normative-documents/effective': 1 }), children)).toEqual([]);
  });

  test('a case against several bodies counts once: less than the sum is open, more is wrong', async () => {
    const id = 'cases/reconsideration/upheld';
    const total = 'cases/reconsideration/total';
    const with9 = [...children, withFigures('司法局', { [id]: 9, [total]: 9 })];
    expect(cellsOf(await lintAbove(above({ [id]: 8, [total]: 8 }), with9))).toEqual(['null open']);
    expect(cellsOf(await lintAbove(above({ [id]: 999_999, [total]: 999_999 }), children))).toEqual([
      `${id} fail`,
      `${total} fail`,
    ]);
  });

  test('a wrong cell of its own is one mistake, with the sum of the bodies among its reasons', async () => {
    const id = 'requests/granted/commercial';
    const found = await lintAbove(above({ [id]: county[id]! + 5 }), children);
    const suspects = rollUps(found).flatMap((one) => one.suspects);
    expect(suspects).toMatchObject([{ entry: { at: { id } }, suggested: { units: BigInt(county[id]!) } }]);
    expect(suspects[0]!.clears).toHaveLength(3);
  });

  test('the sum of the bodies tells which of two cells is wrong', async () => {
    const [part, total] = ['cases/reconsideration/upheld', 'cases/reconsideration/total'];
    const slip = withFigures('溪口县', { [part]: 4, [total]: 5 });
    const suspectsOf = (all: readonly Diagnostic[]) =>
      all
        .find(({ rule }) => rule === 'case-total')!
        .suspects.map(({ entry, certainty }) => `${entry.at.id} ${certainty}`);
    expect(new Set(suspectsOf(await lintAbove(slip, [])).map((one) => one.split(' ')[1]))).toEqual(
      new Set(['possible']),
    );
    const beside = await lintAbove(slip, [withFigures('教育局', { [part]: 4, [total]: 4 })]);
    expect(suspectsOf(beside)[0]).toBe(`${total} likely`);
  });
});

describe('the report that would account for a difference', () => {
  test.each([
    ['left out', summedUp([education, village]), '漏加'],
    ['counted twice', summedUp([education, town, town, village]), '重复相加'],
  ])('one that was %s as a whole', async (_, figures, word) => {
    const found = rollUps(await lintAbove(withFigures('溪口县', figures), children)).filter(
      ({ kind }) => kind === 'fail',
    );
    expect(found.length).toBeGreaterThan(10);
    for (const { message } of found) {
      expect(message.zh).toContain(`相差的恰为青川镇（青川镇.txt）各格的数，可能${word}了这个单位`);
    }
  });

  test('a cell of one whose own report is consistent with another figure', async () => {
    const id = 'requests/granted/natural-person';
    const slip = withFigures('青川镇', { ...town, [id]: town[id]! + 10 });
    const [one, ...others] = rollUps(await lintAbove(above(), [children[0]!, slip, children[2]!]));
    expect(others).toEqual([]);
    expect(one!.message.zh).toMatch(
      new RegExp(
        `青川镇的这一格（青川镇\\.txt 第 \\d+ 行）现为 ${town[id]! + 10}，改为 ${town[id]} 后，两份报告都相符`,
      ),
    );
    expect(one!.related).toMatchObject([{ cell: id, place: { path: '青川镇.txt' } }]);
  });

  test('a figure of one that was left out, if no other has the same', async () => {
    const id = 'disclosure/licensing/decisions';
    const own = [
      withFigures('教育局', { [id]: 7 }),
      withFigures('青川镇', { [id]: 5 }),
      withFigures('白石乡', { [id]: 5 }),
    ];
    const messageOf = async (figure: number) =>
      rollUps(await lintAbove(withFigures('溪口县', { [id]: figure }), own))[0]!.message.zh;
    expect(await messageOf(10)).toContain('恰为教育局的数（教育局.txt');
    expect(await messageOf(12)).toContain('请与各单位的报告逐一核对');
  });
});

describe('reports that are not all there, or not all known', () => {
  test('not declared to be all: equal and more are not judged wrong, less is', async () => {
    const id = 'disclosure/licensing/decisions';
    const found = async (figure: number) =>
      cellsOf(await lintAbove(above({ [id]: figure }), children, { isComplete: false }));
    expect(await found(county[id]!)).toEqual([]);
    expect(await found(county[id]! + 1)).toEqual(['null open']);
    expect(await found(county[id]! - 1)).toEqual([`${id} fail`]);
  });

  test('a figure that one of them does not tell leaves its cell open, and names the report', async () => {
    const unclear = withFigures('青川镇', town, { edit: (text) => text.replace(/(行政许可\s+)\d+/, '$1约20') });
    const [one, ...others] = rollUps(await lintAbove(above(), [children[0]!, unclear, children[2]!]));
    expect(others).toEqual([]);
    expect(one).toMatchObject({ kind: 'open', cell: null });
    expect(one!.message.zh).toContain('青川镇的这一格读不出数字（青川镇.txt）');
  });

  test('two files of one body with different figures: the cells that differ are open', async () => {
    const id = 'disclosure/licensing/decisions';
    const twice = [...children, withFigures('青川镇', { ...town, [id]: town[id]! + 1 })];
    expect(cellsOf(await lintAbove(above(), twice))).toEqual(['null open']);
  });

  test('a form of another edition: what it does not have is open, the rest is compared', async () => {
    const old = withFigures(
      '青川镇',
      Object.fromEntries(Object.entries(town).filter(([id]) => !/^disclosure|other/.test(id))),
      { edition: '2019' },
    );
    const found = rollUps(await lintAbove(above(), [children[0]!, old, children[2]!]));
    expect(found.filter(({ kind }) => kind === 'open').map(({ about }) => about)).toContain('unknown');
  });

  test('of other years: said if they were declared to be all, else silent', async () => {
    const earlier = children.map((one) => ({ ...one, year: 2022 }));
    expect(rollUps(await lintAbove(above(), earlier, { isComplete: false }))).toEqual([]);
    const [one] = rollUps(await lintAbove(above(), earlier));
    expect(one!.message.zh).toContain(
      '教育局（只有 2022 年度的）、青川镇（只有 2022 年度的）、白石乡（只有 2022 年度的）',
    );
  });
});

test('a blank form above is only that', async () => {
  const found = await lintAbove(
    withFigures('溪口县', nothing, { edit: (text) => text.replaceAll(/(?<=\n\s*\t)0(?=\n)/g, '') }),
    children,
  );
  expect(rollUps(found)).toEqual([]);
});

test('switched off: nothing', async () => {
  const options = { severities: { 'roll-up': 'off' as const } };
  expect(rollUps(await lintAbove(above({ 'disclosure/licensing/decisions': 1000 }), children, options))).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { locate } from '../../src/culprit/locate.ts';
import { forms } from '../../src/forms.ts';
import { format, subtract } from '../../src/model/decimal.ts';
import type { Form } from '../../src/model/form.ts';
import { amount, type Report } from '../../src/model/report.ts';
import type { Mistake } from '../../src/model/result.ts';
import { figureOf } from '../../src/presentation/cells.ts';
import { assess } from '../../src/relations.ts';
import { broken, settled } from './broken-reports.ts';
import { flow, formOf, sheet, square } from './small-forms.ts';

const payments = formOf('money', 'x y total', [{ each: 'row', sum: 'total = x + y' }]);

/** A form with one row of money, in a table named otherwise than that of other small forms. */
const money: Form = {
  ...payments,
  tables: payments.tables.map((table) => ({ ...table, id: 'money' })),
  relations: payments.relations.map((one) => ({ ...one, id: 'money-total', table: 'money' })),
};

/** Adds a table of money to a report: `0.25 1.5 1.75`. */
function beside(report: Report, figures: string): Report {
  return { ...report, tables: [...report.tables, ...sheet(money, figures).tables] };
}

const mistakesOf = (report: Report): Mistake[] =>
  locate(assess(report)).flatMap(({ explanations }) => explanations.flatMap(({ mistakes }) => mistakes));

/** Returns all that is said of the mistakes of a report. */
function told(report: Report): string[] {
  return locate(assess(report)).flatMap(({ certainty, explanations, more }) => [
    `${certainty}, ${more} more`,
    ...explanations.map(({ mistakes }) => mistakes.map(inWords).join(' & ')),
  ]);
}

function inWords({ kind, reason, changes, follows }: Mistake): string {
  const figures = [...changes, ...follows].map(
    ({ entry, suggested }) => `${entry.at.id} ${figureOf(entry, 'en')}→${format(suggested)}`,
  );
  return `${kind}: ${reason.zh}, ${reason.en}: ${figures.join()}`;
}

describe('whatever decimals another table holds, the mistakes of a table of counts are told in whole numbers', () => {
  test.each([
    { form: square, figures: '46 38 84 | 26 39 65 | 72 77 149', typed: [0, 1, 9, 37, 39, 47, 64, 83, 149, 460, 900] },
    {
      form: flow,
      figures: '37 29 66 | 12 0 12 | 26 9 35 | 14 20 34 | 40 29 69 | 9 0 9',
      typed: [0, 2, 10, 35, 62, 260],
    },
  ])('$figures', ({ form, figures, typed }) => {
    expect(told(sheet(form, figures))).toEqual([]);
    for (const { index } of figures.matchAll(/\d+/g)) {
      for (const to of typed) {
        const wrong = sheet(form, figures.slice(0, index) + figures.slice(index).replace(/\d+/, `${to}`));
        const alone = told(wrong);
        expect(told(beside(wrong, '0.25 1.5 1.75'))).toEqual(alone);
        expect(told(beside(wrong, '0.000125 7 7.000125'))).toEqual(alone);
      }
    }
  });

  test.each([2, 6])('%i that were counted twice', (twice) => {
    const form = forms[0]!;
    const right = settled(form, { 'granted/commercial': 8, 'partly-granted/commercial': twice });
    const wrong = broken(form, right, { 'granted/commercial': 8 + twice, 'granted/total': 8 + twice });
    const alone = told(wrong);
    expect(alone.join().includes(`的 ${twice} 件重复计数`)).toBe(twice > 2);
    expect(told(beside(wrong, '0.25 1.5 1.75'))).toEqual(alone);
  });
});

describe('amounts of money are told in decimals', () => {
  const mixed = formOf('a money', 'x y total', [{ each: 'row', sum: 'total = x + y' }]);

  test('beside counts in the same table', () => {
    const said = told(sheet(mixed, '46 38 93 | 0.25 1.5 1.85')).join('\n');
    expect(said).toContain('cell: 比各部分之和多 9, 9 more than its parts: requests/a/total 93→84');
    expect(said).toContain('cell: 一位数字写错, one digit is wrong: requests/money/total 1.85→1.75');
    expect(said).toContain('cell: 一位数字写错, one digit is wrong: requests/money/y 1.5→1.6');
  });

  test.each(['0.25 1.5 17.5', '2.5 1.5 1.75', '29.39 6.07 35.5', '29 6.07 35.46', '29.39 0 35.46'])('%s', (figures) => {
    const mistakes = mistakesOf(sheet(mixed, `46 38 84 | ${figures}`));
    expect(mistakes.length).toBeGreaterThan(0);
    for (const { reason, changes } of mistakes) {
      const [{ entry, suggested }] = changes as [(typeof changes)[0]];
      const by = format(subtract(amount(entry)!, suggested));
      const [, word, number] = /([多少]) ([\d.]+)$/.exec(reason.zh) ?? [];
      if (number) expect(`${word === '少' ? '-' : ''}${number}`).toBe(by);
    }
  });

  test('that were counted twice, in their own unit or in none', () => {
    const rows = formOf('money b all', 'x y total', [
      { each: 'row', sum: 'total = x + y' },
      { each: 'column', sum: 'all = money + b' },
    ]);
    const inUnit = (unit?: string): Form => ({
      ...rows,
      tables: rows.tables.map((table) => ({
        ...table,
        blocks: table.blocks.map((block) => ({
          ...block,
          rows: block.rows.map((row) => ({ ...row, decimal: true, ...(unit && { unit }) })),
        })),
      })),
    });
    const figures = '7.25 1.5 8.75 | 4.5 0 4.5 | 7.25 1.5 8.75';
    expect(told(sheet(inUnit(), figures)).join()).toContain('与“b”的 4.5 重复计数');
    expect(told(sheet(inUnit('万元'), figures)).join()).toContain('与“b”的 4.5 万元重复计数');
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forms, readReports } from '../../src/lint.ts';
import { type Form, formCells } from '../../src/model/form.ts';
import { plainFiguresOf } from '../../src/model/plain-figures.ts';
import type { Report } from '../../src/model/report.ts';
import { assess } from '../../src/relations.ts';
import { rulesOfPlain, tableRules } from '../../src/rules/index.ts';
import { consistent, type Figures } from '../support/make/figures.ts';
import { runs } from '../support/random-runs.ts';
import { utf8 } from '../support/utf8.ts';

const cellsOf = (form: Form) => form.tables.flatMap(formCells);

/** A list of one body, with one figure more or less than adds up. */
async function reportOf(form: Form, figures: Figures, at: number, more: number): Promise<Report> {
  const texts = cellsOf(form).map(({ table, row, column, signed }, position) => {
    const figure = figures[table.id]?.[row.id]?.[column.id] ?? 0;
    return position === at ? Math.max(signed ? -9 : 0, figure + more) : figure;
  });
  const head = ['organization', 'year', ...cellsOf(form).map(({ id }) => id)];
  const [report] = await readReports(utf8(`${head}\n甲局,${form.years.from},${texts}\n`), { path: 'a.csv' });
  return report!;
}

describe.each(forms)('$id', (form) => {
  test('the rules that are not asked about plain figures find nothing in them, whether they add up or not', async () => {
    const others = tableRules.filter((rule) => !rulesOfPlain.includes(rule));
    await fc.assert(
      fc.asyncProperty(
        consistent(form),
        fc.nat(cellsOf(form).length - 1),
        fc.integer({ min: -3, max: 9 }),
        async (figures, at, more) => {
          const report = await reportOf(form, figures, at, more);
          expect(plainFiguresOf(report)).toBeDefined();
          const context = { assessments: assess(report), claims: { figures: [], divisions: [] } };
          expect(others.flatMap((rule) => [...rule.check(report, context)])).toEqual([]);
        },
      ),
      runs(10, 100),
    );
  });
});

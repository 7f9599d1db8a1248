import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { readReport } from '../../src/lint.ts';
import type { Form } from '../../src/model/form.ts';
import { entriesOf, type Report } from '../../src/model/report.ts';
import { figuresOfTable } from '../../src/recognise/report/plain-table.ts';
import { consistent, distinct, type Filled } from '../support/make/figures.ts';
import { printedFormats } from '../support/make/formats.ts';
import { items, title } from '../support/make/printed.ts';
import { official } from '../support/official.ts';
import { runs } from '../support/random-runs.ts';

/** Reports of a layout that earlier reports had are what they would be if they came first. */

const kinds = ['xlsx', 'html', 'docx'];
const nothing = [null, '/', '', '12件', '1,234', '-1', '约20', '0012'];

const printed = async (form: Form, kind: string, figures: Filled) =>
  printedFormats[kind]!([title('溪口镇', form.years.to ?? form.years.from), ...items(form, figures)]);

/** Puts something else in place of some figures. */
function spoilt(figures: Filled, every: number): Filled {
  let count = 0;
  const changed = (row: Filled[string][string]) =>
    Object.fromEntries(
      Object.entries(row).map(([id, figure]) => {
        count++;
        return [id, count % every === 0 ? nothing[count % nothing.length]! : figure];
      }),
    );
  return Object.fromEntries(
    Object.entries(figures).map(([table, rows]) => [
      table,
      Object.fromEntries(Object.entries(rows).map(([id, row]) => [id, changed(row)])),
    ]),
  );
}

/** A report without its forms, which are large. */
function shown(report: Report) {
  const tables = report.tables.map(({ form, table, entries, ...rest }) => ({
    ...rest,
    form: form.id,
    table: table.id,
    entries: entries.map(({ at, ...entry }) => ({ ...entry, at: at.id })),
  }));
  const unread = report.unread.map(({ form, table, ...rest }) => ({ ...rest, form: form.id, table: table.id }));
  const repeated = report.repeated.map(({ table, cells, ...rest }) => ({
    ...rest,
    table: table.id,
    cells: cells?.length,
  }));
  return { ...report, tables, unread, repeated };
}

test.each(
  forms.map((form) => [form.edition, form] as const),
)('a report of the edition of %s is read the same whether its layout is known or not', (_, form) =>
  fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...kinds),
      fc.integer({ min: 3, max: 60 }),
      consistent(official(form)),
      async (kind, every, figures) => {
        for (const filled of [distinct(form), distinct(form), figures, spoilt(figures, every)]) {
          const bytes = await printed(form, kind, filled);
          // Nothing is known of a form that has not been seen.
          const unseen = forms.map((one) => ({ ...one }));
          const [known, alone] = [
            await readReport(bytes, { path: `a.${kind}` }),
            await readReport(bytes, { path: `a.${kind}`, forms: unseen }),
          ];
          expect(shown(known)).toEqual(shown(alone));
        }
      },
    ),
    runs(2, 50),
  ));

test('the entries of a table of a known layout are made when they are asked for', async () => {
  const form = forms[0]!;
  const bytes = await printed(form, 'xlsx', distinct(form));
  const read = () => readReport(bytes, { path: 'a.xlsx' });
  await read();
  await read();
  const report = await read();
  const figures = report.tables.flatMap((table) => figuresOfTable(table) ?? []);
  expect(figures).toEqual(entriesOf(report).map(({ cell }) => Number(cell!.text)));
  expect(report.tables[0]!.entries).toBe(report.tables[0]!.entries);
});

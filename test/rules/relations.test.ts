import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { lint, readReport } from '../../src/lint.ts';
import { type Form, formCells } from '../../src/model/form.ts';
import { csv } from '../../src/writers/csv.ts';
import { json } from '../../src/writers/json.ts';
import { tidy } from '../../src/writers/tidy.ts';
import { consistent, type Figures, figuresOf } from '../support/make/figures.ts';
import { asText, bytesOf, items, print, title } from '../support/make/printed.ts';
import { official } from '../support/official.ts';
import { runs } from '../support/random-runs.ts';
import { utf8 } from '../support/utf8.ts';

const asJson = (figures: Figures, form: Form) => {
  const editions = Object.fromEntries(form.tables.map(({ id }) => [id, form.edition]));
  return utf8(
    JSON.stringify({ organization: '云浦市', year: form.years.to ?? form.years.from, editions, tables: figures }),
  );
};

describe.each(forms.map((form) => ({ form })))('$form.id', ({ form }) => {
  const year = form.years.to ?? form.years.from;
  const printed = (figures: Figures) => [title('云浦市', year), ...items(form, figures)];
  const report = async (figures: Figures) => readReport(asJson(figures, form), { path: 'a.json' });

  /** One report in every format. */
  const formats: Readonly<Record<string, (figures: Figures) => Promise<Uint8Array>>> = {
    json: async (figures) => asJson(figures, form),
    'json as written': async (figures) => utf8(json([await report(figures)])),
    xlsx: (figures) => bytesOf((workbook) => print(workbook.addWorksheet('年报'), printed(figures))),
    csv: async (figures) => utf8(csv([await report(figures)])),
    tidy: async (figures) => utf8(tidy([await report(figures)])),
    text: async (figures) => utf8(asText(printed(figures))),
  };

  test.each(Object.keys(formats))('a consistent report has no finding as %s', async (format) => {
    await fc.assert(
      fc.asyncProperty(consistent(form), async (figures) => {
        const bytes = await formats[format]!(figures);
        const { diagnostics, reports, problem } = await lint(bytes, { path: `a.${format}` });
        expect(problem?.message.zh).toBeUndefined();
        expect(figuresOf(reports[0]!.report)).toEqual(figures);
        expect(diagnostics.map(({ rule, message }) => [rule, message.zh])).toEqual([]);
        expect(reports[0]!.coverage.relations).toEqual({ assessed: relationsOf(form), total: relationsOf(form) });
      }),
      runs(3, 8),
    );
  });

  test('one cell changed by any amount breaks exactly the relations that contain it', async () => {
    const cells = form.tables.flatMap((table) => formCells(table));
    await fc.assert(
      fc.asyncProperty(
        consistent(form),
        fc.constantFrom(...cells),
        fc.integer({ min: -1_000_000, max: 1_000_000 }).filter((amount) => amount !== 0),
        async (figures, { table, row, column }, amount) => {
          const changed = structuredClone(figures) as Record<string, Record<string, Record<string, number>>>;
          changed[table.id]![row.id]![column.id]! += amount;
          const { reports } = await lint(asJson(changed, form), { path: 'a.json' });
          const broken = reports[0]!.assessments.filter(({ outcome }) => outcome === 'broken');
          expect(broken.map(({ relation, line }) => `${relation.id} ${line}`).sort()).toEqual(
            containing(form, table.id, row.id, column.id),
          );
        },
      ),
      runs(25, 50),
    );
  });
});

test('a report of 2021 has 42 relations of its own, one of 2019 has 40', () => {
  expect(forms.map((form) => [form.edition, relationsOf(form)])).toEqual([
    ['2021', 42],
    ['2019', 40],
  ]);
});

/** Counts equations as the notice has them, without the code under test. */
function relationsOf(own: Form): number {
  const form = official(own);
  return form.relations.reduce((count, { table, each }) => {
    const ids = formCells(form.tables.find(({ id }) => id === table)!).map((cell) => cell[each].id);
    return count + new Set(ids).size;
  }, 0);
}

function containing(form: Form, table: string, row: string, column: string): string[] {
  return official(form)
    .relations.filter((relation) => relation.table === table)
    .flatMap(({ id, each, left, right }) => {
      const [line, term] = each === 'row' ? [row, column] : [column, row];
      return [...left.terms, ...right.terms].includes(term) ? [`${id} ${line}`] : [];
    })
    .sort();
}

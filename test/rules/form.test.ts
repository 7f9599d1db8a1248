import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { validate } from '../../src/generated/validate-form.js';
import { formCells, lines } from '../../src/model/form.ts';
import { layout } from '../../src/model/printed-layout.ts';

/** Public: other programs read these ids. Row × columns, in the form's order. */
const ids: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'cn-ogi-2021': {
    disclosure: [
      'regulations: issued repealed effective',
      'normative-documents: issued repealed effective',
      'licensing: decisions',
      'penalties: decisions',
      'coercion: decisions',
      'fees: amount',
    ],
    requests: rows(['other.not-corrected-in-time', 'other.fee-not-paid', 'other.other']),
    cases: cases(),
  },
  'cn-ogi-2019': {
    disclosure: [
      'regulations: produced published total-published',
      'normative-documents: produced published total-published',
      'licensing: previous-items change decisions',
      'other-services: previous-items change decisions',
      'penalties: previous-items change decisions',
      'coercion: previous-items change decisions',
      'fees: previous-items change',
      'procurement: items amount',
    ],
    requests: rows(['other']),
    cases: cases(),
  },
};

function rows(other: readonly string[]): string[] {
  const columns = 'natural-person commercial research public-interest legal-service other-organisation total';
  const refused = [
    'state-secret',
    'forbidden-by-law',
    'security-and-stability',
    'third-party-rights',
    'internal-affairs',
    'deliberative-process',
    'enforcement-file',
    'administrative-inquiry',
  ].map((id) => `refused.${id}`);
  const unavailable = ['not-held', 'needs-creation', 'unclear'].map((id) => `unavailable.${id}`);
  const notProcessed = ['petition', 'repeated', 'publication', 'excessive', 'confirmation'].map(
    (id) => `not-processed.${id}`,
  );
  const results = ['granted', 'partly-granted', ...refused, ...unavailable, ...notProcessed, ...other];
  return ['received', 'carried-in', ...results, 'outcomes', 'carried-out'].map((row) => `${row}: ${columns}`);
}

function cases(): string[] {
  return ['reconsideration', 'litigation-direct', 'litigation-after-reconsideration'].map(
    (row) => `${row}: upheld corrected other pending total`,
  );
}

describe.each(forms.map((form) => ({ form })))('$form.id', ({ form }) => {
  test('is as its schema says, and bundled', () => {
    const written = JSON.parse(readFileSync(`schemas/forms/${form.id}.json`, 'utf8'));
    expect(validate(written), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    expect(form).toEqual(written);
  });

  test('has the public ids', () => {
    const found = form.tables.map(({ id, blocks }) => [
      id,
      blocks.flatMap(({ rows, columns }) =>
        lines(rows).map(
          (row) =>
            `${row.id}: ${lines(columns)
              .map((column) => column.id)
              .join(' ')}`,
        ),
      ),
    ]);
    expect(Object.fromEntries(found)).toEqual(ids[form.id]);
  });

  test('sums only lines that it has, and totals are marked as such', () => {
    for (const { table, each, left, right } of form.relations) {
      const cells = formCells(form.tables.find(({ id }) => id === table)!);
      const terms = cells.map((cell) => (each === 'row' ? cell.column.id : cell.row.id));
      for (const term of [...left.terms, ...right.terms]) expect(terms).toContain(term);
      for (const term of left.terms.length === 1 ? left.terms : []) {
        const cell = cells.find((one) => (each === 'row' ? one.column.id : one.row.id) === term)!;
        expect((each === 'row' ? cell.column : cell.row).heading.total).toBe(true);
      }
    }
  });

  test('prints as many characters as the template of its notice, placeholders aside', () => {
    const printed = form.tables
      .flatMap((table) =>
        layout(table)
          .flat()
          .map(({ text }) => text),
      )
      .join('');
    const headings = form.sections.map(({ number, heading }) => `${'一二三四五六'[number - 1]}、${heading}`).join('');
    expect([printed.length, headings.length]).toEqual({ 'cn-ogi-2021': [659, 79], 'cn-ogi-2019': [645, 79] }[form.id]);
  });
});

test('every form in schemas/forms is bundled', () => {
  const files = readdirSync('schemas/forms').map((name) => name.replace(/\.json$/, ''));
  expect(files).toEqual(forms.map(({ id }) => id).sort());
});

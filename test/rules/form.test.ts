import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { validate } from '../../src/generated/validate-form.js';
import { formCells } from '../../src/model/form.ts';
import { narratives } from '../../src/narrative/narrative-of.ts';

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

describe.each(forms.map((form) => ({ form })))('$form.id', ({ form }) => {
  test('is as its schema says, and bundled', () => {
    const written = read(`schemas/forms/${form.id}.json`);
    expect(validate(written), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    expect(form).toEqual(written);
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
});

test('every form in schemas/forms is bundled', () => {
  const files = readdirSync('schemas/forms').map((name) => name.replace(/\.json$/, ''));
  expect(files).toEqual(forms.map(({ id }) => id).sort());
});

test.each([...narratives])('the narrative of %s is as the schema of forms says, and bundled', (family, narrative) => {
  const written = read(`schemas/narratives/${family}.json`);
  expect(validate({ ...forms[0], narrative: written }), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  expect(narrative).toEqual(written);
});

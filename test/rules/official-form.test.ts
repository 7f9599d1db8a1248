import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { layout } from '../../src/model/printed-layout.ts';
import { officialForm, officialPrint } from '../support/official-form.ts';

/** Labels, names, ids, relations and clauses stand twice: in `schemas/forms/`, and copied by hand in `fixtures/forms/`. */
describe.each(forms.map((form) => ({ form, official: officialForm(form.id) })))('$form.id', ({ form, official }) => {
  /** Everything but the hints for people who fill in a blank form and the relations with other reports, which no notice has. */
  const sections = form.sections.map(({ prompt: _, ...section }) => section);

  test('is the form of its notice, word for word', () => {
    const { headingWords: _, yearRelations: __, rollUp: ___, ...own } = form;
    expect({ ...own, $schema: undefined, sections }).toEqual(official);
  });

  test.each(official.tables)('prints $name.zh as its notice does, merged cells included', ({ id }) => {
    const table = form.tables.find((one) => one.id === id)!;
    const printed = layout(table).flatMap((cells) => cells.map(({ kind: _, cell: __, ...place }) => place));
    expect(printed).toEqual(officialPrint(form.id, id));
  });
});

/** Two counts of the notices' templates, their placeholders aside: a slip in the copy by hand has to keep both. */
test.each([
  ['cn-ogi-2021', 659, 79],
  ['cn-ogi-2019', 645, 79],
])('the copy of %s has as many characters as the template of its notice', (id, tables, headings) => {
  const { tables: own, sections } = officialForm(id);
  const printed = own.flatMap((table) => officialPrint(id, table.id).map(({ text }) => text)).join('');
  const numbered = sections.map(({ number, heading }) => `${'一二三四五六'[number - 1]}、${heading}`).join('');
  expect([printed.length, numbered.length]).toEqual([tables, headings]);
});

test('every form has its copy, and every copy its form', () => {
  const copies = readdirSync('fixtures/forms').map((name) => name.replace(/\.md$/, ''));
  expect(copies.sort()).toEqual(forms.map(({ id }) => id).sort());
});

import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { readReports } from '../../src/lint.ts';
import { type Form, formCells, type Heading } from '../../src/model/form.ts';
import { distinct, figuresOf } from '../support/make/figures.ts';
import { asCsv, items, title } from '../support/make/printed.ts';
import { asHtml } from '../support/make/printed-html.ts';
import { official } from '../support/official.ts';
import { utf8 } from '../support/utf8.ts';

const english = (headings: readonly Heading[]): Heading[] =>
  headings.map(({ children, ...heading }) => ({
    ...heading,
    label: heading.en,
    ...(children && { children: english(children) }),
  }));

/** The English names of the program may stand in place of the labels. */
describe.each(forms.map((form) => ({ form: official(form), figures: distinct(form) })))('$form.id', ({
  form,
  figures,
}) => {
  const year = form.years.to ?? form.years.from;
  const inEnglish = form.tables.map((table) => ({
    ...table,
    blocks: table.blocks.map((block) => ({ ...block, rows: english(block.rows), columns: english(block.columns) })),
  }));
  const read = async (tables: Form['tables'], path: string) => {
    const printed = [title('溪口镇', year), ...items({ ...form, tables }, figures)];
    const bytes = utf8(path.endsWith('csv') ? asCsv(printed) : asHtml(printed));
    return (await readReports(bytes, { path })).map(figuresOf);
  };

  test.each(['a.csv', 'a.html'])('tables with English labels are read: %s', async (path) => {
    expect(await read(inEnglish, path)).toEqual([figures]);
  });

  test('tidy CSV may name the lines in English', async () => {
    const cells = form.tables.flatMap((table) => formCells(table));
    const records = cells.map(({ table, row, column }) => {
      const value = figures[table.id]![row.id]![column.id];
      return `"溪口镇",${year},"${table.name.en}","${row.heading.en}","${column.heading.en}",${value}`;
    });
    const tidy = ['organization,year,table,row,column,value', ...records].join('\n');
    expect((await readReports(utf8(tidy), { path: 'a.csv' })).map(figuresOf)).toEqual([figures]);
  });
});

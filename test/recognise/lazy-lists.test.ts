import { describe, expect, test } from 'vitest';
import { forms, lint } from '../../src/lint.ts';
import type { Document, Grid, GridRow } from '../../src/model/document.ts';
import { type Form, formCells } from '../../src/model/form.ts';
import { readCsv } from '../../src/readers/csv/index.ts';
import { readJson } from '../../src/readers/json/index.ts';
import { withoutFigures } from '../../src/run/lint-file.ts';
import { versionOf } from '../../src/run/versions.ts';
import { distinct } from '../support/make/figures.ts';
import { utf8 } from '../support/utf8.ts';

/** Sound reports, and the ways to write them as a list. */
const bodies = (form: Form, count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `第${index + 1}局`, figures: distinct(form, index + 1) }));
const cellsOf = (form: Form) => form.tables.flatMap(formCells);

function wide(form: Form): string {
  const head = ['organization', 'year', ...cellsOf(form).map(({ id }) => id)];
  const records = bodies(form, 80).map(({ name, figures }) => [
    ...[name, form.years.from],
    ...cellsOf(form).map(({ table, row, column }) => figures[table.id]![row.id]![column.id]),
  ]);
  return [head, ...records].map((record) => `${record}\n`).join('');
}

function tidy(form: Form): string {
  const records = bodies(form, 4).flatMap(({ name, figures }) =>
    cellsOf(form).map(({ table, row, column }) => {
      const figure = figures[table.id]![row.id]![column.id];
      return `${name},${form.years.from},${table.id},${row.id},${column.id},${figure}\n`;
    }),
  );
  return `organization,year,table,row,column,value\n${records.join('')}`;
}

function lines(form: Form): string {
  const reports = bodies(form, 6).map(({ name, figures }) => {
    return JSON.stringify({ form: form.family, organization: name, year: form.years.from, tables: figures });
  });
  return reports.map((report) => `${report}\n`).join('');
}

/** Judges a document as a run does that shows findings only. Returns its verdict, and the last row whose cells were made. */
async function judged(document: Document) {
  let last = -1;
  const watched = (row: GridRow, index: number): GridRow => ({
    place: row.place,
    ...{ texts: row.texts ?? [], span: row.span },
    get cells() {
      last = Math.max(last, index);
      return row.cells;
    },
  });
  const blocks = document.blocks.map((block) => ({ ...block, rows: (block as Grid).rows.map(watched) }));
  const file = await lint(new Uint8Array(), { path: 'all', read: async () => ({ ...document, blocks }) });
  for (const { report } of file.reports) versionOf(report);
  return { verdict: withoutFigures(file).verdict, reports: file.reports.length, last };
}

test('a header that is known is another one with more labels below it', async () => {
  const [form] = forms as [Form];
  const [head = '', ...records] = wide(form).split('\n').slice(0, 3);
  const labels = head.replaceAll(/[^,]+/g, '总计');
  const text = utf8([head, labels, ...records].join('\n'));
  const factsOf = async (own: readonly Form[]) => {
    const { diagnostics, problem, reports } = await lint(text, { path: 'a.csv', forms: own });
    return [reports.length, problem?.message.en, diagnostics.map(({ message }) => message.en)];
  };
  expect((await lint(utf8(wide(form)), { path: 'a.csv' })).verdict).toBe('pass');
  expect(await factsOf(forms)).toEqual(await factsOf([...forms]));
});

describe.each(forms)('$id: sound reports are judged without their cells', (form) => {
  test('a report a record: those below the rows in which a header is looked for', async () => {
    const { verdict, reports, last } = await judged(readCsv(utf8(wide(form)), 'all'));
    expect([verdict, reports]).toEqual(['pass', 80]);
    expect(last).toBeLessThan(60);
  });

  test('a value a record: those after the first', async () => {
    const { verdict, reports, last } = await judged(readCsv(utf8(tidy(form)), 'all'));
    expect([verdict, reports]).toEqual(['pass', 4]);
    expect(last).toBe(cellsOf(form).length);
  });

  test('a report a line: those after the first', async () => {
    const { blocks, ...document } = readJson(utf8(lines(form)), 'all');
    const asked: number[] = [];
    const watched = (blocks as Grid[]).map((block, index): Grid => {
      const { kind, place, record } = block;
      return {
        ...{ kind, place, record },
        get rows() {
          asked.push(index);
          return block.rows;
        },
      };
    });
    const file = await lint(new Uint8Array(), { path: 'all', read: async () => ({ ...document, blocks: watched }) });
    for (const { report } of file.reports) versionOf(report);
    expect([withoutFigures(file).verdict, file.reports.length]).toEqual(['pass', 6]);
    expect(Math.max(...asked)).toBe(0);
  });
});

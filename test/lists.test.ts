import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Place } from '../src/document.ts';
import { type Form, formCells } from '../src/form.ts';
import { forms, lint, readReports } from '../src/lint.ts';
import { distinct, type Figures, figuresOf, sparse } from './make/figures.ts';
import {
  type Body,
  type ListLayout,
  type ListSheet,
  listCsv,
  listDocx,
  listHtml,
  listOds,
  listOf,
  listXlsx,
} from './make/lists.ts';

const [form2021] = forms as [Form, Form];
const yearOf = (form: Form) => form.years.to ?? 2025;

/** How counties lay out their lists: in six ways that differ in all that may. */
const layouts: Readonly<Record<string, ListLayout>> = {
  'rows outside, a group line for everything': { outer: 'row', grouped: true, numbered: true },
  'columns outside': { outer: 'column', organization: '填报单位' },
  'tables named': { outer: 'row', tables: 'short', captions: true, front: ['序号', '类别'], remarks: true },
  'tables named in full, columns outside': { outer: 'column', tables: 'long', organization: '部门' },
  'without groups': { outer: 'row', groups: false, front: [], organization: '机关名称' },
  'a sheet a table': { outer: 'row', apart: true, captions: true, again: [2] },
};

type Writer = (sheets: readonly ListSheet[]) => Uint8Array | Promise<Uint8Array>;

const formats: Readonly<Record<string, Writer>> = {
  'xlsx, merged': (sheets) => listXlsx(sheets),
  'xlsx, merges lost': (sheets) => listXlsx(sheets, 'lost'),
  'xlsx, labels repeated': (sheets) => listXlsx(sheets, 'repeated'),
  'csv, merges lost': (sheets) => listCsv(sheets),
  'csv, labels repeated': (sheets) => listCsv(sheets, 'repeated'),
  docx: listDocx,
  html: listHtml,
  ods: listOds,
};

const endingOf = (format: string) => /^\w+/.exec(format)![0];

/** So many bodies, each with figures of its own. */
const bodiesOf = (form: Form, count: number): Body[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `${'甲乙丙丁戊己庚辛壬癸'[index % 10]}${'东南西北中上下左右外'[Math.floor(index / 10) % 10]}${index < 100 ? '' : index}局`,
    figures: index % 3 === 0 ? distinct(form, index + 1) : sparse(form),
  }));

const cases = Object.keys(layouts).flatMap((layout) =>
  Object.keys(formats).flatMap((format) =>
    layouts[layout]!.apart && format.startsWith('csv') ? [] : [[layout, format] as const],
  ),
);

describe.each(forms)('$id', (form) => {
  test.each(cases)('%s, %s: every figure of every body', async (layout, format) => {
    const bodies = bodiesOf(form, 4);
    const bytes = await formats[format]!(listOf(form, yearOf(form), bodies, layouts[layout]!));
    const reports = await readReports(bytes, { path: `all.${endingOf(format)}` });
    expect(reports.map(({ organization, year }) => [organization, year])).toEqual(
      bodies.map(({ name }) => [name, yearOf(form)]),
    );
    expect(reports.map(figuresOf)).toEqual(bodies.map(({ figures }) => figures));
  });
});

/** How writers vary a label. */
const wordings: readonly ((label: string) => string)[] = [
  (label) => label,
  (label) => label.normalize('NFKC'),
  (label) => [...label].join(' '),
  (label) => label.replace(/^(.{4})/u, '$1\n'),
  (label) => label.replace(/^(?:[一二三四]、|（[一二三四五六七]）|\d\.)/u, ''),
];

test.each(forms)('$id: every cell is told from its printed path, however the list is laid out', async (form) => {
  const layout = fc.record({
    outer: fc.constantFrom('row' as const, 'column' as const),
    tables: fc.constantFrom(undefined, 'short' as const, 'long' as const),
    captions: fc.boolean(),
    groups: fc.boolean(),
    numbered: fc.boolean(),
    front: fc.constantFrom([], ['序号'], ['序号', '类别']),
    organization: fc.constantFrom('单位', '单位名称', '填报单位', '部门', ''),
    remarks: fc.boolean(),
  });
  const writer = fc.constantFrom<Writer>(listHtml, listCsv, (sheets) => listCsv(sheets, 'repeated'));
  await fc.assert(
    fc.asyncProperty(layout, writer, fc.constantFrom(...wordings), async ({ tables, ...rest }, write, word) => {
      const bodies = bodiesOf(form, 3);
      const sheets = listOf(form, yearOf(form), bodies, { ...rest, ...(tables && { tables }), word });
      const reports = await readReports(await write(sheets), { path: `all.${write === listHtml ? 'html' : 'csv'}` });
      expect(reports.map(({ organization }) => organization)).toEqual(bodies.map(({ name }) => name));
      expect(reports.map(figuresOf)).toEqual(bodies.map(({ figures }) => figures));
    }),
    { numRuns: 60 },
  );
});

/** The sum of all bodies, cell by cell. */
function summed(form: Form, bodies: readonly Body[]): Figures {
  const sums: Record<string, Record<string, Record<string, number>>> = {};
  for (const { table, row, column } of form.tables.flatMap(formCells)) {
    const all = bodies.map(({ figures }) => Number(figures[table.id]![row.id]![column.id]));
    sums[table.id] ??= {};
    sums[table.id]![row.id] ??= {};
    sums[table.id]![row.id]![column.id] = all.reduce((sum, one) => sum + one, 0);
  }
  return sums;
}

/** The bodies with one cell of 表三 wrong in some of them, and which. */
function withSlips(form: Form, bodies: readonly Body[], count: number) {
  const cells = formCells(form.tables.find(({ id }) => id === 'requests')!);
  const step = Math.floor(bodies.length / count);
  const slips = Array.from({ length: count }, (_, index) => ({
    body: index * step,
    cell: cells[(index * 37 + 5) % cells.length]!,
  }));
  const wrong = bodies.map(({ name, figures }, index) => {
    const slip = slips.find(({ body }) => body === index);
    if (!slip) return { name, figures };
    const copy = structuredClone(figures) as Record<string, Record<string, Record<string, number>>>;
    copy.requests![slip.cell.row.id]![slip.cell.column.id]! += 9;
    return { name, figures: copy };
  });
  return { slips: slips.map(({ body, cell }) => [bodies[body]!.name, cell.id]), bodies: wrong };
}

const sizes = [
  [3, 2],
  [60, 5],
  [500, 5],
] as const;

const bigFormats = ['xlsx, merged', 'csv, merges lost', 'docx', 'html', 'ods'];
const slipCases = sizes.flatMap(([count, slips]) =>
  Object.keys(layouts).flatMap((layout) =>
    (count < 500 ? bigFormats : ['xlsx, merged', 'csv, merges lost'])
      .filter((format) => !(layouts[layout]!.apart && format.startsWith('csv')))
      .map((format) => [count, slips, layout, format] as const),
  ),
);

describe('a wrong cell in some bodies is found, and nothing else', () => {
  test.each(slipCases)('%i bodies, %i slips: %s, %s', async (count, slipCount, layout, format) => {
    const right = bodiesOf(form2021, count);
    const { slips, bodies } = withSlips(form2021, right, slipCount);
    // The line of totals agrees with the bodies as they were meant, or with nothing.
    const total = {
      at: 'bottom',
      name: '合计',
      figures: count === 3 ? distinct(form2021, 9) : summed(form2021, right),
    };
    const sheets = listOf(form2021, 2025, bodies, { ...layouts[layout]!, total } as ListLayout);
    const path = `all.${endingOf(format)}`;
    const result = await lint(await formats[format]!(sheets), { path });
    expect(result.reports.map(({ report }) => report.organization)).toEqual(bodies.map(({ name }) => name));
    const found = result.reports.flatMap(({ report, culprits }) =>
      culprits.map(({ certainty, explanations: [first] }) => {
        const [change] = first!.mistakes.flatMap(({ changes }) => changes);
        return { certainty, name: report.organization, cell: change!.entry.at.id, place: change!.entry.place };
      }),
    );
    expect(found.map(({ certainty, name, cell }) => [certainty, name, cell])).toEqual(
      slips.map((slip) => ['only', ...slip]),
    );
    for (const { name, cell, place } of found) expect(textAt(sheets, place)).toEqual(figureOf(bodies, name!, cell));
    expect(result.diagnostics.filter(({ suspects }) => suspects.length === 0)).toEqual([]);
    expect(result.notices.map(({ zh }) => zh)).toEqual([
      expect.stringMatching(/^.*\d+ ?行“合计”是各单位的汇总，不作为一个单位核对$/),
    ]);
  });
});

/** What stands in a list at a place that a reader gave; in sheets below a title, in tables of pages from their first row. */
function textAt(sheets: readonly ListSheet[], { sheet, table, row, column }: Place): string | undefined {
  const own = sheet === undefined ? sheets[(table ?? 1) - 1]! : sheets.find(({ name }) => name === sheet)!;
  const cells = own.rows[row! - (table === undefined ? 2 : 1)]!;
  return cells.find((cell) => cell.column === column)?.text;
}

function figureOf(bodies: readonly Body[], name: string, cell: string): string {
  const [table, row, column] = cell.split('/') as [string, string, string];
  return String(bodies.find((body) => body.name === name)!.figures[table]![row]![column]);
}

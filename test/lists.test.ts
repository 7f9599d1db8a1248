import { describe, expect, test } from 'vitest';
import { type Form, type FormCell, formCells } from '../src/form.ts';
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

const [form2021, form2019] = forms as [Form, Form];
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

import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { lint, readReports } from '../../src/lint.ts';
import type { Form } from '../../src/model/form.ts';
import { distinct, figuresOf } from '../support/make/figures.ts';
import { bytesOf, type Item, items, print, type Style, title } from '../support/make/printed.ts';

const narrative = ['一、总体情况', '本市依法公开政府信息。', '（一）主动公开。全年公开各类信息若干条。'];
const ending = [
  '五、存在的主要问题及改进情况',
  '公开的及时性有待加强。',
  '六、其他需要报告的事项',
  '未收取信息处理费。',
];

/** Every cell of the form, each with a figure of its own, must be read from where it stands. */
describe.each(forms.map((form) => ({ form, year: form.edition === '2021' ? 2023 : 2020 })))('$form.id', ({
  form,
  year,
}) => {
  const figures = distinct(form);
  const heading = title('云浦市', year);
  const whole = [heading, ...items(form, figures)];
  const inOneSheet: readonly (readonly [string, readonly Item[], Style])[] = [
    ['one sheet', whole, {}],
    ['offset by rows and columns', whole, { offset: 4 }],
    [
      'title, unit and note lines around',
      [heading, ...items(form, figures, ['单位：件', '附件 2']), '注：数据截至12月31日。'],
      {},
    ],
    ['title above every table', items(form, figures, [heading]), {}],
    ['empty rows and columns between', whole, { spaced: true }],
    [
      'the whole document in one sheet of merged columns',
      [heading, ...narrative, ...items(form, figures), ...ending],
      { breadth: 3 },
    ],
    ['local subtotals', whole, { subtotals: true }],
    ['表三 split in two with its header repeated', whole, { splitAt: 12 }],
    ['表三 split between groups', whole, { splitAt: 7 }],
  ];

  test.each(inOneSheet)('%s', async (_, printed, style) => {
    const bytes = await bytesOf((workbook) => print(workbook.addWorksheet('年报'), printed, style));
    await expectReport(bytes, form, figures, '云浦市', year);
  });

  test('three sheets', async () => {
    const bytes = await bytesOf((workbook) => {
      for (const table of form.tables) print(workbook.addWorksheet(table.name.zh), [heading, { table, figures }]);
    });
    await expectReport(bytes, form, figures, '云浦市', year);
  });

  test('three sheets, only the first with a title', async () => {
    const bytes = await bytesOf((workbook) => {
      for (const [index, table] of form.tables.entries()) {
        print(workbook.addWorksheet(table.name.zh), [...(index === 0 ? [heading] : []), { table, figures }]);
      }
    });
    await expectReport(bytes, form, figures, '云浦市', year);
  });

  test('a sheet for each of three bodies, with titles', async () => {
    const bodies = ['溪口镇', '青石镇', '云台街道'].map((body, index) => ({
      body,
      figures: distinct(form, index + 1),
    }));
    const bytes = await bytesOf((workbook) => {
      for (const one of bodies)
        print(workbook.addWorksheet(one.body), [title(one.body, year), ...items(form, one.figures)]);
    });
    const reports = await readReports(bytes, { path: 'all.xlsx' });
    expect(reports.map((one) => [one.organization, one.year])).toEqual(bodies.map(({ body }) => [body, year]));
    expect(reports.map(figuresOf)).toEqual(bodies.map((one) => one.figures));
  });

  test('a sheet for each of three bodies, without titles', async () => {
    const bodies = ['溪口镇', '青石镇', '云台街道'].map((body, index) => ({
      body,
      figures: distinct(form, index + 1),
    }));
    const bytes = await bytesOf((workbook) => {
      for (const one of bodies) print(workbook.addWorksheet(one.body), items(form, one.figures));
    });
    const reports = await readReports(bytes, { path: `${year}年汇总.xlsx` });
    expect(reports.map((one) => [one.organization, one.year])).toEqual(bodies.map(({ body }) => [body, year]));
    expect(reports.map(figuresOf)).toEqual(bodies.map((one) => one.figures));
  });
});

const [form] = forms as [Form];

test('a merged cell is text once, however many rows it covers', async () => {
  const bytes = await bytesOf((workbook) => {
    const sheet = workbook.addWorksheet('年报');
    print(sheet, [title('溪口镇', 2025), '一、总体情况', '本镇依法公开政府信息。']);
    sheet.unMergeCells('A3');
    sheet.mergeCells('A3:J5');
    print(workbook.addWorksheet('表'), items(form, distinct(form)));
  });
  const [report] = await readReports(bytes, { path: 'a.xlsx' });
  expect(report!.sections[0]).toMatchObject({
    heading: '一、总体情况',
    passages: [{ text: '本镇依法公开政府信息。' }],
  });
});

test('the last line of a sheet is no name for the report of the next', async () => {
  const bytes = await bytesOf((workbook) => {
    const [one, other] = [distinct(form, 1), distinct(form, 2)];
    print(workbook.addWorksheet('甲'), [
      title('溪口镇', 2024),
      ...items(form, one),
      '六、其他需要报告的事项',
      '附注见后',
    ]);
    print(workbook.addWorksheet('乙'), [title('', 2025), ...items(form, other)]);
  });
  const reports = await readReports(bytes, { path: 'a.xlsx' });
  expect(reports.map(({ organization, year }) => [organization, year])).toEqual([
    ['溪口镇', 2024],
    [null, 2025],
  ]);
});

test('a word among the figures of 表四 takes none of them away', async () => {
  const figures = distinct(form);
  const { cases } = figures;
  const odd = { ...figures, cases: { ...cases, reconsideration: { ...cases!.reconsideration, other: '未统计' } } };
  const bytes = await bytesOf((workbook) => print(workbook.addWorksheet('年报'), items(form, odd)));
  const [report] = await readReports(bytes, { path: 'a.xlsx' });
  const { other: _, ...others } = cases!.reconsideration!;
  expect(figuresOf(report!).cases).toEqual({ ...cases, reconsideration: others });
});

test('figures that their format hides are read as they are stored, also where nothing of 表四 is to be seen', async () => {
  const figures = distinct(form);
  const bytes = await bytesOf((workbook) => {
    const sheet = workbook.addWorksheet('年报');
    print(sheet, items(form, figures));
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (typeof cell.value === 'number') cell.style = { numFmt: ';;;' };
      }),
    );
  });
  const [report] = await readReports(bytes, { path: 'a.xlsx' });
  expect(figuresOf(report!)).toEqual(figures);
});

async function expectReport(bytes: Uint8Array, form: Form, figures: object, organization: string, year: number) {
  const reports = await readReports(bytes, { path: 'report.xlsx' });
  expect(reports).toHaveLength(1);
  expect(reports[0]).toMatchObject({ organization, year });
  expect(reports[0]!.tables.map((table) => table.form.edition)).toEqual([form.edition, form.edition, form.edition]);
  expect(figuresOf(reports[0]!)).toEqual(figures);
  const { diagnostics } = await lint(bytes, { path: 'report.xlsx' });
  expect(diagnostics.map(({ rule, message }) => [rule, message.zh])).toEqual([]);
}

test('the title among its properties names body and year, where its sheets do not', async () => {
  const bytes = await bytesOf((workbook) => {
    workbook.title = title('溪口镇', 2025);
    const [form] = forms;
    print(workbook.addWorksheet('表'), [{ table: form!.tables[0]!, figures: distinct(form!) }]);
  });
  expect(await readReports(bytes, { path: 'a.xlsx' })).toMatchObject([{ organization: '溪口镇', year: 2025 }]);
});

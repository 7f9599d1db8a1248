import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forms, lint, type Report, readReports } from '../../src/lint.ts';
import { type Form, formCells } from '../../src/model/form.ts';
import { consistent, distinct, type Filled, figuresOf } from '../support/make/figures.ts';
import { runs } from '../support/random-runs.ts';
import { utf8 } from '../support/utf8.ts';

const [form2021, form2019] = forms as [Form, Form];
const yearOf = ({ years }: Form) => years.to ?? years.from;

const idsOf = (form: Form) => form.tables.flatMap(formCells).map(({ id }) => id);

/** The figure of a cell; `undefined` where the form of the figures has none such. */
function figureAt(figures: Filled, id: string): string | number | null | undefined {
  const [table, row, column] = id.split('/') as [string, string, string];
  return figures[table]?.[row]?.[column];
}

/** A line for each report, in whatever order the columns come. */
function wide(names: readonly string[], bodies: readonly (readonly [name: string, year: number, Filled])[]): string {
  const records = bodies.map(([name, year, figures]) =>
    names.map((id) => ({ organization: name, year })[id] ?? figureAt(figures, id) ?? ''),
  );
  return [names, ...records].map((record) => `${record.join(',')}\n`).join('');
}

const reportsOf = (text: string | Uint8Array, path = 'all.csv') =>
  readReports(typeof text === 'string' ? utf8(text) : text, { path });

const figures = distinct(form2021);
const names = ['organization', 'year', ...idsOf(form2021)];
const one = wide(names, [['青岚市', 2023, figures]]);

/** The report with one text put for another. */
const changed = (from: string | RegExp, to: string) => {
  expect(one).toMatch(from);
  return one.replace(from, to);
};

const findings = async (text: string) =>
  (await lint(utf8(text), { path: 'all.csv' })).diagnostics.map(({ rule, kind, message }) => [rule, kind, message.zh]);

test.each(forms)('$id: random reports, columns in any order, give the same figures', async (form) => {
  const bodies = fc.array(consistent(form), { minLength: 1, maxLength: 4 });
  const order = fc.shuffledSubarray(['organization', 'year', ...idsOf(form)], { minLength: idsOf(form).length + 2 });
  await fc.assert(
    fc.asyncProperty(bodies, order, async (all, columns) => {
      const reports = await reportsOf(
        wide(
          columns,
          all.map((figures, index) => [`第${index}局`, yearOf(form), figures]),
        ),
      );
      expect(reports.map(figuresOf)).toEqual(all);
      expect(reports.map(({ organization, year }) => [organization, year])).toEqual(
        all.map((_, index) => [`第${index}局`, yearOf(form)]),
      );
      expect(new Set(reports.flatMap(({ tables }) => tables.map((table) => table.form.id)))).toEqual(
        new Set([form.id]),
      );
    }),
    runs(5, 15),
  );
});

test('a header with the columns of both editions: each line is of the edition whose columns it fills', async () => {
  const both = ['organization', 'year', ...new Set([...idsOf(form2021), ...idsOf(form2019)])];
  const old = distinct(form2019);
  const text = wide(both, [
    ['甲局', 2023, figures],
    ['乙局', 2020, old],
    ['丙局', 2023, old],
  ]);
  const reports = await reportsOf(text);
  expect(reports.map(figuresOf)).toEqual([figures, old, old]);
  const editions = reports.map(({ tables }) => tables.map(({ form }) => form.edition).join());
  expect(editions).toEqual(['2021,2021,2021', '2019,2019,2019', '2019,2019,2019']);
});

describe('how it is written makes no difference', () => {
  const encodings: Readonly<Record<string, (text: string) => Uint8Array>> = {
    'UTF-8 with a mark': (text) => utf8(`\ufeff${text}`),
    'UTF-16': (text) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')),
    // 甲局 in GB18030; all else is ASCII.
    GB18030: (text) => Uint8Array.from(Buffer.from(text.replace('青岚市', '\xbc\xd7\xbe\xd6'), 'latin1')),
  };
  test.each(Object.keys(encodings))('%s', async (name) => {
    const [report] = await reportsOf(encodings[name]!(one));
    expect(figuresOf(report!)).toEqual(figures);
    expect(report!.organization).toBe(name === 'GB18030' ? '甲局' : '青岚市');
  });

  test.each([
    ['semicolons', one.replaceAll(',', ';')],
    ['tabs', one.replaceAll(',', '\t')],
    ['capitals', one.replace(/^.*\n/, (header) => header.toUpperCase())],
    ['Chinese names of the first columns', one.replace('organization,year', '单位名称,年度')],
    ['a year in words', changed(',2023,', ',2023年度,')],
    ['a title above', `2023年度各单位年报汇总,,\n\n${one}`],
    ['a line of remarks below', `${one}注：以上数据由各单位填报。\n`],
    ['separators behind the last column', one.replaceAll('\n', ',,\n')],
  ])('%s', async (_, text) => {
    const [report, ...others] = await reportsOf(text);
    expect(others).toEqual([]);
    expect(figuresOf(report!)).toEqual(figures);
    expect([report!.organization, report!.year]).toEqual(['青岚市', 2023]);
  });

  test.each(['/', '·', '_', '-'])('official labels joined by %s', async (stroke) => {
    for (const form of forms) {
      const cells = form.tables.flatMap(formCells);
      const labels = cells.map(({ table, row, column }) =>
        [table.name.zh, ...[row, column].flatMap((line) => [...line.groups, line.heading].map(({ label }) => label))]
          .join(stroke)
          .replaceAll(',', '，'),
      );
      const own = distinct(form);
      const values = cells.map(({ id }) => figureAt(own, id));
      const text = `单位,年度,${labels.join()}\n青岚市,${yearOf(form)},${values.join()}\n`;
      const [report] = await reportsOf(text);
      expect(figuresOf(report!)).toEqual(own);
    }
  });

  test('in a workbook', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('汇总');
    sheet.addRow(['2023年度汇总']);
    sheet.mergeCells(1, 1, 1, 9);
    sheet.addRow(names);
    sheet.addRow(['青岚市', 2023, ...idsOf(form2021).map((id) => figureAt(figures, id))]);
    sheet.getCell(3, names.length + 2).value = 5;
    const [report, ...others] = await reportsOf(new Uint8Array(await workbook.xlsx.writeBuffer()), 'all.xlsx');
    expect(others).toEqual([]);
    expect(figuresOf(report!)).toEqual(figures);
    expect(report!.place).toMatchObject({ sheet: '汇总', row: 3 });
  });
});

describe('what is not there', () => {
  const received = 'requests/received/total';
  const kindAt = (report: Report | undefined, id: string) =>
    report!.tables.flatMap(({ entries }) => entries).find(({ at }) => at.id === id)?.value.kind;

  test('a field that is empty is blank, a column that is not there absent', async () => {
    const empty = { ...figures, requests: { ...figures.requests, received: {} } };
    const [blank] = await reportsOf(wide(names, [['甲局', 2023, empty]]));
    expect(kindAt(blank, received)).toBe('blank');
    const [absent] = await reportsOf(
      wide(
        names.filter((id) => id !== received),
        [['甲局', 2023, figures]],
      ),
    );
    expect(kindAt(absent, received)).toBe('absent');
    expect(kindAt(absent, 'requests/granted/total')).toBe('number');
  });

  test('a table without a column is missing', async () => {
    const some = names.filter((id) => !id.startsWith('cases/'));
    expect(await findings(wide(some, [['甲局', 2023, figures]]))).toEqual([
      ['missing-table', 'fail', expect.stringContaining('没有找到表四')],
    ]);
  });

  test('a body without any figure is a report of blanks', async () => {
    const reports = await reportsOf(`${one}云浦市,2023,\n白塔市\n`);
    expect(reports.map(({ organization }) => organization)).toEqual(['青岚市', '云浦市', '白塔市']);
    expect(kindAt(reports[2], received)).toBe('blank');
  });

  test('without a year column the year above, else the name of the file tells', async () => {
    const yearless = one.replaceAll(/,(?:year|2023),/g, ',');
    expect((await reportsOf(`各单位2022年度数据\n${yearless}`))[0]!.year).toBe(2022);
    expect((await reportsOf(yearless, '2024年汇总.csv'))[0]!.year).toBe(2024);
  });
});

describe('what cannot be told is not guessed', () => {
  test('a column that is named twice leaves its table unread', async () => {
    const twice = one.replace(/\n$/, ',1\n').replace('\n', ',cases/reconsideration/total\n');
    expect(await findings(twice)).toEqual([
      ['missing-table', 'open', expect.stringMatching(/表四.*GJ 列和 GU 列都是“cases\/reconsideration\/total”/)],
    ]);
  });

  test('a field too many, as a thousands separator makes, leaves the line unread', async () => {
    const total = figures.requests!.received!.total!;
    const moved = changed(`,${total},`, `,1,${total},`);
    expect((await lint(utf8(moved), { path: 'all.csv' })).problem?.code).toBe('glued');
    const beside = await lint(utf8(`${moved}${one.split('\n')[1]!.replace('青岚市', '云浦市')}\n`), {
      path: 'all.csv',
    });
    expect(beside.diagnostics.map(({ rule, kind, report }) => [rule, kind, report])).toEqual([
      ['missing-table', 'open', 0],
      ['missing-table', 'open', 0],
      ['missing-table', 'open', 0],
    ]);
  });

  test('one body twice has every table twice', async () => {
    const again = one + one.split('\n')[1]!;
    expect((await findings(again)).map(([rule]) => rule)).toEqual(Array(3).fill('duplicate-table'));
  });
});

test('a column that is none of the form’s is kept, with why', async () => {
  const text = one.replace(/\n$/, ',迟报,7\n').replace('\n', ',备注,contact_phone_number\n');
  const [report] = await reportsOf(text);
  expect(figuresOf(report!)).toEqual(figures);
  const ignored = report!.tables.flatMap((table) => table.ignored.map(({ cell, why }) => `${cell.text} ${why.en}`));
  expect(ignored).toEqual(['迟报 not a line of the form, left out', '7 not a line of the form, left out']);
});

test('sheets in the form’s layout beside a wide one are read as well', async () => {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('汇总').addRows([names, ['甲局', 2023, ...idsOf(form2021).map((id) => figureAt(figures, id))]]);
  workbook
    .addWorksheet('乙局2023')
    .addRows([
      ['乙局2023年政府信息公开工作年度报告'],
      ['第二十条第（五）项'],
      ['信息内容', '本年处理决定数量'],
      ['行政许可', 36],
    ]);
  const reports = await reportsOf(new Uint8Array(await workbook.xlsx.writeBuffer()), 'all.xlsx');
  expect(reports.map(({ organization, tables }) => [organization, tables.length])).toEqual([
    ['甲局', 3],
    ['乙局', 1],
  ]);
});

describe('a column with a name like an id that the form has not', () => {
  const named = (name: string, value = '7') => one.replace(/\n$/, `,${value}\n`).replace('\n', `,${name}\n`);

  test.each([
    'requests/withdrawn/total',
    'requests/received/totl',
    'reqeusts/received/total',
    'anything/received/total',
    'REQUESTS_RECEIVED_TOTL',
    '表三·一、本年新收·总记',
  ])('%s', async (name) => {
    const found = await findings(named(name));
    expect(found).toEqual([['unknown-cell', 'fail', expect.stringContaining(`“${name}”`)]]);
    // A column without a figure in the report's line holds nothing that could be lost.
    expect(await findings(named(name, ''))).toEqual([]);
  });

  test.each([
    '备注',
    'remark',
    'phone',
    'contact_phone_number',
    'n/a',
    'phone/fax/mail',
    '单位-电话',
  ])('%s is a name like any other, and left out', async (name) => {
    expect(await findings(named(name))).toEqual([]);
  });

  test('is one finding in each report that has a figure there', async () => {
    const two = `${named('requests/withdrawn/total')}${one.split('\n')[1]!.replace('青岚市', '云浦市')},8\n`;
    const { diagnostics } = await lint(utf8(two), { path: 'all.csv' });
    expect(diagnostics.map(({ rule, report, place }) => [rule, report, place.row])).toEqual([
      ['unknown-cell', 0, 2],
      ['unknown-cell', 1, 3],
    ]);
    expect(new Set(diagnostics.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });

  test('a column of the other edition: a figure there is reported, a 0 is left out', async () => {
    expect(await findings(named('disclosure/regulations/produced'))).toEqual([
      ['unknown-cell', 'fail', expect.stringContaining('disclosure/regulations/produced')],
    ]);
    expect(await findings(named('disclosure/regulations/produced', '0'))).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forms, lint, readReports } from '../../src/lint.ts';
import type { Place } from '../../src/model/document.ts';
import { type Form, formCells } from '../../src/model/form.ts';
import { entriesOf } from '../../src/model/report.ts';
import { read } from '../../src/readers/index.ts';
import { findLists } from '../../src/recognise/body-lists/find-lists.ts';
import { distinct, type Figures, figuresOf, sparse } from '../support/make/figures.ts';
import { printedFormats } from '../support/make/formats.ts';
import {
  type Body,
  type ListLayout,
  type ListSheet,
  listCsv,
  listDocx,
  listHtml,
  listMarkdown,
  listOds,
  listOf,
  listTabs,
  listXlsx,
} from '../support/make/lists.ts';
import { items } from '../support/make/printed.ts';
import { runs, sized } from '../support/random-runs.ts';

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
  'md, short rows': listMarkdown,
  'txt, tabs': listTabs,
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
  // Of the second edition, each layout in some formats.
  const own = cases.filter((_, index) => form === forms[0] || index % 3 === 0);
  test.each(own)('%s, %s: every figure of every body', async (layout, format) => {
    const bodies = bodiesOf(form, 2);
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
      const bodies = bodiesOf(form, 2);
      const sheets = listOf(form, yearOf(form), bodies, { ...rest, ...(tables && { tables }), word });
      const reports = await readReports(await write(sheets), { path: `all.${write === listHtml ? 'html' : 'csv'}` });
      expect(reports.map(({ organization }) => organization)).toEqual(bodies.map(({ name }) => name));
      expect(reports.map(figuresOf)).toEqual(bodies.map(({ figures }) => figures));
    }),
    runs(10, 45),
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

/** Every layout in every kind of file with few bodies; with more, in some of them; with most, in a workbook and in CSV. */
const slipCases = (['xlsx, merged', 'csv, merges lost', 'docx', 'html', 'ods'] as const).flatMap((format, at) =>
  Object.keys(layouts)
    .filter((layout) => !(layouts[layout]!.apart && format.startsWith('csv')))
    .flatMap((layout, index) => [
      [3, 2, layout, format] as const,
      ...(index === at + 1 ? [[sized(10, 60), 5, layout, format] as const] : []),
      ...(index === at && at < 2 ? [[sized(40, 500), 5, layout, format] as const] : []),
    ]),
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

describe('a line that is no body', () => {
  const [one, two, three] = bodiesOf(form2021, 3) as [Body, Body, Body];
  const read = async (layout: Partial<ListLayout>, bodies: readonly Body[] = [one, two, three]) => {
    const result = await lint(listCsv(listOf(form2021, 2025, bodies, { outer: 'row', ...layout })), {
      path: 'all.csv',
    });
    const { reports, notices, diagnostics, verdict } = result;
    return {
      names: reports.map(({ report }) => report.organization),
      notices: notices.map(({ zh }) => zh),
      found: diagnostics.map(({ rule }) => rule),
      verdict,
    };
  };
  const names = [one.name, two.name, three.name];
  const wrong = distinct(form2021, 7);

  test.each([
    '合计',
    '总 计',
    '全县合计',
    '小计',
    '全县',
    '县直部门小计',
    '累计',
    'Total',
    '一、县政府部门',
    '乡镇（街道）',
  ])('%s is a sum, at the top or the bottom, right or wrong', async (name) => {
    for (const at of ['top', 'bottom'] as const) {
      for (const figures of [summed(form2021, [one, two, three]), wrong]) {
        const said = await read({ total: { at, name, figures } });
        const line = at === 'top' ? 9 : 12;
        expect(said).toEqual({
          ...{ names, found: [], verdict: 'pass' },
          notices: [`第 ${line} 行“${name}”是各单位的汇总，不作为一个单位核对`],
        });
      }
    }
  });

  test.each([
    '平均',
    '全县平均值',
    '同比增减（%）',
    '环比',
    '占比',
    '增减数',
    '较上年',
    '上年同期',
    '比上年增长',
    'Average',
  ])('%s is an average or a comparison', async (name) => {
    const said = await read({ total: { at: 'bottom', name, figures: wrong } });
    expect(said).toEqual({
      ...{ names, found: [], verdict: 'pass' },
      notices: [`第 12 行“${name}”是各单位数据的平均或比较，不作为一个单位核对`],
    });
  });

  test.each([
    ['合计', ''],
    ['合计', '3'],
    ['合计', '3个'],
    ['总计', '—'],
  ])('%s in front of a cell of bodies with “%s”', async (label, own) => {
    const [sheet] = listOf(form2021, 2025, [one, two, { name: own, figures: wrong }], { outer: 'row' });
    const rows = sheet!.rows.with(-1, [{ ...sheet!.rows.at(-1)![0]!, text: label }, ...sheet!.rows.at(-1)!.slice(1)]);
    const { reports, notices } = await lint(listCsv([{ ...sheet!, rows }]), { path: 'all.csv' });
    expect(reports.map(({ report }) => report.organization)).toEqual([one.name, two.name]);
    expect(notices.map(({ zh }) => zh)).toEqual([`第 11 行“${label}”是各单位的汇总，不作为一个单位核对`]);
  });

  test('several sums are one notice', async () => {
    const sum = { name: '小计', figures: wrong };
    expect((await read({}, [one, sum, two, sum, three, { ...sum, name: '合计' }])).notices).toEqual([
      '第 10 行“小计”、第 12 行“小计”、第 14 行“合计”是各单位的汇总，不作为一个单位核对',
    ]);
  });

  test('a list of sums alone has these as bodies', async () => {
    const sums = [
      { ...one, name: '县政府部门' },
      { ...two, name: '乡镇' },
    ];
    expect((await read({}, sums)).names).toEqual(['县政府部门', '乡镇']);
  });

  test.each([
    '审计局',
    '统计局',
    '县政府办公室',
    '本机关',
    '白沙街道',
    '青石镇',
    '县直机关工委',
    '市场监督管理局（知识产权局）',
    '气象局（应对气候变化办公室）',
    '增长极建设指挥部',
  ])('%s is a body', async (name) => {
    const said = await read({}, [one, { ...two, name }]);
    expect(said).toEqual({ names: [one.name, name], found: [], notices: [], verdict: 'pass' });
  });

  test.each([
    '二、乡镇',
    '注：以上由各单位填报',
    '第1页 共2页',
    '制表人 张三',
    '青石县2025年年报汇总表',
    '县直单位',
  ])('%s without figures is none', async (name) => {
    const said = await read({}, [one, { name, figures: {} }, two]);
    expect(said).toEqual({ names: [one.name, two.name], found: [], notices: [], verdict: 'pass' });
  });
});

describe('lists of other kinds', () => {
  const bodies = bodiesOf(form2021, 3);
  const names = bodies.map(({ name }) => name);

  test('the column of the bodies has another name, or none', async () => {
    for (const organization of ['', '名称', '镇街', '被评单位']) {
      const sheets = listOf(form2021, 2025, bodies, { outer: 'row', organization, front: ['序号', '类别'] });
      const reports = await readReports(listCsv(sheets), { path: 'all.csv' });
      expect(reports.map((report) => report.organization)).toEqual(names);
    }
  });

  test('a body on several sheets is one report, however its name is spaced; one that a sheet lacks, lacks its table', async () => {
    const [first, second, third] = listOf(form2021, 2025, bodies, { outer: 'row', apart: true });
    const spaced = (text: string) => (text === names[0] ? [...text].join(' ') : text);
    const rows = third!.rows
      .map((cells) => cells.map((cell) => ({ ...cell, text: spaced(cell.text) })))
      .filter((cells) => !cells.some(({ text }) => text === names[2]));
    const result = await lint(await listXlsx([first!, second!, { ...third!, rows }]), { path: 'all.xlsx' });
    expect(result.reports.map(({ report }) => report.organization)).toEqual(names);
    expect(result.diagnostics.map(({ rule, report, table }) => [rule, report, table])).toEqual([
      ['missing-table', 2, 'cases'],
    ]);
  });

  test('what the list has no column for is absent, and said once', async () => {
    const only = (cell: { readonly table: { readonly id: string }; readonly column: { readonly id: string } }) =>
      cell.table.id === 'requests' && cell.column.id === 'total';
    const sheets = listOf(form2021, 2025, bodies, { outer: 'row', only });
    const { diagnostics, notices, verdict, reports } = await lint(listCsv(sheets), { path: 'all.csv' });
    expect(diagnostics).toEqual([]);
    expect(verdict).toBe('incomplete');
    expect(notices.map(({ zh }) => zh)).toEqual([
      '汇总表里没有表二、表四、表三“一、本年新收·自然人”等 150 格的栏目，各单位的这些数据未核对',
    ]);
    const kinds = new Set(reports.flatMap(({ report }) => entriesOf(report).map(({ value }) => value.kind)));
    expect(kinds).toEqual(new Set(['number', 'absent']));
  });

  test('blanks, dashes and remarks are read as in a report', async () => {
    const figures = structuredClone(bodies[1]!.figures) as Record<string, Record<string, Record<string, unknown>>>;
    figures.requests!.granted!.research = '/';
    figures.requests!['carried-in']!.commercial = '';
    figures.disclosure!.licensing!.decisions = '36件';
    figures.disclosure!.penalties!.decisions = '约20';
    const spoilt = { name: '乙局', figures: figures as Body['figures'] };
    const sheets = listOf(form2021, 2025, [bodies[0]!, spoilt], { outer: 'column' });
    const [, report] = await readReports(listCsv(sheets), { path: 'all.csv' });
    const kindOf = (id: string) => entriesOf(report!).find(({ at }) => at.id === id)!.value.kind;
    expect(kindOf('requests/granted/research')).toBe('dash');
    expect(kindOf('requests/carried-in/commercial')).toBe('blank');
    expect(kindOf('disclosure/licensing/decisions')).toBe('number');
    expect(kindOf('disclosure/penalties/decisions')).toBe('unreadable');
  });
});

describe('a list of rows alone', () => {
  const valuesIn = async (text: string) =>
    (await readReports(new TextEncoder().encode(text), { path: 'all.csv' })).map((report) => [
      report.organization,
      entriesOf(report).flatMap(({ at, cell }) => (cell?.text ? [`${at.id} ${cell.text}`] : [])),
    ]);

  test.each([
    ['in full', '一、本年新收政府信息公开申请数量,（一）予以公开,（七）总计,四、结转下年度继续办理\n'],
    ['in short', '一、本年新收,予以公开,（七）总计,四、结转下年度继续办理\n'],
    ['under their groups', '一、本年新收,三、本年度办理结果,,四、结转下年度继续办理\n,,予以公开,总计,\n'],
    ['beside a column of another table', '一、本年新收,予以公开,（七）总计,结转下年度继续办理,行政复议/总计\n'],
  ])('%s: their totals', async (_, header) => {
    expect(await valuesIn(`单位,${header}甲局,1,2,3,4\n乙局,5,6,7,8\n`)).toEqual([
      ['甲局', ids.map((id, index) => `requests/${id}/total ${index + 1}`)],
      ['乙局', ids.map((id, index) => `requests/${id}/total ${index + 5}`)],
    ]);
  });
  const ids = ['received', 'granted', 'outcomes', 'carried-out'];

  test('beside columns that say more of the table, they are columns of its own', async () => {
    const reports = await valuesIn('单位,本年新收/总计,予以公开,部分公开\n甲局,1,2,3\n乙局,3,4,5\n');
    expect(reports.map(([, values]) => values)).toEqual([['requests/received/total 1'], ['requests/received/total 3']]);
  });
});

test.each([
  ['blanks', ' '],
  ['tabs', '\t'],
  ['line ends', '\n'],
])('a list of 表四 with %s between its cells, and no more, is not the report of its first body', async (_, gap) => {
  const outcomes = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  const lines = [
    ['单位名称', '行政复议', '行政诉讼'],
    ['未经复议直接起诉', '复议后起诉'],
    [...outcomes, ...outcomes, ...outcomes],
    ...['甲局', '乙局', '丙局'].map((name) => [name, ...'100012001300004']),
  ];
  const text = lines.map((cells) => cells.join(gap)).join('\n');
  await expect(readReports(new TextEncoder().encode(text), { path: 'all.txt' })).rejects.toThrow(
    'Table 4 is there, but',
  );
});

describe('what cannot be told is open', () => {
  const header = (paths: readonly (readonly string[])[]) =>
    [0, 1].map((tier) => ['单位', ...paths.map((path) => path[tier] ?? '')].join()).join('\n');
  const openIn = async (text: string) =>
    (await lint(new TextEncoder().encode(text), { path: 'all.csv' })).diagnostics.flatMap(({ rule, kind, message }) =>
      kind === 'open' && rule === 'missing-table' ? [message.zh] : [],
    );

  test('two columns of one cell', async () => {
    const twice = header([
      ['一、本年新收', '总计'],
      ['一、本年新收', '总计'],
      ['行政复议', '总计'],
    ]);
    expect((await openIn(`${twice}\n甲局,1,2,3\n乙局,3,4,5\n`))[0]).toMatch(
      /表三.*B 列和 C 列都是“一、本年新收\/总计”/,
    );
  });

  test('labels that name one cell by rows and another by columns, without neighbours that tell', async () => {
    const either = header([
      ['其他', '总计'],
      ['合计', '其他'],
      ['行政复议', '总计'],
    ]);
    expect((await openIn(`${either}\n甲局,1,2,3\n乙局,3,4,5\n`))[0]).toMatch(
      /表三.*B 列“其他\/总计”可能是几个栏目中的一个/,
    );
  });
});

describe('a report of one body is no list', () => {
  const paths: Readonly<Record<string, string>> = {
    'Excel 2003 XML': 'xml',
    'Word XML': 'xml',
    'Word 2003 XML': 'xml',
  };
  const all = forms.flatMap((form) => Object.keys(printedFormats).map((format) => [form.id, format] as const));

  test.each(all)('%s, %s', async (id, format) => {
    const form = forms.find((one) => one.id === id)!;
    for (const figures of [distinct(form), {}]) {
      const filled = Object.fromEntries(
        form.tables.map((table) => [
          table.id,
          Object.fromEntries(
            formCells(table).map(({ row }) => [row.id, (figures as Body['figures'])[table.id]?.[row.id] ?? {}]),
          ),
        ]),
      );
      const bytes = await printedFormats[format]!(items(form, filled));
      const { blocks } = await read(bytes, `a.${paths[format] ?? format}`);
      expect([...findLists(blocks, forms).lists]).toEqual([]);
    }
  });

  test.each([
    [
      'applicants down the side',
      ',一、本年新收,二、上年结转,三、本年度办理结果,\n,,,（一）予以公开,（七）总计\n自然人,1,2,3,4\n商业企业,1,2,3,4\n总计,2,4,6,8\n',
    ],
    ['表四 with a name in front', '类型,行政复议,,\n,结果维持,结果纠正,总计\n件数,1,2,3\n'],
    ['a column of units', '单位：件,自然人,总计\n一、本年新收,1,1\n二、上年结转,0,0\n'],
    [
      'prose and headings under 表四, in the first column',
      ',行政复议,,\n,结果维持,结果纠正,总计\n,1,2,3\n五、存在的主要问题,,,\n本年度仍有不足,,,\n六、其他需要报告的事项,,,\n',
    ],
    [
      'headings beside figures of 表四',
      ',行政复议,,\n,结果维持,结果纠正,总计\n四、政府信息公开行政复议、行政诉讼情况,1,2,3\n五、存在的主要问题及改进情况,0,0,0\n',
    ],
    [
      'units, and labels that are cut',
      '单位：件,自然人,商业企业,总计\n一、本年新收政府信息,12件,1件,13件\n二、上年结转政府信,0件,0件,0件\n（一）予以公,1件,0件,1件\n',
    ],
    ['applicants of other names', '申请人,一、本年新收,予以公开\n公民,1,1\n企业,2,1\n合计,3,2\n'],
    ['years', '年份,一、本年新收,予以公开\n2024年,1,1\n2025年,2,1\n'],
    ['this year and last', '项目,行政复议,,\n,结果维持,结果纠正,总计\n本年,1,2,3\n上年,0,0,0\n同比,1,2,3\n'],
    ['the form’s rows under a body’s heading', '单位,行政复议,\n,结果维持,总计\n行政复议,1,1\n行政诉讼,0,0\n'],
  ])('%s', async (_, text) => {
    const { blocks } = await read(new TextEncoder().encode(text), 'a.csv');
    expect([...findLists(blocks, forms).lists]).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { lint } from '../../src/lint.ts';
import type { Document, Grid } from '../../src/model/document.ts';
import { type Form, formCells } from '../../src/model/form.ts';
import type { Report } from '../../src/model/report.ts';
import { recognise } from '../../src/recognise/index.ts';
import { unreadableCount } from '../../src/rules/unreadable-count.ts';
import { json } from '../../src/writers/json.ts';
import { tidy } from '../../src/writers/tidy.ts';
import { distinct, figuresOf } from '../support/make/figures.ts';
import { asCsv, bytesOf, items, print } from '../support/make/printed.ts';
import { asHtml } from '../support/make/printed-html.ts';
import { utf8 } from '../support/utf8.ts';

/** A figure that stands in a table and belongs to no cell keeps the blank cells beside it from being taken for 0. */

const place = { path: 'a', sheet: '表' };

function gridOf(rows: readonly string[]): Grid {
  return {
    kind: 'grid',
    place,
    rows: rows.map((line, index) => ({
      place: { ...place, row: index + 1 },
      cells: line.split(',').map((text, column) => {
        return text === '' ? undefined : { text, place: { ...place, row: index + 1, column: column + 1 } };
      }),
    })),
  };
}

const sheet = (rows: readonly string[]): Document => ({
  path: 'a',
  format: 'xlsx',
  blocks: [gridOf(rows)],
  notices: [],
});

const reportOf = (rows: readonly string[]): Report => recognise(sheet(rows), forms)[0]!;

/** What each row of a table was read as, in the form's order of columns. */
function rowsOf({ tables }: Report, id: string): Record<string, (string | number)[]> {
  const rows: Record<string, (string | number)[]> = {};
  for (const { at, value } of tables.find(({ table }) => table.id === id)?.entries ?? []) {
    if (value.kind === 'absent') continue;
    rows[at.row.id] ??= [];
    rows[at.row.id]!.push(value.kind === 'number' ? Number(value.number.units) : value.kind);
  }
  return rows;
}

const header = '信息内容,本年制发件数,本年废止件数,现行有效件数';
const unread = ['unread', 'unread', 'unread'];
const blank = ['blank', 'blank', 'blank'];

describe('figures that belong to no cell', () => {
  test.each<[string, string[], Record<string, (string | number)[]>]>([
    [
      'a row of them below the label of the last row',
      [header, '规章,1,2,3', '行政规范性文件', ',4,5,6'],
      { regulations: [1, 2, 3], 'normative-documents': unread },
    ],
    [
      'a row of them between two labels',
      [header, '规章,1,,3', ',4', '行政规范性文件,7,8,9'],
      { regulations: [1, 'unread', 3], 'normative-documents': [7, 8, 9] },
    ],
    [
      'one behind the last column',
      [header, '规章,,,3,4', '行政规范性文件,,8,9'],
      { regulations: ['unread', 'unread', 3], 'normative-documents': ['blank', 8, 9] },
    ],
    [
      'one left of the label',
      [header.replace(/^/, ','), '7,规章,,2,3', ',行政规范性文件,,8,9'],
      { regulations: ['unread', 2, 3], 'normative-documents': ['blank', 8, 9] },
    ],
    [
      'a label that is said again, with the figures',
      [header, '规章', '规章,1,2,3', '行政规范性文件,,8,9'],
      { regulations: unread, 'normative-documents': ['blank', 8, 9] },
    ],
    [
      'a label torn in two, the figures beside its end',
      [header, '行政规范性', '文件,1,2,3', '规章,,8,9'],
      { 'normative-documents': unread, regulations: ['blank', 8, 9] },
    ],
  ])('%s', (_, rows, expected) => {
    const report = reportOf(rows);
    expect(rowsOf(report, 'disclosure')).toMatchObject(expected);
    const findings = [...unreadableCount.check(report, { assessments: [], claims: { figures: [], divisions: [] } })];
    expect(findings.map(({ kind, quoted }) => [kind, typeof quoted])).toEqual([['open', 'string']]);
  });

  test('a row known, the finding is of that row; else of the table', () => {
    const about = (rows: string[]) =>
      [...unreadableCount.check(reportOf(rows), { assessments: [], claims: { figures: [], divisions: [] } })].map(
        (one) => [one.about, one.quoted, one.place?.row],
      );
    expect(about([header, '规章,,,3,4', '行政规范性文件,,,9,5'])).toEqual([
      ['disclosure/regulations', '4', 2],
      ['disclosure/normative-documents', '5', 3],
    ]);
    expect(about([header, '规章,,,3', ',4,5', '行政规范性文件,7,8,9'])).toEqual([['disclosure/', '4 5', 3]]);
  });

  test('no cell was read: the table is missing, and open', () => {
    const { tables, unread: left } = reportOf([header, '规章', ',1,2,3', '行政规范性文件', ',4,5,6']);
    expect(tables).toEqual([]);
    expect(left.find(({ table }) => table.id === 'disclosure')?.why?.en).toContain('it is unclear');
  });

  test.each(['规章2011', '规章0'])('glued to a label, %s: none of the table is trusted', (label) => {
    const { tables } = reportOf([header, label, '行政规范性文件,4,5,6']);
    expect(tables).toEqual([]);
  });

  test('between two parts of a table, where they fell out of it', async () => {
    const head = '<tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数</tr>';
    const page = (between: string) =>
      `<table>${head}<tr><td>规章<td>1<td><td>3</tr></table>${between}<table>${head}<tr><td>行政规范性文件<td>4<td>5<td>6</tr></table>`;
    const kinds = async (between: string) => {
      const { reports } = await lint(new TextEncoder().encode(page(between)), { path: 'a.html' });
      return rowsOf(reports[0]!.report, 'disclosure').regulations;
    };
    expect(await kinds('<p>2</p>')).toEqual([1, 'unread', 3]);
    expect(await kinds('<p>2 /</p>')).toEqual([1, 'unread', 3]);
    for (const mark of ['- 3 -', '−3−', '3/8', '第3页/共8页', '第 3 页 共 8 页', '续表', '2023年统计', '单位：件']) {
      expect(await kinds(`<p>${mark}</p>`)).toEqual([1, 'blank', 3]);
    }
  });

  test('the sums over such cells are open, and writers leave the cells out', async () => {
    const rows = [
      ',,,自然人,商业企业,科研机构,社会公益组织,法律服务机构,其他,总计',
      '一、本年新收政府信息公开申请数量,,,1,,0,0,0,0,1,,',
      ',,,,5',
      '二、上年结转政府信息公开申请数量,,,1,0,0,0,0,0,1',
    ];
    const report = reportOf(rows);
    expect(rowsOf(report, 'requests').received).toEqual([1, 'unread', 0, 0, 0, 0, 1]);
    expect(JSON.parse(json([report])).tables.requests.received).not.toHaveProperty('commercial');
    expect(tidy([report])).not.toContain('received,commercial');
    const workbook = await bytesOf((book) => book.addWorksheet('表').addRows(rows.map((row) => row.split(','))));
    const { reports } = await lint(workbook, { path: 'a.xlsx' });
    const outcomes = reports[0]!.assessments.map(({ relation, line, outcome }) => `${relation.id} ${line} ${outcome}`);
    expect(outcomes).toContain('applicant-total received open');
    expect(outcomes).toContain('applicant-total carried-in holds');
  });
});

describe('what is no figure of a cell leaves blank cells blank', () => {
  const short = (rows: readonly string[]) => ['', ...rows];
  test.each<[string, string[]]>([
    ['numbers of the rows', [`序号,${header}`, '1,规章', '2,行政规范性文件,4,5,6']],
    ['the same without a name', [`,${header}`, '3,规章', '4,行政规范性文件,4,5,6']],
    ['numbers of the rows behind the labels', [header.replace('容,', '容,行次,'), '规章,1', '行政规范性文件,2,4,5,6']],
    ['numbers of the columns', [header, ',1,2,3', '规章', '行政规范性文件,4,5,6']],
    ['the same, named', [header, '栏次,1,2,3', '规章', '行政规范性文件,4,5,6']],
    ['a line of the office', [header, '规章', '其中：联合发文,1,1,1', '行政规范性文件,4,5,6']],
    ['a column of the office', [`${header},其中联合`, '规章,,,,7', '行政规范性文件,4,5,6,8']],
    ['a figure far to the right', [header, '规章,,,,,,9', '行政规范性文件,4,5,6']],
    ['a date below the table', [header, '规章', '行政规范性文件,4,5,6', '填报日期,2024,1,15', ',2024']],
    ['a unit', [header.replace('容,', '容,单位,'), '规章,件', '行政规范性文件,件,4,5,6']],
  ])('%s', (_, rows) => {
    const report = reportOf(short(rows));
    expect(rowsOf(report, 'disclosure')).toMatchObject({ regulations: blank, 'normative-documents': [4, 5, 6] });
    expect([...unreadableCount.check(report, { assessments: [], claims: { figures: [], divisions: [] } })]).toEqual([]);
  });

  test('a figure in a table without a blank cell is kept among what was left out', () => {
    const report = reportOf([header, '规章,1,2,3', ',7', '行政规范性文件,4,5,6']);
    expect(report.tables[0]!.ignored.map(({ cell }) => cell.text)).toEqual(['7']);
    expect([...unreadableCount.check(report, { assessments: [], claims: { figures: [], divisions: [] } })]).toEqual([]);
  });
});

describe('表四, whatever stands in its row', () => {
  const [form] = forms as [Form];
  const table = form.tables.find(({ id }) => id === 'cases')!;
  const only = { ...form, tables: [table] };
  const figures = distinct(form);
  const junk = [
    '#REF!',
    '见附件',
    '待统计',
    '零',
    '××',
    'null',
    '件',
    '数据详见附件三《行政复议、行政诉讼情况统计表》，此处不再重复填写',
  ];

  /** The table with a text in so many of its cells, from the left. */
  function filled(text: string, count: number) {
    const cases: Record<string, Record<string, string | number>> = structuredClone(figures.cases!);
    for (const { row, column } of formCells(table).slice(0, count)) cases[row.id]![column.id] = text;
    return { ...figures, cases };
  }

  const formats = {
    xlsx: (text: string, count: number, remark: string[] = []) =>
      bytesOf((workbook) => print(workbook.addWorksheet('年报'), [...items(only, filled(text, count)), ...remark])),
    csv: async (text: string, count: number, remark: string[] = []) =>
      new TextEncoder().encode(asCsv([...items(only, filled(text, count)), ...remark])),
    html: async (text: string, count: number, remark: string[] = []) =>
      new TextEncoder().encode(asHtml([...items(only, filled(text, count)), ...remark])),
  };

  test.each(
    Object.keys(formats) as (keyof typeof formats)[],
  )('%s: every such cell is unreadable, every figure survives', async (name) => {
    for (const text of junk) {
      for (const count of [1, 8, 15]) {
        const { reports } = await lint(await formats[name](text, count, ['注：含上年度结转数量 3 件']), { path: 'a' });
        const entries = reports[0]!.report.tables.find((one) => one.table.id === 'cases')!.entries;
        const kinds = entries.map(({ value }) => value.kind);
        expect(kinds).toEqual(entries.map((_, index) => (index < count ? 'unreadable' : 'number')));
        const given = entries.slice(count).map(({ at }) => figures.cases![at.row.id]![at.column.id]);
        const read = figuresOf(reports[0]!.report).cases ?? {};
        expect(entries.slice(count).map(({ at }) => read[at.row.id]?.[at.column.id])).toEqual(given);
      }
    }
  });

  const head = [
    '行政复议,,,,,行政诉讼',
    '结果维持,结果纠正,其他结果,尚未审结,总计,未经复议直接起诉,,,,,复议后起诉',
    ',,,,,结果维持,结果纠正,其他结果,尚未审结,总计,结果维持,结果纠正,其他结果,尚未审结,总计',
  ];
  const row = '1,2,3,4,10,0,0,0,0,0,5,0,0,1,6';
  const kindsOf = (rows: readonly string[]) => [...new Set(Object.values(rowsOf(reportOf(rows), 'cases')).flat())];

  test.each([
    ['that says so', '注：含上年度结转数量'],
    ['that says so, with a number', '备注：3件为上年结转,,2024'],
    ['of the office', ',填表人：甲'],
  ])('a remark %s below a blank row is not the row', (_, remark) => {
    expect(kindsOf([...head, '', remark])).toEqual(['blank']);
  });

  test.each([
    ['of units', `${'件,'.repeat(14)}件`],
    ['of numbers of columns', Array.from({ length: 15 }, (_, index) => index + 1).join()],
    ['of words', `${'数量,'.repeat(14)}数量`],
  ])('a further row of the header, %s, is not the row', (_, second) => {
    expect(kindsOf([...head, second, row])).toEqual([1, 2, 3, 4, 10, 0, 5, 6]);
  });

  test('figures below a row that lacks some: its blank cells are not read', () => {
    expect(kindsOf([...head, row.replace('1,2,3', ',,3'), '1,2'])).toContain('unread');
    expect(kindsOf([...head, row.replace('1,2,3', ',,3'), '1,2'])).not.toContain('blank');
  });
});

describe('what stands in place of the only figure of a row, in text without cells', () => {
  // 表三 has no such row, and would only take time.
  const small = forms.map((one) => ({
    ...one,
    tables: one.tables.filter(({ id }) => id !== 'requests'),
    relations: one.relations.filter(({ table }) => table !== 'requests'),
  }));
  const form = small[0]!;
  const singles = ['行政许可', '行政处罚', '行政强制', '行政事业性收费'];
  const records = asCsv(items(form, distinct(forms[0]!)))
    .replace(/^\ufeff/, '')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(',').map((text) => text.replaceAll('"', '')));
  const filled = (record: readonly string[]) => record.filter((text) => text !== '');
  const widthOf = (text: string) => [...text].reduce((sum, character) => sum + (character > '\xff' ? 2 : 1), 0);
  const widths = records.reduce<number[]>((most, record) => {
    record.forEach((text, index) => {
      most[index] = Math.max(most[index] ?? 0, widthOf(text) + 3);
    });
    return most;
  }, []);
  const inColumns = (record: readonly string[]) =>
    record.map((text, index) => text + ' '.repeat(Math.max(1, widths[index]! - widthOf(text)))).join('');
  const withBars = (record: readonly string[]) =>
    record.slice(0, Math.max(2, record.findLastIndex((text) => text !== '') + 1));

  const layouts: Record<string, (record: readonly string[]) => string> = {
    'a cell a line': (record) => filled(record).join('\n'),
    'a cell a line, blank lines between': (record) => `${filled(record).join('\n\n')}\n`,
    'split by a space': (record) => filled(record).join(' '),
    'split by several spaces': (record) => filled(record).join('   '),
    'in columns': inColumns,
    'bars between': (record) => withBars(record).join('|'),
    'bars around': (record) => `| ${withBars(record).join(' | ')} |`,
  };
  const tokens = [
    ...[
      '见附件',
      '#REF!',
      '...',
      '。',
      '、',
      '零',
      '5|6',
      '约12',
      '约十二',
      '第5页',
      '12/',
      '—12',
      '××',
      '•',
      '*',
      '+',
    ],
    ...['\\', '===', '![](a.png)', '**5**', '5<br>6', '(5)', '- 5 -', '总计', '2025年'],
  ];
  /** Those that say a number, and which. */
  const numbers: Record<string, number> = { '—12': -12, '**5**': 5 };

  /** A row of which only the label was lost is absent, and its file does not pass. */
  const open: readonly string[] = ['unreadable', 'unread', 'absent'];

  /** What the row was read as, where the file has this in its place, and whether the file passes. */
  async function readAs(layout: string, label: string, text: string): Promise<[string | number, boolean]> {
    const lines = records.map((record) => {
      const at = record.indexOf(label);
      return layouts[layout]!(
        at < 0
          ? record
          : record.with(
              record.findIndex((one) => /^\d+$/.test(one)),
              text,
            ),
      );
    });
    const { reports, verdict } = await lint(utf8(lines.join('\n')), { path: 'a.txt', forms: small });
    const { tables } = reports[0]!.report;
    const entry = tables.flatMap(({ entries }) => entries).find(({ at }) => at.row.heading.label === label);
    const value = entry?.value;
    return [value?.kind === 'number' ? Number(value.number.units) : (value?.kind ?? 'unread'), verdict === 'pass'];
  }

  test.each(Object.keys(layouts))('%s: never blank, nor another number', async (layout) => {
    const wrong: string[] = [];
    for (const label of singles) {
      expect(await readAs(layout, label, '77')).toEqual([77, expect.any(Boolean)]);
      for (const text of tokens) {
        // A bar ends the cell.
        if (layout.startsWith('bars') && text.includes('|')) continue;
        const [found, passes] = await readAs(layout, label, text);
        const isRight = typeof found === 'number' ? found === numbers[text] : open.includes(found);
        if (!isRight || (passes && typeof found !== 'number')) wrong.push(`${label}: ${text} is ${found}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  // A row that ends with its only bar has no second cell.
  const shown = Object.keys(layouts).filter((layout) => layout !== 'bars between');

  test.each(shown)('%s: nothing there is blank', async (layout) => {
    // A figure between the two rows of one block may be of either.
    const told = singles.filter((label) => label !== '行政强制' || !layout.startsWith('a cell a line'));
    for (const label of told) expect((await readAs(layout, label, ''))[0]).toBe('blank');
  });
});

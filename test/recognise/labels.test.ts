import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { lint, type Report, readReports, UserError } from '../../src/lint.ts';
import { type Form, type FormTable, formCells, type Heading, lines } from '../../src/model/form.ts';
import { distinct } from '../support/make/figures.ts';
import { asCsv, asText, type Item, items, title } from '../support/make/printed.ts';
import { asHtml } from '../support/make/printed-html.ts';
import { asPage } from '../support/make/printed-lines.ts';
import { isFull } from '../support/random-runs.ts';

/** Every label of the form, written in every way that a reader still understands. */

const printers = {
  'a.csv': asCsv,
  'a.html': asHtml,
  'one cell a line.txt': asText,
  'page.txt': (printed: readonly Item[]) =>
    asPage(printed, { wide: 2, align: 'left', blankLines: true, margin: 0, narrow: false }),
};
type Path = keyof typeof printers;
const every = Object.keys(printers) as Path[];

type Change = (label: string) => string;

/** The form with the labels changed of some headings. */
function relabelled(form: Form, change: Change, only: (heading: Heading) => boolean = () => true): Form {
  const all = (headings: readonly Heading[]): Heading[] =>
    headings.map((heading) => ({
      ...heading,
      label: only(heading) ? change(heading.label) : heading.label,
      ...(heading.children && { children: all(heading.children) }),
    }));
  const within = (table: FormTable) => ({
    ...table,
    blocks: table.blocks.map((block) => ({ ...block, rows: all(block.rows), columns: all(block.columns) })),
  });
  return { ...form, tables: form.tables.map(within) };
}

/** The cells that are read as another figure, or as blank; and those that are not read. */
async function compare(form: Form, changed: Form, path: Path): Promise<{ wrong: string[]; open: string[] }> {
  const figures = distinct(form);
  const text = printers[path]([title('溪口镇', form.years.from), ...items(changed, figures)]);
  const [report] = await readReports(new TextEncoder().encode(text), { path });
  const wrong: string[] = [];
  const open: string[] = [];
  for (const table of form.tables) {
    const found = report?.tables.find((one) => one.table.id === table.id);
    for (const { id, row, column } of formCells(table)) {
      const value = found?.entries.find(({ at }) => at.id === id)?.value ?? { kind: 'absent' };
      const right = figures[table.id]![row.id]![column.id]!;
      if (value.kind === 'absent' || value.kind === 'unread') open.push(id);
      else if (value.kind !== 'number' || Number(value.number.units) !== right * 10 ** value.number.scale)
        wrong.push(id);
    }
  }
  return { wrong, open };
}

const headingsIn = (headings: readonly Heading[]): Heading[] =>
  headings.flatMap((heading) => [heading, ...headingsIn(heading.children ?? [])]);

const headingsOf = ({ blocks }: FormTable): Heading[] =>
  blocks.flatMap(({ rows, columns }) => headingsIn([...rows, ...columns]));

const ordinalOf = (label: string) => /^(?:（[一二三四五六七]）|[一二三四]、|\d\.)/u.exec(label)?.[0] ?? '';
const withoutOrdinal: Change = (label) => label.slice(ordinalOf(label).length);

/** A label cut behind so many letters, its ordinal not counted. */
const cutTo =
  (letters: number): Change =>
  (label) =>
    ordinalOf(label) + withoutOrdinal(label).slice(0, letters);

/** The labels of the editions are much the same: those of the second are tried in fewer layouts. */
const each = forms.flatMap((form, index) =>
  (index === 0 ? every : (['a.csv', 'page.txt'] as const)).map((path) => ({ form, path, name: `${form.id}, ${path}` })),
);

/** Where tables are grids the labels are read alike: one kind of grid, and lines of text. */
const inLines = each.filter(({ path }) => path === 'a.csv' || path === 'page.txt');

/** Labels of the first edition that the second has as well are cut in that one; `npm run test:all` cuts them in both. */
const isTried = (form: Form, { label }: Heading) =>
  isFull || form === forms[0] || !forms[0]!.tables.flatMap(headingsOf).some((one) => one.label === label);

/** One heading of each table at a time. */
function oneOfEach(tables: readonly (readonly Heading[])[]): Heading[][] {
  const length = Math.max(...tables.map((headings) => headings.length));
  return Array.from({ length }, (_, index) => tables.flatMap((headings) => headings[index] ?? []));
}

test.each(inLines)('one label that is cut anywhere names its line: $name', async ({ form, path }) => {
  const ends = path === 'a.csv' ? [2, 4, 9] : [3];
  for (const end of ends) {
    const longer = form.tables.map((table) =>
      headingsOf(table).filter((one) => isTried(form, one) && end < withoutOrdinal(one.label).length),
    );
    const numbered = longer.map((headings) => headings.filter(({ label }) => ordinalOf(label) !== ''));
    const withoutIt: Change = (label) => withoutOrdinal(cutTo(end)(label));
    for (const [change, tables] of [
      [cutTo(end), longer],
      [withoutIt, numbered],
    ] as const) {
      for (const headings of oneOfEach(tables)) {
        const texts = headings.map(({ label }) => change(label));
        const changed = relabelled(form, change, (one) => headings.includes(one));
        expect({ texts, ...(await compare(form, changed, path)) }).toEqual({ texts, wrong: [], open: [] });
      }
    }
  }
});

describe.each(each)('$name', ({ form, path }) => {
  test.each([2, 3, 5, 8])('all labels that are cut to %i letters: no figure is read wrong', async (letters) => {
    for (const change of [cutTo(letters), (label: string) => withoutOrdinal(cutTo(letters)(label))]) {
      const { wrong, open } = await compare(form, relabelled(form, change), path);
      expect(wrong).toEqual([]);
      // Pages lose their headers where all labels in them are short.
      if (letters > 2 && path !== 'page.txt') expect(open).toEqual([]);
    }
  });

  test.each<[string, Change]>([
    ['an explanation in brackets behind', (label) => `${label}（历史累计）`],
    ['in brackets in front', (label) => `（2023年）${label}`],
    ['a bracket that is not closed', (label) => `${label}（2023年办件量`],
    ['a bracket that is not opened', (label) => `${label}2023年办件量）`],
    ['brackets in brackets', (label) => `${label}（2023年（全年））`],
    ['without brackets', (label) => `${label}2023年办件量`],
    ['a unit behind', (label) => `${label} 单位：件`],
    ['a year in front', (label) => (ordinalOf(label) ? label : `2023年${label}`)],
    ['a lone bracket', (label) => `${label}）`],
    ['an opened bracket alone', (label) => `${label}（`],
    ['a year inside', (label) => label.replace('本年', '本年（2023）')],
    ['a year in half a bracket', (label) => label.replace('本年', '本年（2023')],
    ['the year for 本年', (label) => label.replace(/^本年(?=[^增])/u, '2023年')],
    ['no bracket closed', (label) => label.replaceAll('）', '')],
    ['no bracket opened', (label) => label.replaceAll('（', '')],
    ['no quotes', (label) => label.replaceAll(/[“”]/gu, '')],
    ['one quote', (label) => label.replace('”', '')],
    ['blanks between all letters', (label) => [...label].join(' ')],
    ['half width', (label) => label.replaceAll('（', '(').replaceAll('）', ')').replaceAll('：', ':')],
    ['no ordinals', withoutOrdinal],
    ['1、', (label) => label.replace(/^(\d)\./, '$1、')],
    ['1）', (label) => label.replace(/^(\d)\./, '$1）')],
    ['（1）', (label) => label.replace(/^(\d)\./, '（$1）')],
    ['1', (label) => label.replace(/^(\d)\./, '$1')],
    ['①', (label) => label.replace(/^(\d)\./, (_, digit) => '①②③④⑤⑥⑦⑧'[Number(digit) - 1]!)],
    ['㈠', (label) => label.replace(/^（(.)）/u, (_, digit) => '㈠㈡㈢㈣㈤㈥㈦'['一二三四五六七'.indexOf(digit)]!)],
    ['合计', (label) => label.replace('总计', '合计')],
  ])('all labels: %s', async (_, change) => {
    const rows = new Set(
      form.tables.flatMap(({ blocks }) => blocks.flatMap((block) => (block.across ? [] : headingsIn(block.rows)))),
    );
    // The letters of a page's header are counted: there only rows may say more than the form.
    const only = (heading: Heading) => path !== 'page.txt' || rows.has(heading);
    expect(await compare(form, relabelled(form, change, only), path)).toEqual({ wrong: [], open: [] });
  });
});

const header = [
  '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）,,,申请人情况',
  ',,,自然人,法人或其他组织,,,,,总计',
  ',,,,商业企业,科研机构,社会公益组织,法律服务机构,其他',
];

const figures = (number: number) => `${number},0,0,0,0,0,${number}`;

/** Rows of 表三 with 1, 2, 3 … behind their labels. */
const numbered = (labels: readonly string[]) => labels.map((label, index) => `${label},,,${figures(index + 1)}`);

/** A file of which no table is read. */
function asUnread(error: unknown): Report[] {
  if (error instanceof UserError && error.code === 'glued') return [];
  throw error;
}

/** What natural persons have in each row of 表三, and its edition. */
async function requests(rows: readonly string[], above: readonly string[] = []) {
  const bytes = new TextEncoder().encode([...above, ...header, ...rows].join('\n'));
  const [report] = await readReports(bytes, { path: 'a.csv' }).catch(asUnread);
  const table = report?.tables.find((one) => one.table.id === 'requests');
  const found = (table?.entries ?? []).flatMap(({ at, value }) =>
    at.column.id === 'natural-person' && value.kind === 'number' ? [[at.row.id, Number(value.number.units)]] : [],
  );
  return { edition: table?.form.edition, ...Object.fromEntries(found) };
}

describe('a row that stands alone', () => {
  const form = forms.find(({ edition }) => edition === '2021')!;
  const [block] = form.tables.find(({ id }) => id === 'requests')!.blocks;
  const headings = headingsIn(block!.rows);
  const plain = (label: string) => withoutOrdinal(label).replaceAll(/（.*）|[“”、]/gu, '');

  test.each(lines(block!.rows).map(({ id, heading }) => [id, heading] as const))('%s', async (id, heading) => {
    for (let letters = 2; letters < plain(heading.label).length; letters++) {
      for (const label of new Set([cutTo(letters)(heading.label), plain(heading.label).slice(0, letters)])) {
        const named = headings.filter((one) => {
          const names = [one.label, ...(one.aliases ?? [])].map(plain);
          const isNumbered = ordinalOf(label) === '' || ordinalOf(label) === ordinalOf(one.label);
          return isNumbered && names.some((name) => name.startsWith(plain(label)));
        });
        const whole = lines(block!.rows).find((one) => plain(one.heading.label) === plain(label));
        const read = await requests([`"${label}",,,${figures(7)}`]);
        const right = named.length > 1 ? (whole?.id ?? undefined) : id;
        const { edition, ...found } = read;
        expect({ label, found }).toEqual({ label, found: right === undefined ? {} : { [right]: 7 } });
      }
    }
  });
});

describe('what a label does not tell alone', () => {
  const title2023 = ['溪口镇2023年政府信息公开工作年度报告'];

  test('（六）其他 in one row is that of 2019, in any year', async () => {
    const rows = numbered(['（一）予以公开', '（六）其他', '（七）总计']);
    expect(await requests(rows, title2023)).toEqual({ edition: '2019', granted: 1, other: 2, outcomes: 3 });
  });

  test('（六）其他 above its three rows is their sum', async () => {
    const labels = ['（六）其他', '1.逾期不补正', '2.逾期不缴费', '3.其他', '（七）总计'];
    expect(await requests(numbered(labels), title2023)).toEqual({
      edition: '2021',
      'other.not-corrected-in-time': 2,
      'other.fee-not-paid': 3,
      'other.other': 4,
      outcomes: 5,
    });
  });

  test('其他 is the row that has its place and number', async () => {
    const labels = ['1.属于国家秘密', '2.其他', '3.危及', '8.属于', '其他', '2.申请人', '其他', '（七）总计'];
    expect(await requests(numbered(labels), title2023)).toEqual({
      edition: '2021',
      'refused.state-secret': 1,
      'refused.forbidden-by-law': 2,
      'refused.security-and-stability': 3,
      'refused.administrative-inquiry': 4,
      'other.fee-not-paid': 6,
      'other.other': 7,
      outcomes: 8,
    });
  });

  test('合计 among rows without groups is not （七）总计', async () => {
    const labels = ['1.属于国家秘密', '合计', '2.重复申请', '（七）总计'];
    expect(await requests(numbered(labels))).toMatchObject({
      'refused.state-secret': 1,
      'not-processed.repeated': 3,
      outcomes: 4,
    });
  });

  test('the same row of two years is neither', async () => {
    const labels = ['1.属于国家秘密2022年', '1.属于国家秘密2023年', '（七）总计'];
    expect(await requests(numbered(labels))).toEqual({
      edition: '2021',
      outcomes: 3,
    });
  });

  test.each([
    ['a budget', ['项目,商业,科研,社会,法律,其他,总计', '本年,1,2,3,4,5,15', '上年,1,2,3,4,5,15']],
    ['a table of outcomes', ['项目,结果,其他,尚未,总计', '行政,1,2,3,6']],
    ['a table of years', ['项目,本年,上年,增减', '行政,1,2,3', '其他,1,2,3']],
    ['a table of documents', ['信息,本年,本年新,现行', '规章,1,2,3', '行政,1,2,3']],
  ])('%s is no table of the form', async (_, rows) => {
    const { problem } = await lint(new TextEncoder().encode(rows.join('\n')), { path: 'a.csv' });
    expect(problem?.code).toBe('no-form-table');
  });
});

describe('a header that is cut', () => {
  const block = (...labels: string[]) => [`信息内容,${labels.join(',')}`, `规章,1,2,3`, '规范性文件,4,5,6'];
  const read = async (rows: readonly string[]) => {
    const [report] = await readReports(new TextEncoder().encode(rows.join('\n')), { path: 'a.csv' });
    const entries = report!.tables[0]!.entries.filter(({ value }) => value.kind === 'number');
    return Object.fromEntries(
      entries.map(({ at, value }) => [
        `${at.row.id}/${at.column.id}`,
        value.kind === 'number' && Number(value.number.units),
      ]),
    );
  };
  const documents = (columns: readonly string[]) =>
    Object.fromEntries(
      ['regulations', 'normative-documents'].flatMap((row, at) =>
        columns.map((column, index) => [`${row}/${column}`, at * 3 + index + 1]),
      ),
    );

  test.each([
    [
      ['本年新', '本年新公开数量', '对外公开总数量'],
      ['produced', 'published', 'total-published'],
    ],
    [
      ['本年新制作数量', '本年新', '对外公开总数量'],
      ['produced', 'published', 'total-published'],
    ],
    [
      ['本年新', '本年新', '对外'],
      ['produced', 'published', 'total-published'],
    ],
    [
      ['本年', '本年', '现行'],
      ['issued', 'repealed', 'effective'],
    ],
    [
      ['本年（2023）制发', '本年废', '现行有效件'],
      ['issued', 'repealed', 'effective'],
    ],
  ])('%j', async (labels, columns) => {
    expect(await read(block(...labels))).toEqual(documents(columns));
  });

  test('one that could be either is neither', async () => {
    await expect(read(['信息内容,本年,现行有效件数', '规章,1,3', '规范性文件,4,6'])).rejects.toThrow('Table 2');
  });
});

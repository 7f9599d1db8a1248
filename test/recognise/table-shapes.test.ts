import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annotate } from '../../src/annotate/index.ts';
import { forms } from '../../src/forms.ts';
import { lint, readReports, UserError } from '../../src/lint.ts';
import { address } from '../../src/model/document.ts';
import { type Form, formCells, lines, tableOf } from '../../src/model/form.ts';
import type { Entry, Report } from '../../src/model/report.ts';
import { consistent, distinct, type Figures, type Filled } from '../support/make/figures.ts';
import { printedFormats } from '../support/make/formats.ts';
import { asCsv, bytesOf, type Item, print, title } from '../support/make/printed.ts';
import { inThree, oneByOne, sideways } from '../support/make/table-shapes.ts';
import { runs } from '../support/random-runs.ts';
import { runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';
import { utf8 } from '../support/utf8.ts';

/** Tables in other shapes than the form's: sideways, a figure a line, in parts. */

const yearOf = ({ years }: Form) => years.to ?? years.from;

type Shape = (form: Form, figures: Filled) => Readonly<Record<string, readonly Item[]>>;

const shapes: Readonly<Record<string, Shape>> = {
  '表三 sideways': (form, figures) => ({ requests: sideways(form, 'requests', figures) }),
  '表二 sideways': (form, figures) => ({ disclosure: sideways(form, 'disclosure', figures) }),
  '表四 one figure a line': (form, figures) => ({ cases: oneByOne(form, figures) }),
  '表四 as three tables': (form, figures) => ({ cases: inThree(form, figures) }),
};

/** A report with some tables in another shape. */
function printed(form: Form, figures: Filled, shape: Shape): Item[] {
  const shaped = shape(form, figures);
  const tables = form.tables.flatMap((table): Item[] => {
    const { number, heading } = form.sections.find((section) => section.number === table.section)!;
    return [`${'一二三四五六'[number - 1]}、${heading}`, ...(shaped[table.id] ?? [{ table, figures }])];
  });
  return [title('云浦市', yearOf(form)), ...tables];
}

/** What a writer puts where nothing happened. */
const nothing = [0, '0', '', '/', '—', '无', null] as const;

function written(figures: Figures, next: () => number): Filled {
  const filled: Record<string, Record<string, Record<string, number | string | null>>> = {};
  for (const [table, rows] of Object.entries(figures)) {
    filled[table] = {};
    for (const [row, columns] of Object.entries(rows)) {
      filled[table][row] = Object.fromEntries(
        Object.entries(columns).map(([id, figure]) => [id, figure === 0 ? nothing[next() % nothing.length]! : figure]),
      );
    }
  }
  return filled;
}

const figureIn = ({ value }: Entry) => {
  if (value.kind === 'number') return Number(value.number.units) / 10 ** value.number.scale;
  return value.kind === 'blank' || value.kind === 'dash' ? 0 : undefined;
};

const entriesOf = (reports: readonly Report[]) =>
  reports.flatMap(({ tables }) => tables).flatMap(({ entries }) => entries);

/** Cells that are read, and those among them that are read as something else. */
function compare(reports: readonly Report[], figures: Figures) {
  const read = entriesOf(reports).filter((entry) => figureIn(entry) !== undefined);
  const wrong = read.filter(
    (entry) => figureIn(entry) !== figures[entry.at.table.id]![entry.at.row.id]![entry.at.column.id],
  );
  return { read: read.length, wrong: wrong.map((entry) => `${entry.at.id}: ${figureIn(entry)}`) };
}

const formats = { ...printedFormats, csv: (items: readonly Item[]) => utf8(asCsv(items)) };

/** What tells too little: labels of 表三 side by side without the places of their columns, blanks in lines of text. */
const isOpen = (shape: string, format: string) =>
  (format === 'text' && shape === '表三 sideways') || ['a page as text', 'pdf', 'ofd'].includes(format);

/** Rows of a Word 97 file have not so many cells in the tests. */
const isPrinted = (shape: string, format: string) => format !== 'doc' || shape !== '表三 sideways';

describe.each(forms.map((form) => ({ form })))('$form.id', ({ form }) => {
  const all = form.tables.reduce((sum, table) => sum + formCells(table).length, 0);
  // The shapes of the editions are the same: of the second, each is tried in some formats.
  const cases = Object.keys(shapes)
    .flatMap((shape) => Object.keys(formats).flatMap((format) => (isPrinted(shape, format) ? [{ shape, format }] : [])))
    .filter((_, index) => form === forms[0] || index % 4 === 0);

  test.each(cases)('$shape, $format: every cell is read as it stands', async ({ shape, format }) => {
    await fc.assert(
      fc.asyncProperty(consistent(form), fc.infiniteStream(fc.nat()), async (figures, stream) => {
        const filled = written(figures, () => stream.next().value as number);
        const bytes = await formats[format as keyof typeof formats]!(printed(form, filled, shapes[shape]!));
        const reports = await readReports(bytes, { path: `${yearOf(form)}` }).catch((error: unknown) => {
          if (error instanceof UserError && isOpen(shape, format)) return [];
          throw error;
        });
        const { read, wrong } = compare(reports, figures);
        expect(wrong).toEqual([]);
        if (!isOpen(shape, format)) expect([reports.length, read]).toEqual([1, all]);
      }),
      runs(1),
    );
  });

  test.each(
    cases.filter(({ shape, format }) => !isOpen(shape, format) || shape.startsWith('表四')),
  )('$shape, $format: figures in every cell, and nothing is found', async ({ shape, format }) => {
    const figures = distinct(form);
    const bytes = await formats[format as keyof typeof formats]!(printed(form, figures, shapes[shape]!));
    const result = await lint(bytes, { path: `${yearOf(form)}` });
    const { read, wrong } = compare(
      result.reports.map(({ report }) => report),
      figures,
    );
    expect([read, wrong]).toEqual([all, []]);
    expect(result.diagnostics.filter(({ kind }) => kind === 'fail').map(({ message }) => message.zh)).toEqual([]);
  });
});

const outcomes = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const kinds = [['行政复议'], ['行政诉讼', '未经复议直接起诉'], ['行政诉讼', '复议后起诉']] as const;
const figures = [
  [3, 0, 2, 1, 6],
  [7, 8, 0, 9, 24],
  [0, 5, 0, 0, 5],
];

type Text = string | number;
type Rows = readonly (readonly Text[])[];

/** A line for each cell of 表四. */
const each = (
  line: (kind: readonly string[], outcome: string, figure: number, i: number, j: number) => readonly Text[],
) => kinds.flatMap((kind, i) => outcomes.map((outcome, j) => line(kind, outcome, figures[i]![j]!, i, j)));
const own = (kind: readonly string[]) => kind.at(-1)!;
const bracketed = ([group = '', kind]: readonly string[]) => (kind ? `${group}（${kind}）` : group);
const over = (label: string, width = 5) => [label, ...Array<string>(width - 1).fill('')];
/** 表四 as three tables below each other, under what names each. */
const below = (captions: (kind: readonly string[]) => Rows, behind: Rows = []) =>
  kinds.flatMap((kind, i) => [...captions(kind), outcomes, figures[i]!, ...behind]);
const beside = (name: (kind: readonly string[]) => string, order = [0, 1, 2]) => [
  order.flatMap((i) => over(name(kinds[i]!), 6)),
  order.flatMap(() => [...outcomes, '']),
  order.flatMap((i) => [...figures[i]!, '']),
];

const listed: Readonly<Record<string, Rows>> = {
  'labels repeated': each((kind, outcome, figure) => [kind[0]!, kind[1] ?? '', outcome, figure]),
  'labels repeated in both columns': each((kind, outcome, figure) => [kind[0]!, own(kind), outcome, figure]),
  'two columns of labels': each((kind, outcome, figure) => [own(kind), outcome, figure]),
  'a group and its kind in one label': each((kind, outcome, figure) => [bracketed(kind), outcome, figure]),
  'the same with a stroke': each((kind, outcome, figure) => [kind.join('-'), outcome, figure]),
  'labels that stand once': each((kind, outcome, figure, _, j) => [j ? '' : own(kind), outcome, figure]),
  'labels of groups that stand once': each((kind, outcome, figure, i, j) => [
    j || i === 2 ? '' : kind[0]!,
    j ? '' : (kind[1] ?? ''),
    outcome,
    figure,
  ]),
  'a header line': [['项目', '', '数量'], ...each((kind, outcome, figure) => [own(kind), outcome, figure])],
  'numbered lines': [
    ['序号', '案件类型', '结果', '数量'],
    ...each((kind, outcome, figure, i, j) => [i * 5 + j + 1, own(kind), outcome, figure]),
  ],
  'a column that counts the lines': [
    ['案件类型', '结果', '行次', '数量'],
    ...each((kind, outcome, figure, i, j) => [own(kind), outcome, i * 5 + j + 1, figure]),
  ],
  remarks: [
    ['案件类型', '结果', '数量', '备注'],
    ...each((kind, outcome, figure, _, j) => [own(kind), outcome, figure, j === 2 ? '含上年2件' : '']),
  ],
  units: [['案件类型', '结果', '单位', '数量'], ...each((kind, outcome, figure) => [own(kind), outcome, '件', figure])],
  'one label': each((kind, outcome, figure) => [own(kind) + outcome, figure]),
  'one label with strokes': each((kind, outcome, figure) => [[...kind, outcome].join('-'), figure]),
  'one label with strokes, nothing for 0': each((kind, outcome, figure) => [
    [...kind, outcome].join('-'),
    figure || '',
  ]),
  'one label with points': each((kind, outcome, figure) => [[...kind, outcome].join('·'), figure]),
  'one label with brackets': each((kind, outcome, figure) => [bracketed(kind) + outcome, figure]),
  ordinals: each((kind, outcome, figure, i, j) => [`（${'一二三'[i]}）${own(kind)}`, `${j + 1}.${outcome}`, figure]),
  'each kind on a line of its own': kinds.flatMap((kind, i) => [
    [own(kind), '', ''],
    ...outcomes.map((outcome, j) => ['', outcome, figures[i]![j]!]),
  ]),
  'the total first': kinds.flatMap((kind, i) => [4, 0, 1, 2, 3].map((j) => [own(kind), outcomes[j]!, figures[i]![j]!])),
  'another order of kinds': [1, 2, 0].flatMap((i) =>
    outcomes.map((outcome, j) => [kinds[i]![0], kinds[i]![1] ?? '', outcome, figures[i]![j]!]),
  ),
  'a line of no kind of the form': [
    ...each((kind, outcome, figure) => [own(kind), outcome, figure]).slice(0, 5),
    ['行政调解', '结果维持', 9],
    ...each((kind, outcome, figure) => [own(kind), outcome, figure]).slice(5),
  ],
  'kinds side by side, outcomes below each other': [
    ['结果', ...kinds.map(own)],
    ...outcomes.map((outcome, j) => [outcome, ...figures.map((row) => row[j]!)]),
  ],
  'lists side by side': [
    kinds.flatMap((kind) => [own(kind), '']),
    ...outcomes.map((outcome, j) => figures.flatMap((row) => [outcome, row[j]!])),
  ],
  'three tables': below((kind) => [over(own(kind))]),
  'three tables, blank rows between': below((kind) => [over(own(kind))], [over('')]),
  'three tables, two captions': below((kind) => kind.map((label) => over(label))),
  'three tables, the group once': below((kind) => [
    ...(own(kind) === '未经复议直接起诉' ? [over('行政诉讼')] : []),
    over(own(kind)),
  ]),
  'three tables, a caption with brackets': below((kind) => [over(bracketed(kind))]),
  'three tables, a caption with a stroke': below((kind) => [over(kind.join('-'))]),
  'three tables, what was merged filled in': below((kind) => [Array<string>(5).fill(own(kind))]),
  'three tables side by side': beside(own),
  'three tables side by side, with brackets': beside(bracketed),
  'three tables side by side in another order': beside(own, [1, 0, 2]),
};

const unclear: Readonly<Record<string, Rows>> = {
  'two columns of figures': [
    ['类型', '结果', '2023', '2022'],
    ...each((kind, outcome, figure) => [own(kind), outcome, figure, figure + 1]),
  ],
  'a third table without a name': kinds.flatMap((kind, i) => [
    ...(i < 2 ? [over(own(kind))] : []),
    outcomes,
    figures[i]!,
  ]),
  'a third table beside, without a name': beside((kind) => (own(kind) === '复议后起诉' ? '' : own(kind))),
  'a third list without a name': each((kind, outcome, figure, i) => [i < 2 ? own(kind) : '', outcome, figure]),
  'a third list under the name of the second': each((kind, outcome, figure, i, j) => [
    i < 2 && !j ? own(kind) : '',
    outcome,
    figure,
  ]),
  'one name for two kinds': each((kind, outcome, figure) => [kind[0]!, outcome, figure]),
  'figures left of the labels': each((kind, outcome, figure) => [figure, own(kind), outcome]),
  'lines that are counted and not filled in': [
    ['类型', '结果', '行次', '数量'],
    ...each((kind, outcome, _, i, j) => [own(kind), outcome, i * 5 + j + 1, '']),
  ],
  'the same list twice': [0, 1].flatMap((more) => each((kind, outcome, figure) => [own(kind), outcome, figure + more])),
};

const name = '青石镇2023年政府信息公开工作年度报告';
const section = '四、政府信息公开行政复议、行政诉讼情况';

/** Writers of such a table in a report of which it is all. */
const writers: Readonly<Record<string, { path: string; write: (rows: Rows) => Uint8Array | Promise<Uint8Array> }>> = {
  csv: { path: 'a.csv', write: (rows) => utf8([[name], [section], ...rows].map((row) => row.join(',')).join('\n')) },
  xlsx: {
    path: 'a.xlsx',
    write: (rows) =>
      bytesOf((workbook) => {
        const sheet = workbook.addWorksheet('年报');
        [[name], [], [section], ...rows].forEach((row, i) => {
          row.forEach((value, j) => {
            if (value !== '') sheet.getCell(i + 1, j + 2).value = value;
          });
        });
      }),
  },
  html: {
    path: 'a.html',
    write: (rows) =>
      utf8(
        `<h1>${name}</h1><p>${section}</p><table>${rows.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('')}</table>`,
      ),
  },
  Markdown: {
    path: 'a.md',
    write: ([first = [], ...rows]) => {
      const line = (row: readonly Text[]) => `| ${row.join(' | ')} |`;
      return utf8(
        [`# ${name}`, `## ${section}`, '', line(first), line(first.map(() => '---')), ...rows.map(line)].join('\n'),
      );
    },
  },
  'a cell a line': {
    path: 'a.txt',
    write: (rows) =>
      utf8(`${name}\n${section}\n\n${rows.map((row) => row.map((text) => `\t${text}\n`).join('')).join('\n')}`),
  },
};

const expectedCases = Object.fromEntries(
  lines(tableOf(forms[0]!, 'cases')!.blocks[0]!.rows).map(({ id }, i) => [
    id,
    Object.fromEntries(
      lines(tableOf(forms[0]!, 'cases')!.blocks[0]!.columns).map((column, j) => [column.id, figures[i]![j]!]),
    ),
  ]),
);

describe.each(Object.keys(writers))('表四 in %s', (format) => {
  const { path, write } = writers[format]!;

  test.each(Object.keys(listed))('%s', async (shape) => {
    const reports = await readReports(await write(listed[shape]!), { path });
    const { read, wrong } = compare(reports, { cases: expectedCases });
    expect([reports.length, read, wrong]).toEqual([1, 15, []]);
  });

  test.each(Object.keys(unclear))('%s: not guessed', async (shape) => {
    const { reports, diagnostics, problem } = await lint(await write(unclear[shape]!), { path });
    const found = reports.map(({ report }) => report);
    expect(entriesOf(found).flatMap((entry) => figureIn(entry) ?? [])).toEqual([]);
    const told = diagnostics.filter(({ message }) => message.zh.includes('表四'));
    if (!problem) expect(told.map(({ rule, kind }) => `${rule} ${kind}`)).toEqual(['missing-table open']);
  });
});

test('two of the three tables: the third is missing', async () => {
  const rows = below((kind) => [over(own(kind))]).slice(0, 6);
  const { reports, diagnostics } = await lint(await writers.csv!.write(rows), { path: 'a.csv' });
  const read = entriesOf(reports.map(({ report }) => report)).filter(({ at }) => at.table.id === 'cases');
  expect(read.map(({ value }) => value.kind)).toEqual([...Array(10).fill('number'), ...Array(5).fill('absent')]);
  expect(diagnostics.map(({ rule }) => rule)).toContain('missing-row');
});

test('an address is where the figure stands in the file', async () => {
  for (const shape of Object.keys(listed)) {
    const bytes = await writers.csv!.write(listed[shape]!);
    const fields = new TextDecoder()
      .decode(bytes)
      .split('\n')
      .map((line) => line.split(','));
    for (const { cell, place } of entriesOf(await readReports(bytes, { path: 'a.csv' })))
      if (cell) expect(fields[place.row! - 1]![place.column! - 1]).toBe(cell.text);
  }
});

test('a comma in a figure without quotes is not taken for its end', async () => {
  const rows = each((kind, outcome, figure, i, j) => [own(kind), outcome, i === 1 && j === 2 ? '1,234' : figure]);
  const { reports } = await lint(await writers.csv!.write(rows), { path: 'a.csv' });
  expect(entriesOf(reports.map(({ report }) => report)).filter(({ value }) => value.kind === 'number')).toEqual([]);
  const form = forms[0]!;
  const csv = asCsv(sideways(form, 'requests', distinct(form))).replace(/"(\d)(\d{3})"/, '$1,$2');
  const wide = await lint(utf8(csv), { path: 'a.csv' });
  expect(entriesOf(wide.reports.map(({ report }) => report)).filter(({ value }) => value.kind === 'number')).toEqual(
    [],
  );
});

describe('a figure that is wrong', () => {
  const form = forms[0]!;
  const right = distinct(form);
  const slip = (table: string, row: string, column: string): Filled => {
    const figures = structuredClone(right) as Record<string, Record<string, Record<string, number>>>;
    figures[table]![row]![column]! += 1;
    return figures;
  };
  const turned: Shape = (edition, filled) => ({
    ...shapes['表三 sideways']!(edition, filled),
    ...shapes['表四 one figure a line']!(edition, filled),
  });

  test.each([
    ['requests', 'granted', 'research'],
    ['requests', 'carried-in', 'natural-person'],
  ])('%s/%s/%s is named, marked and corrected where it stands', async (table, row, column) => {
    const filled = slip(table, row, column);
    const bytes = await bytesOf((workbook) => print(workbook.addWorksheet('年报'), printed(form, filled, turned)));
    const result = await lint(bytes, { path: 'a.xlsx' });
    const entry = entriesOf(result.reports.map(({ report }) => report)).find(
      ({ at }) => at.id === `${table}/${row}/${column}`,
    )!;
    const sheetOf = async (content: Uint8Array) =>
      (await new ExcelJS.Workbook().xlsx.load(Uint8Array.from(content).buffer)).getWorksheet('年报')!;
    const at = address(entry.place).replace('年报!', '');
    const was = filled[table]![row]![column]!;
    expect((await sheetOf(bytes)).getCell(at).value).toBe(was);

    const marked = await sheetOf((await annotate(result, bytes, 'zh')).bytes);
    expect(marked.getCell(at).note).toBeTruthy();

    const folder = scratch();
    writeFileSync(join(folder, 'a.xlsx'), bytes);
    await runIn(folder, 'fix', 'a.xlsx', '--suggested', '-o', 'b.xlsx');
    const mended = readFileSync(join(folder, 'b.xlsx'));
    expect((await sheetOf(mended)).getCell(at).value).toBe(right[table]![row]![column]);
    expect((await lint(mended, { path: 'b.xlsx' })).verdict).toBe('pass');
  });
});

test('a blank total of a list is filled in where it stands', async () => {
  const form = forms[0]!;
  const figures = distinct(form) as Filled;
  const direct = figures.cases!['litigation-direct']!;
  const filled = { ...figures, cases: { ...figures.cases, 'litigation-direct': { ...direct, total: null } } };
  const folder = scratch();
  const items = printed(form, filled, shapes['表四 one figure a line']!);
  writeFileSync(join(folder, 'a.xlsx'), await bytesOf((workbook) => print(workbook.addWorksheet('年报'), items)));
  await runIn(folder, 'fix', 'a.xlsx', '--suggested', '-o', 'b.xlsx');
  const result = await lint(readFileSync(join(folder, 'b.xlsx')), { path: 'b.xlsx' });
  expect([result.verdict, compare([result.reports[0]!.report], distinct(form)).wrong]).toEqual(['pass', []]);
});

test.each([
  ['once more below itself', (rows: Rows) => [...rows, ...rows.slice(3)]],
  [
    'for several bodies',
    (rows: Rows) =>
      rows.flatMap((row, i) =>
        i < 3
          ? [['单位', ...row]]
          : [
              ['甲局', ...row],
              ['乙局', ...row],
            ],
      ),
  ],
])('表三 sideways, %s: not guessed', async (_, more) => {
  const csv = asCsv(sideways(forms[0]!, 'requests', distinct(forms[0]!)));
  const rows = csv
    .split('\r\n')
    .filter(Boolean)
    .map((line) => line.slice(1, -1).split('","'));
  const read = async (lines: Rows) => {
    const bytes = utf8(lines.map((line) => line.map((text) => `"${text}"`).join(',')).join('\n'));
    const { reports } = await lint(bytes, { path: 'a.csv' });
    return entriesOf(reports.map(({ report }) => report)).filter(({ value }) => value.kind === 'number').length;
  };
  expect([await read(rows), await read(more(rows))]).toEqual([175, 0]);
});

describe('what has labels of the form on one side only is no table of it', () => {
  test.each([
    [
      'a staff list',
      [
        ['姓名', '行政许可', '行政处罚'],
        ['甲', 3, 4],
        ['乙', 5, 6],
      ],
    ],
    [
      'a county list',
      [
        ['单位', '行政复议', '行政诉讼'],
        ['甲局', 3, 4],
        ['乙局', 5, 6],
      ],
    ],
    ['outcomes alone', [...outcomes.map((outcome, j) => [outcome, j])]],
  ] as [string, Rows][])('%s', async (_, rows) => {
    for (const format of ['csv', 'xlsx', 'html']) {
      const { path, write } = writers[format]!;
      const { reports } = await lint(await write(rows), { path });
      expect(entriesOf(reports.map(({ report }) => report)).filter(({ value }) => value.kind === 'number')).toEqual([]);
    }
  });
});

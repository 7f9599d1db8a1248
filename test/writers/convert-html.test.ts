import fc from 'fast-check';
import { parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { layout } from '../../src/model/printed-layout.ts';
import { entriesOf, entryAt, type Report } from '../../src/model/report.ts';
import { readValue } from '../../src/model/value.ts';
import { html } from '../../src/writers/html/index.ts';
import { printedTable } from '../../src/writers/printed-table.ts';
import { attribute, type Element, elements, textOf } from '../support/html-tree.ts';
import { distinct } from '../support/make/figures.ts';
import { runs } from '../support/random-runs.ts';
import { bytesOf, foundIn, read, reports, saidBy } from '../support/round-trip.ts';

const [form] = forms as [(typeof forms)[number]];

async function reportWith(cells: Readonly<Record<string, unknown>>, more: object = {}): Promise<Report[]> {
  const tables = structuredClone(distinct(form)) as Record<string, Record<string, Record<string, unknown>>>;
  for (const [id, value] of Object.entries(cells)) {
    const [table, row, column] = id.split('/') as [string, string, string];
    if (value === undefined) delete tables[table]![row]![column];
    else tables[table]![row]![column] = typeof value === 'string' ? { text: value } : value;
  }
  return read({ form: form.family, organization: '溪口镇', year: 2025, tables, ...more }, 'a.json');
}

describe.each(forms)('$id', (form) => {
  test('has the tables as the form prints them, each cell with its text and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(reports(form), async (content) => {
        const [report] = await read(content, 'a.json');
        const tables = elements(parse(html([report!], 'zh')), 'table');
        expect(tables).toHaveLength(report!.tables.length);
        for (const [index, table] of report!.tables.entries()) {
          const printed = layout(printedTable(table));
          const rows = elements(tables[index]!, 'tr').map((row) => [...elements(row, 'th'), ...elements(row, 'td')]);
          const span = (cell: Element, name: string) => Number(attribute(cell, name) ?? 1);
          expect(rows.map((cells) => cells.map((cell) => [span(cell, 'rowspan'), span(cell, 'colspan')]))).toEqual(
            printed.map((cells) => cells.map(({ rows, columns }) => [rows, columns])),
          );
          for (const [r, cells] of printed.entries()) {
            for (const [c, { text, cell }] of cells.entries()) {
              const shown = textOf(rows[r]![c]!);
              const entry = cell && entryAt(table, cell.row.id, cell.column.id)!;
              if (!entry) expect(shown).toBe(text);
              else if (entry.value.kind === 'absent') expect(shown).toBe('缺');
              else expect(readValue({ text: shown })).toEqual(entry.value);
            }
          }
        }
      }),
      runs(2, 4),
    );
  });

  test('reads back with the same figures and texts, and lints the same', async () => {
    await fc.assert(
      fc.asyncProperty(reports(form), async (content) => {
        const before = await read(content, 'a.json');
        const bytes = new TextEncoder().encode(html(before, 'zh'));
        const after = await read(bytes, 'a.html');
        expect(after.map(saidBy)).toEqual(before.map(saidBy));
        expect(await foundIn(bytes, 'a.html')).toEqual(await foundIn(bytesOf(content), 'a.json'));
      }),
      runs(3, 6),
    );
  });
});

test('shows how a cell was read, where its text alone does not', async () => {
  const page = parse(
    html(
      await reportWith({
        'disclosure/regulations/issued': '22（其中修订16件）',
        'disclosure/regulations/repealed': '/',
        'disclosure/regulations/effective': null,
        'disclosure/licensing/decisions': '约20',
        'requests/granted/total': null,
        'requests/granted/research': undefined,
      }),
      'zh',
    ),
  );
  const marked = elements(page, 'td').flatMap((cell) => {
    const mark = attribute(cell, 'data-mark');
    return mark === undefined ? [] : [`${textOf(cell)} ${attribute(cell, 'class')} ${mark}`];
  });
  expect(marked).toEqual([
    '22（其中修订16件） taken 取 22',
    '/ dash 按 0',
    ' blank 空',
    '约20 unreadable 读不出',
    '缺 missing 原件没有',
    ' unknown 空·未知',
  ]);
});

test('shows where a cell was read from, and its formula', async () => {
  const [report] = await reportWith({});
  const entry = entriesOf(report!).find(({ at }) => at.id === 'requests/granted/total')!;
  const place = { path: 'a.xlsx', sheet: '表三', row: 8, column: 10 };
  Object.assign(entry, { place, cell: { ...entry.cell, place, stored: { formula: 'SUM(D8:I8)' } } });
  const cell = elements(parse(html([report!], 'zh')), 'td').find((one) => attribute(one, 'data-place') === 'J8');
  expect(attribute(cell!, 'title')).toBe('表三!J8\n（一）予以公开·总计\n=SUM(D8:I8)');
});

test('says how much was read, and what was not and why', async () => {
  const [report] = await reportWith({ 'disclosure/licensing/decisions': '约20' });
  const [disclosure, requests, cases] = report!.tables as [
    Report['tables'][0],
    Report['tables'][0],
    Report['tables'][0],
  ];
  const why = { zh: '数字与栏目对不上', en: 'the figures do not stand under their headings' };
  const subtotal = { cell: { text: '小计 3', place: { path: 'a.xlsx', sheet: '表三', row: 9, column: 1 } }, why };
  const page = html(
    [
      {
        ...report!,
        tables: [disclosure, { ...requests, ignored: [subtotal] }],
        unread: [{ ...cases, why }],
        repeated: [{ table: disclosure.table, place: { path: 'a.xlsx', sheet: '副本', row: 3 }, hidden: false }],
      },
    ],
    'zh',
  );
  expect(page).toContain('<span>数据 184 格，空白 0 格，共 200 格</span> <span>勾稽关系可核对 39/42 项</span>');
  expect(page).toContain('<li>表四未能读取，未写出：数字与栏目对不上</li>');
  expect(page).toContain('<li>表二又出现一次（副本 第3行），只读了第一张</li>');
  expect(page).toContain('<li><code>表三!A9</code> “小计 3”：数字与栏目对不上</li>');
  expect(elements(parse(page), 'li')).toEqual([]);
});

test('names the rows that the document lacks', async () => {
  const whole = Object.keys(distinct(form).requests!.received!).map((column) => [
    `requests/received/${column}`,
    undefined,
  ]);
  const page = html(await reportWith({ ...Object.fromEntries(whole), 'requests/granted/research': undefined }), 'zh');
  // Of the cells that are drawn one is missing.
  expect(page).toContain('没有这一格 × 1</li>');
  expect(page).toContain('<li>原件没有“一、本年新收”这一行</li>');
});

test('nothing in a report is obeyed, and the page asks nothing of anybody', async () => {
  const evil = '"><img src=x onerror=alert(1)>&lt;</td></table><script>alert(1)</script>';
  const page = html(
    await reportWith({ 'disclosure/licensing/decisions': evil }, { organization: evil, sections: [heading(evil)] }),
    'zh',
  );
  const tree = parse(page);
  expect(['script', 'img', 'link', 'iframe'].flatMap((tag) => elements(tree, tag))).toEqual([]);
  expect(elements(tree, 'td').map(textOf)).toContain(evil);
  expect(elements(tree, 'p').map(textOf)).toContain(evil);
  expect(page.replaceAll(evil, '')).not.toMatch(/https?:|url\(|@import/);
});

function heading(text: string) {
  return { number: 1, heading: '一、总体情况', text };
}

test('in English', async () => {
  const page = html(await reportWith({ 'disclosure/licensing/decisions': '约20' }), 'en');
  expect(page).toContain('199 figures, 0 blank, 200 cells in all');
  expect(page).toContain('<b class="unreadable">unread</b> not a number, not used × 1');
  expect(page).toContain('Table 3 · 2021 form · read from');
});

import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test, vi } from 'vitest';
import { forms } from '../../src/forms.ts';
import { format } from '../../src/model/decimal.ts';
import { entriesOf, type Report } from '../../src/model/report.ts';
import { assess } from '../../src/relations.ts';
import { sharedColumns } from '../../src/writers/xlsx/columns.ts';
import { xlsx } from '../../src/writers/xlsx/index.ts';
import { distinct } from '../support/make/figures.ts';
import { runs } from '../support/random-runs.ts';
import { bytesOf, foundIn, read, reports, saidBy } from '../support/round-trip.ts';

const [form] = forms as [(typeof forms)[number]];

/** The 2021 form with distinct figures that add up, changed. */
async function report(change: (tables: Tables) => void = () => {}, more: object = {}): Promise<Report[]> {
  const tables = structuredClone(distinct(form)) as Tables;
  change(tables);
  return read({ form: form.family, organization: '溪口镇', year: 2025, tables, ...more }, 'a.json');
}
type Tables = Record<string, Record<string, Record<string, unknown>>>;

const load = async (bytes: Uint8Array) => new ExcelJS.Workbook().xlsx.load(Uint8Array.from(bytes).buffer);

const part = (bytes: Uint8Array, name: string) => strFromU8(unzipSync(bytes)[name]!);

/** What was written for a cell of the form: its formula, or what it holds. */
async function written(before: readonly Report[]) {
  const bytes = await xlsx(before, 'zh');
  const [after] = await read(bytes, 'a.xlsx');
  const sheet = (await load(bytes)).worksheets[0]!;
  return (id: string) => {
    const { row, column } = entriesOf(after!).find(({ at }) => at.id === id)!.place;
    const cell = sheet.getCell(row!, column!);
    const note = cell.note as ExcelJS.Comment | undefined;
    return { value: cell.formula ?? cell.value, note: note?.texts?.map(({ text }) => text).join('') };
  };
}

describe.each(forms)('$id', (form) => {
  test('reads back with the same figures and texts, and lints the same', async () => {
    await fc.assert(
      fc.asyncProperty(reports(form), async (content) => {
        const before = await read(content, 'a.json');
        const bytes = await xlsx(before, 'zh');
        const after = await read(bytes, 'a.xlsx');
        expect(after.map(saidBy)).toEqual(before.map(saidBy));
        expect(await foundIn(bytes, 'a.xlsx')).toEqual(await foundIn(bytesOf(content), 'a.json'));
      }),
      runs(2, 3),
    );
  });

  test('a total is a formula where the report has the sum, and gives the figure; nothing else is one', async () => {
    await fc.assert(
      fc.asyncProperty(reports(form), async (content) => {
        const before = await read(content, 'a.json');
        const [after] = await read(await xlsx(before, 'zh'), 'a.xlsx');
        const sums = assess(after!).filter(({ left, outcome }) => left.entries.length === 1 && outcome === 'holds');
        const totals = new Set(sums.map(({ left }) => left.entries[0]!.at.id));
        for (const { at, value, cell } of entriesOf(after!)) {
          const { formula, computed } = cell?.stored ?? {};
          if (formula === undefined) continue;
          expect(totals).toContain(at.id);
          expect(formula).toMatch(/^SUM\([A-Z]+\d+(?::[A-Z]+\d+)?(?:,[A-Z]+\d+(?::[A-Z]+\d+)?)*\)$/);
          expect(value.kind === 'number' && format(value.number)).toBe(computed);
        }
      }),
      runs(2, 3),
    );
  });

  test('every total of a report that adds up is a formula', async () => {
    const tables = distinct(form);
    const editions = Object.fromEntries(form.tables.map(({ id }) => [id, form.edition]));
    const [after] = await read(
      await xlsx(await read({ form: form.family, editions, tables }, 'a.json'), 'zh'),
      'a.xlsx',
    );
    const totals = new Set(
      assess(after!).flatMap(({ left }) => (left.entries.length === 1 ? left.entries.map(({ at }) => at.id) : [])),
    );
    const formulas = entriesOf(after!).filter(({ cell }) => cell?.stored?.formula !== undefined);
    expect(formulas.map(({ at }) => at.id)).toEqual(
      entriesOf(after!).flatMap(({ at }) => (totals.has(at.id) ? at.id : [])),
    );
  });
});

test('a total that differs stays as it stands, with a note; so does one with parts that a spreadsheet does not count', async () => {
  const cell = await written(
    await report(({ requests, cases }) => {
      requests!.received!.total = 12;
      cases!.reconsideration!.upheld = { text: `${cases!.reconsideration!.upheld}件` };
      cases!['litigation-direct']!.corrected = { text: '/' };
      cases!['litigation-direct']!.total =
        Number(cases!['litigation-direct']!.total) - Number(distinct(form).cases!['litigation-direct']!.corrected);
    }),
  );
  expect(cell('requests/received/total').value).toBe(12);
  expect(cell('requests/received/total').note).toMatch(/^一、本年新收：总计为 12，各类申请人相加为 \d+（自然人/);
  expect(cell('cases/reconsideration/total')).toEqual({
    value: distinct(form).cases!.reconsideration!.total,
    note: undefined,
  });
  expect(cell('cases/litigation-direct/total').value).toMatch(/^SUM\(/);
});

test('figures are numbers, everything else is the text as it stands, nothing but a sum is a formula', async () => {
  const cell = await written(
    await report(({ disclosure }) => {
      const put = (row: string, column: string, text: string) => {
        disclosure![row]![column] = { text };
      };
      put('regulations', 'issued', '1,234');
      put('regulations', 'repealed', '=1+1');
      put('regulations', 'effective', '@SUM(A1)');
      put('normative-documents', 'issued', '22（其中修订16件）');
      put('normative-documents', 'repealed', '—');
      put('normative-documents', 'effective', '12345678901234567890');
      put('licensing', 'decisions', '1\u202e2');
      disclosure!.fees!.amount = 24252.311082;
      disclosure!.penalties!.decisions = null;
    }),
  );
  const shown = (id: string) => cell(`disclosure/${id}`).value;
  expect(shown('regulations/issued')).toBe(1234);
  expect(shown('regulations/repealed')).toBe('=1+1');
  expect(shown('regulations/effective')).toBe('@SUM(A1)');
  expect(shown('normative-documents/issued')).toBe('22（其中修订16件）');
  expect(shown('normative-documents/repealed')).toBe('—');
  expect(shown('normative-documents/effective')).toBe('12345678901234567890');
  expect(shown('licensing/decisions')).toBe('1\ufffd2');
  expect(shown('fees/amount')).toBe(24252.311082);
  expect(shown('penalties/decisions')).toBe(null);
});

test('a cell that the document lacks is no blank, which would count as 0', async () => {
  const before = await report(({ requests }) => {
    delete requests!.granted!.research;
  });
  const cell = await written(before);
  expect(cell('requests/granted/research').value).toBe('缺');
  expect(cell('requests/granted/total').value).toBe(distinct(form).requests!.granted!.total);
  const open = (one: readonly Report[]) =>
    assess(one[0]!).flatMap(({ line, outcome }) => (outcome === 'open' ? line : []));
  expect(open(await read(await xlsx(before, 'zh'), 'a.xlsx'))).toEqual(open(before));
});

test('sheets are named after body and year as Excel allows, no two alike', async () => {
  const names = ['溪口镇', '溪口镇', "'a[b]:c*?/\\", 'X'.repeat(40), 'x'.repeat(40), 'History', '𠮷'.repeat(20)];
  const all = await Promise.all(names.map((organization) => report(undefined, { organization, year: null })));
  const bytes = await xlsx(all.flat(), 'zh');
  const sheets = [...part(bytes, 'xl/workbook.xml').matchAll(/<sheet [^>]*?name="([^"]*)"/g)].map(([, name]) => name);
  expect(sheets).toEqual([
    '溪口镇',
    '溪口镇 2',
    'abc',
    'X'.repeat(31),
    `${'x'.repeat(29)} 2`,
    '年度报告',
    '𠮷'.repeat(15),
  ]);
});

test('several reports come back as they were, also where they state no body', async () => {
  const body = (organization: string | null) => report(undefined, { organization, year: organization && 2025 });
  const before = [...(await body('甲局')), ...(await body('乙局'))];
  expect((await read(await xlsx(before, 'zh'), 'a.xlsx')).map(saidBy)).toMatchObject([
    { organization: '甲局', year: 2025 },
    { organization: '乙局', year: 2025 },
  ]);
  const untitled = [...(await body(null)), ...(await body(null))];
  const after = await read(await xlsx(untitled, 'zh'), 'a.xlsx');
  expect(after.map((one) => saidBy(one).cells)).toEqual(untitled.map((one) => saidBy(one).cells));
});

test('a heading that the report lacks is not added; tables alone get those of the form', async () => {
  const sections = [{ number: 1, heading: '一、总体情况', text: '甲' }];
  const [gap] = await read(await xlsx(await report(undefined, { sections }), 'zh'), 'a.xlsx');
  expect(gap!.sections.map(({ heading }) => heading)).toEqual(['一、总体情况']);
  const [bare] = await read(await xlsx(await report(), 'zh'), 'a.xlsx');
  expect(bare!.sections.map(({ number }) => number)).toEqual([2, 3, 4]);
});

test('prints on A4, as wide as the page, with body and year at the head and no table cut', async () => {
  const bytes = await xlsx(await report(), 'zh');
  const sheet = part(bytes, 'xl/worksheets/sheet1.xml');
  expect(sheet).toContain('<pageSetup paperSize="9" orientation="portrait" fitToWidth="1" fitToHeight="0"/>');
  expect(sheet).toContain('<printOptions horizontalCentered="1"/>');
  expect(sheet).toContain('溪口镇 2025年度</oddHeader>');
  expect(sheet).toContain('第 &amp;P 页，共 &amp;N 页</oddFooter>');
  // Before the heading of 表三.
  const [, above] = /<brk id="(\d+)"/.exec(sheet) ?? [];
  expect((await load(bytes)).worksheets[0]!.getCell(Number(above) + 1, 1).value).toMatch(/^三、/);
});

test('columns are wide enough for the longest figure, rows high enough for the longest text', async () => {
  const text = '一段长文，'.repeat(600);
  const wide = await report(
    ({ requests }) => {
      requests!.received!.commercial = 123456789012345;
    },
    { sections: [{ number: 1, heading: '一、总体情况', text }] },
  );
  const sheet = (await load(await xlsx(wide, 'zh'))).worksheets[0]!;
  expect(sheet.getColumn(1).width).toBeGreaterThan(15);
  // Excel would show it by its power of ten; the others stay as they are.
  const dressed: string[] = [];
  sheet.eachRow((row) =>
    row.eachCell(({ numFmt, value }) => {
      if (numFmt) dressed.push(`${value} ${numFmt}`);
    }),
  );
  expect(dressed).toEqual(['123456789012345 0']);
  const top = sheet.getColumn(1).values.indexOf(text);
  const rows = sheet.getColumn(1).values.filter((value) => value === text).length;
  expect(rows).toBeGreaterThan(1);
  const heights = Array.from({ length: rows }, (_, index) => sheet.getRow(top + index).height);
  expect(Math.max(...heights)).toBeLessThan(409);
});

test('tables of any width share the columns of a sheet, each filling all of them without a gap', () => {
  const widths = fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 20 }));
  fc.assert(
    fc.property(fc.array(widths, { minLength: 1, maxLength: 4 }), (sizes) => {
      const tables = sizes.map(([labelWidth, figures]) => ({
        ...form.tables[0]!,
        labelWidth,
        width: labelWidth + figures,
      }));
      const columns = sharedColumns(tables);
      for (const table of tables) {
        const spans = Array.from({ length: table.width }, (_, index) => columns.spread(table, index + 1, 1));
        const covered = spans.flatMap(({ first, last }) =>
          Array.from({ length: last - first + 1 }, (_, n) => first + n),
        );
        expect(covered).toEqual(Array.from({ length: columns.count }, (_, index) => index + 1));
        expect(spans.every(({ first, last }) => first <= last)).toBe(true);
        expect(columns.spread(table, 1, table.width)).toEqual({ first: 1, last: columns.count });
      }
    }),
  );
});

test('a sum that does not hold is coloured while it does not', async () => {
  const bytes = await xlsx(await report(), 'zh');
  const sheet = (await load(bytes)).worksheets[0] as ExcelJS.Worksheet & {
    readonly conditionalFormattings: readonly {
      readonly ref: string;
      readonly rules: readonly { formulae: string[] }[];
    }[];
  };
  expect(sheet.conditionalFormattings).toHaveLength(42);
  const flow = sheet.conditionalFormattings.find(({ ref }) => ref.includes(' '));
  expect(flow?.rules[0]?.formulae[0]).toMatch(/^ROUND\(SUM\(\$I\$\d+:\$I\$\d+\)-SUM\(\$I\$\d+:\$I\$\d+\),6\)<>0$/);
});

test('two runs give the same bytes, whatever the clock says', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T08:00:00Z') });
  try {
    const first = await xlsx(await report(), 'zh');
    vi.setSystemTime(new Date('2031-11-05T20:12:34Z'));
    expect(Buffer.from(await xlsx(await report(), 'zh')).equals(first)).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});

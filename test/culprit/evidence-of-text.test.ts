import { describe, expect, test } from 'vitest';
import { check } from '../../src/check.ts';
import type { Report } from '../../src/model/report.ts';
import { form2021 as form } from '../support/spoilt-reports.ts';
import { broken, settled, type Typed } from './broken-reports.ts';

/** Returns the report with a paragraph in its first section. */
function withText(report: Report, text: string): Report {
  const [section] = form.sections;
  const passage = { text, lines: [{ from: 0, place: report.place }] };
  const first = { number: 1, heading: section!.heading, section: section!, passages: [passage], place: report.place };
  return { ...report, sections: [first] };
}

/** Returns what is said of the only group of broken sums: its certainty and the reasons of the first explanation. */
async function judged(report: Report) {
  const { result } = await check(report, 0);
  const [{ certainty, explanations }, ...others] = result.culprits as [(typeof result.culprits)[0]];
  expect(others).toEqual([]);
  return { certainty, reasons: explanations[0]!.mistakes.map(({ reason }) => reason) };
}

const figures: Typed = {
  'carried-in/natural-person': 4,
  'granted/natural-person': 50,
  'carried-out/natural-person': 6,
};

describe('a figure of the flow without its last digit, and its total', () => {
  const report = broken(form, settled(form, figures), { 'received/natural-person': 5, 'received/total': 5 });
  const silent = [{ zh: '漏写一位数字，总计随之算错', en: 'a digit is missing, and its total was worked out from it' }];

  test('without text it is only possible', async () => {
    expect(await judged(report)).toEqual({ certainty: 'possible', reasons: silent });
  });

  test('a text that has the number makes it likely, and is quoted with the reason', async () => {
    expect(await judged(withText(report, '本年度收到政府信息公开申请52件，均已答复。'))).toEqual({
      certainty: 'likely',
      reasons: [
        {
          zh: '漏写一位数字，总计随之算错，正文写“收到政府信息公开申请52件”',
          en: 'a digit is missing, and its total was worked out from it; the text says “收到政府信息公开申请52件”',
        },
      ],
    });
  });

  test('a text that has it with what was carried in is quoted, too', async () => {
    const { reasons } = await judged(withText(report, '本年度收到政府信息公开申请56件（含上年结转4件）。'));
    expect(reasons[0]!.zh).toMatch(/，正文写“收到政府信息公开申请56件”$/);
  });

  test('of several words that have the number, the clearest are quoted', async () => {
    const text = '本年度收到政府信息公开申请52件。新收政府信息公开申请52件，其中自然人申请52件。';
    const { reasons } = await judged(withText(report, text));
    expect(reasons[0]!.zh).toMatch(/，正文写“新收政府信息公开申请52件”$/);
  });

  test.each([
    { what: 'the number of the table', text: '本年度收到政府信息公开申请5件。' },
    { what: 'another number', text: '本年度收到政府信息公开申请77件。' },
    { what: 'none of the cells', text: '本年度制发行政规范性文件52件。' },
    { what: 'about as many', text: '本年度收到政府信息公开申请52余件。' },
    { what: 'another body', text: '全县各部门共收到政府信息公开申请52件。' },
  ])('a text with $what is not quoted', async ({ text }) => {
    expect(await judged(withText(report, text))).toEqual({ certainty: 'possible', reasons: silent });
  });
});

describe('a number in 万 is rounded', () => {
  const report = broken(form, settled(form, { ...figures, 'granted/natural-person': 12_000 - 2 }), {
    'received/natural-person': 1200,
    'received/total': 1200,
  });

  test.each([
    { number: '12000', quotes: true },
    { number: '一万二千', quotes: true },
    { number: '1.2万', quotes: false },
    { number: '１．２ 万', quotes: false },
  ])('$number: quoted, $quotes', async ({ number, quotes }) => {
    const { reasons } = await judged(withText(report, `本年度收到政府信息公开申请${number}件。`));
    expect(reasons[0]!.zh.includes('正文写')).toBe(quotes);
  });
});

test('a text about a figure that cannot be read speaks for none', async () => {
  const typed = { 'received/natural-person': 5, 'received/total': 5, 'cases/reconsideration/total': '约3' };
  const report = broken(form, settled(form, figures), typed);
  const { reasons } = await judged(withText(report, '本年度因政府信息公开引发的行政复议3件。'));
  expect(reasons).toHaveLength(1);
  expect(reasons[0]!.zh).not.toContain('正文');
});

test('a total that is a formula follows the part: the text that has it speaks for the part', async () => {
  const typed = { 'granted/natural-person': 5, 'granted/total': 5 };
  const report = broken(form, settled(form, figures), typed);
  const tables = report.tables.map((table) => ({
    ...table,
    entries: table.entries.map((entry) =>
      entry.at.column.id === 'total' && entry.cell
        ? { ...entry, cell: { ...entry.cell, stored: { formula: 'SUM(D1:I1)', number: entry.cell.text } } }
        : entry,
    ),
  }));
  const text = '本年度共办结政府信息公开申请50件，其中予以公开50件。';
  const { certainty, reasons } = await judged(withText({ ...report, tables }, text));
  expect(certainty).toBe('likely');
  expect(reasons[0]!.zh).toMatch(/，正文写“予以公开50件”$/);
});

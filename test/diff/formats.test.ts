import { describe, expect, test } from 'vitest';
import { type Checked, type Difference, differenceOf } from '../../src/diff/difference.ts';
import { lint } from '../../src/lint.ts';
import { printedFormats } from '../support/make/formats.ts';
import { itemsOfWhole, type Whole } from '../support/whole-reports.ts';

/** Prints a report in a format, and reads and checks it. */
async function checked(format: string, whole: Whole): Promise<Checked> {
  const path = `溪口镇 ${format}`;
  const file = await lint(await printedFormats[format]!(itemsOfWhole(whole)), { path });
  return { path, format: file.format, report: file.reports[0]!.report, diagnostics: file.diagnostics };
}

/** Texts of several sentences and paragraphs, one of which no page has on one line. */
const texts = {
  1: '通过政府网站和公开栏公开各类信息，做到及时、准确。\n（一）主动公开\n全年召开新闻发布会２场，参加的记者来自省、市、区各级媒体，发布的内容随后在网站上登出，供没有到场的人查阅，也方便日后查找；年内没有收到意见。',
  5: '公开的形式还不够多样，明年将增加图解。\n一是更新不够及时。二是解读偏少，',
};

/** A report with two mistakes in its figures, and one in which one of them, and its text, were corrected. */
const wrong: Whole = { texts, figures: { 'requests/granted/total': 44, 'cases/reconsideration/total': 5 } };
const corrected: Whole = {
  texts: { ...texts, 5: `${texts[5]}明年每季度解读一次。` },
  figures: { 'cases/reconsideration/total': 5 },
};

/** Everything that a difference says, in short. */
function saidBy({ figures, notCompared, findings, text }: Difference) {
  const ids = (some: Difference['findings']['gone']) => some.map(({ rule, cell }) => `${rule} ${cell}`);
  return {
    figures: figures.map(({ before, after }) => [after.at.id, before.cell?.text.trim(), after.cell?.text.trim()]),
    notCompared,
    findings: { gone: ids(findings.gone), remaining: ids(findings.remaining), added: ids(findings.added) },
    text: text.map(({ section, before, after }) => [section?.number, before?.text, after?.text]),
  };
}

const first = checked('docx', wrong);

describe.each(Object.keys(printedFormats))('a report as docx, then as %s', (format) => {
  test('corrected: exactly the corrections; as it was: nothing', async () => {
    const difference = differenceOf({ before: await first, after: await checked(format, corrected) });
    expect(saidBy(difference)).toEqual({
      figures: [['requests/granted/total', '44', '40']],
      notCompared: [],
      findings: {
        gone: ['applicant-total requests/granted/total', 'outcome-total requests/outcomes/total'],
        remaining: ['case-total cases/reconsideration/total'],
        added: [],
      },
      text: [[5, '二是解读偏少，', '二是解读偏少，明年每季度解读一次。']],
    });
  });
});

test.each(['xlsx', 'pdf', 'text'])('a report as docx, then unchanged as %s: nothing', async (format) => {
  const { figures, findings, text } = saidBy(
    differenceOf({ before: await first, after: await checked(format, wrong) }),
  );
  expect({ figures, gone: findings.gone, added: findings.added, text }).toEqual({
    ...{ figures: [], gone: [], added: [], text: [] },
  });
  expect(findings.remaining).toHaveLength(3);
});

test('a workbook of tables alone has no text to compare, and its rules are not said to be obeyed', async () => {
  const whole: Whole = { texts: { 5: '（文字描述）' }, headings: { 5: '存在的主要问题及改进情况' } };
  const items = itemsOfWhole({}).filter((item, index) => index === 0 || typeof item !== 'string');
  const file = await lint(await printedFormats.xlsx!(items), { path: 'a.xlsx' });
  const after = { ...file, report: file.reports[0]!.report };
  const { text, notCompared, findings } = differenceOf({ before: await checked('docx', whole), after });
  expect(text).toEqual([]);
  expect(notCompared).toEqual([{ table: null, reason: 'missing', side: 'after', cells: [] }]);
  expect(findings.gone).toEqual([]);
  expect(findings.added).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { lint } from '../../src/lint.ts';
import { type Checked, differenceOf } from '../../src/diff/difference.ts';
import { matchBodies } from '../../src/diff/match.ts';
import { printedFormats } from '../support/make/formats.ts';
import { itemsOfWhole, type Whole } from '../support/whole-reports.ts';

/** Prints a report in a format, and reads and checks it. */
async function checked(format: string, whole: Whole): Promise<Checked> {
  const path = `溪口镇 ${format}`;
  const file = await lint(await printedFormats[format]!(itemsOfWhole(whole)), { path });
  return { path, format: file.format, report: file.reports[0]!.report, diagnostics: file.diagnostics };
}

/** A report with mistakes in its figures and in its text, of several sentences and paragraphs. */
const texts = {
  1: '通过政府网站和公开栏公开各类信息，做到及时、准确。\n（一）主动公开\n全年公开规范性文件3件；召开新闻发布会２场，参加的记者来自省、市、区各级媒体，发布的内容随后在网站上登出，供没有到场的人查阅，也方便日后查找。',
  5: '公开的形式还不够多样，明年将增加图解。\n一是更新不够及时。二是解读偏少，',
};
const wrong: Whole = { texts, figures: { 'requests/granted/total': 44, 'cases/reconsideration/total': 5 } };

/** The same after it was corrected. */
const corrected: Whole = {
  texts: { ...texts, 5: texts[5].replace('二是解读偏少，', '二是解读偏少，明年每季度解读一次。') },
  figures: { 'cases/reconsideration/total': 5 },
};

describe.each(Object.keys(printedFormats))('%s', (format) => {
  test('a report with itself in another format: nothing', async () => {
    const difference = differenceOf({ before: await checked('docx', wrong), after: await checked(format, wrong) });
    const { figures, notCompared, findings, text } = difference;
    expect({ figures, notCompared, gone: findings.gone, added: findings.added, text }).toEqual({
      ...{ figures: [], notCompared: [], gone: [], added: [], text: [] },
    });
  });
});

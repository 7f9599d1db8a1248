import { describe, expect, test } from 'vitest';
import type { CheckOptions } from '../../src/check.ts';
import type { Report } from '../../src/model/report.ts';
import type { FileResult } from '../../src/model/result.ts';
import { byReport } from '../../src/presentation/by-report.ts';
import { counted, reportsIn } from '../../src/presentation/counts.ts';
import { levelCounts, tallyOf } from '../../src/presentation/tally.ts';
import { check } from '../support/check.ts';
import { spoilt } from '../support/spoilt-reports.ts';

/** One wrong figure of 表三 breaks two sums. */
const wrong = { 'requests/granted/commercial': '999' };
const other = { 'requests/partly-granted/research': '888' };
/** Any of five cells may be wrong. */
const unclear = {
  ...Object.fromEntries(['upheld', 'corrected', 'other', 'pending'].map((id) => [`cases/reconsideration/${id}`, '0'])),
  'cases/reconsideration/total': '2',
};

async function fileOf(reports: readonly Report[], options: CheckOptions = {}): Promise<FileResult> {
  const results = await Promise.all(reports.map((report, index) => check(report, index, options)));
  const nothing = { problem: null, notices: [], outline: null, sha256: null, format: 'json' };
  return {
    ...nothing,
    path: 'a.json',
    verdict: 'fail',
    reports: results,
    diagnostics: results.flatMap(({ diagnostics }) => diagnostics),
  };
}

async function countsOf(cells: Parameters<typeof spoilt>[0], options: CheckOptions = {}) {
  const [, part] = byReport(await fileOf([spoilt(cells)], options));
  const { error, warning, info, open } = levelCounts(part!, options.strict ?? false);
  return [error, warning, info, open];
}

describe('items by level', () => {
  test('a mistake is one, however many sums it breaks', async () => {
    expect(await countsOf({})).toEqual([0, 0, 0, 0]);
    expect(await countsOf(wrong)).toEqual([1, 0, 0, 0]);
    expect(await countsOf({ ...wrong, ...other })).toEqual([2, 0, 0, 0]);
    expect(await countsOf(unclear)).toEqual([1, 0, 0, 0]);
  });

  test('other findings are one each', async () => {
    const cells = {
      ...wrong,
      'disclosure/licensing/decisions': '-1',
      'disclosure/penalties/decisions': '/',
      'disclosure/coercion/decisions': '3件',
      'cases/litigation-direct/upheld': '约3',
    };
    expect(await countsOf(cells)).toEqual([3, 1, 1, 1]);
    expect(await countsOf(cells, { strict: true })).toEqual([4, 1, 1, 0]);
  });

  test('a mistake has the level of its gravest sum, which may be lowered or off', async () => {
    expect(await countsOf(wrong, { severities: { 'applicant-total': 'warning' } })).toEqual([1, 0, 0, 0]);
    expect(await countsOf(wrong, { severities: { 'applicant-total': 'info', 'outcome-total': 'warning' } })).toEqual([
      0, 1, 0, 0,
    ]);
    expect(await countsOf(wrong, { severities: { 'applicant-total': 'off' } })).toEqual([1, 0, 0, 0]);
    const [, part] = byReport(
      await fileOf([spoilt(wrong)], { severities: { 'applicant-total': 'off', 'outcome-total': 'off' } }),
    );
    expect(levelCounts(part!, false)).toStrictEqual({ error: 0, warning: 0, info: 0, open: 0 });
    expect(await countsOf(wrong, { severities: { 'applicant-total': 'off', 'outcome-total': 'off' } })).toEqual([
      0, 0, 0, 0,
    ]);
  });

  test('sums that no explanation accounts for are one each', async () => {
    const file = await fileOf([spoilt(wrong)]);
    const [result] = file.reports;
    const culprits = result!.culprits.map((culprit) => ({ ...culprit, explanations: [] }));
    const part = { report: 0, result: { ...result!, culprits }, diagnostics: file.diagnostics };
    expect(levelCounts(part, false)).toEqual({ error: 2, warning: 0, info: 0, open: 0 });
    expect(levelCounts({ report: null, result: undefined, diagnostics: file.diagnostics }, false)).toMatchObject({
      error: 2,
    });
  });
});

describe('in words', () => {
  test('levels without an item are left out, one is singular', async () => {
    const [bad, sound] = await Promise.all([
      fileOf([spoilt({ ...wrong, 'cases/reconsideration/upheld': '约3' })]),
      fileOf([spoilt()]),
    ]);
    expect(counted([sound], false)).toEqual({ zh: '', en: '' });
    expect(counted([bad], false)).toEqual({ zh: '2 处错误、1 处未核对', en: '2 errors, 1 not checked' });
    expect(counted([bad], true)).toEqual({ zh: '3 处错误', en: '3 errors' });
    expect(counted([bad, sound, bad], false)).toEqual({ zh: '4 处错误、2 处未核对', en: '4 errors, 2 not checked' });
    const lesser = await fileOf([
      spoilt({ 'disclosure/licensing/decisions': '/', 'disclosure/coercion/decisions': '3件' }),
    ]);
    expect(counted([lesser], false)).toEqual({ zh: '1 处提醒、1 处提示', en: '1 warning, 1 info' });
    expect(counted([lesser, lesser], false)).toEqual({ zh: '2 处提醒、2 处提示', en: '2 warnings, 2 infos' });
  });

  test('what was accepted counts as such, but not in a file that passed', async () => {
    const file = await fileOf([spoilt({ ...wrong, 'disclosure/licensing/decisions': '-1' })]);
    const suppressed = { reason: '已说明', by: null, expires: null };
    const accept = (rule: string): FileResult => ({
      ...file,
      diagnostics: file.diagnostics.map((one) => (one.rule === rule || rule === '*' ? { ...one, suppressed } : one)),
    });
    expect(counted([accept('negative-count')], false)).toEqual({
      zh: '1 处错误、1 处已接受',
      en: '1 error, 1 accepted',
    });
    expect(counted([accept('applicant-total')], false)).toEqual({
      zh: '2 处错误、1 处已接受',
      en: '2 errors, 1 accepted',
    });
    expect(counted([accept('*')], false)).toEqual({ zh: '3 处已接受', en: '3 accepted' });
    expect(counted([{ ...accept('*'), verdict: 'pass' }], false)).toEqual({ zh: '', en: '' });
  });

  test('a file has a report with a name, or so many', async () => {
    const several = tallyOf(await fileOf([spoilt(), spoilt()]));
    const one = tallyOf(await fileOf([spoilt()]));
    expect([reportsIn(several, 'zh'), reportsIn(several, 'en')]).toEqual(['2 份报告', '2 reports']);
    expect([reportsIn(one, 'zh'), reportsIn(one, 'en')]).toEqual(['云浦市 2021年度', '云浦市 2021']);
    expect(reportsIn(tallyOf(await fileOf([])), 'zh')).toBe('0 份报告');
  });
});

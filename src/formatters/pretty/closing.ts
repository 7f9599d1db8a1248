import { type FileResult, type ReportResult, type Result, totalCoverage } from '../../result.ts';
import { counted } from '../../tally.ts';
import type { Page } from './page.ts';
import { countedReasons } from './unchecked.ts';

/** `1 份报告不合格：1 处错误、1 处提醒。勾稽关系核对 42/42，数据读到 200/200。` */
export function closingLines({ summary, files }: Result, page: Page): string[] {
  const { say, paint } = page;
  if (files.length === 0) return page.hang('', 0, say('没有需要核对的年报。', 'No report to check.'));
  const of = (verdict: FileResult['verdict']) => files.filter((file) => file.verdict === verdict);
  const passed = of('pass');
  const partly = passed.filter(({ diagnostics }) =>
    diagnostics.some(({ kind, suppressed }) => kind === 'open' && !suppressed),
  );
  const unchecked = of('cannot-check');
  const reasons = files.length > 1 ? countedReasons(unchecked, page) : '';
  const verdicts = [
    { count: of('fail').length, zh: '不合格', en: 'failed' },
    { count: passed.length - partly.length, zh: '合格', en: 'passed' },
    { count: partly.length, zh: '没有全部核对', en: 'only partly checked' },
    {
      count: unchecked.length,
      zh: `没能核对${reasons && `（${reasons}）`}`,
      en: `could not be checked${reasons && ` (${reasons})`}`,
    },
  ].filter(({ count }) => count > 0);
  const single = files.length === 1 ? verdicts[0] : undefined;
  const judged = single
    ? say(
        `1 ${summary.reports === 1 ? '份报告' : '个文件'}${single.zh}`,
        `1 ${summary.reports === 1 ? 'report' : 'file'} ${single.en}`,
      )
    : say(
        `共 ${files.length} 个文件：${verdicts.map(({ count, zh }) => `${count} 个${zh}`).join('，')}`,
        `${files.length} files: ${verdicts.map(({ count, en }) => `${count} ${en}`).join(', ')}`,
      );
  const findings = counted(files, page.view.strict)[page.view.language];
  const separator = single ? say('：', ': ') : say('；', '; ');
  const coverage = coverageText(
    files.flatMap(({ reports }) => reports),
    page,
  );
  const strictly = summary.exitCode === 1 && of('fail').length === 0;
  const text = [
    judged + (findings === '' ? '' : separator + findings),
    ...(strictly ? [say('超出所设的限度，判为不通过', 'That is over the limit set, and fails')] : []),
    ...(summary.reports > 0 ? [coverage.charAt(0).toUpperCase() + coverage.slice(1)] : []),
  ].join(say('。', '. '));
  const failed = summary.exitCode === 1 || of('fail').length > 0;
  const style = failed ? paint.red : summary.exitCode === 2 || summary.open > 0 ? paint.yellow : paint.green;
  return page.hang('', 0, `${text}${say('。', '.')}`, style);
}

/** `勾稽关系核对 42/42，数据读到 200/200`. */
export function coverageText(reports: readonly ReportResult[], { say }: Page): string {
  const { relations, cells } = totalCoverage(reports);
  const assessed = `${relations.assessed}/${relations.total}`;
  const read = `${cells.read}/${cells.total}`;
  return say(`勾稽关系核对 ${assessed}，数据读到 ${read}`, `relations checked ${assessed}, figures read ${read}`);
}

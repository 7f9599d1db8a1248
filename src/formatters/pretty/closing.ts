import type { FileResult, Result, Verdict } from '../../model/result.ts';
import { counted } from '../../presentation/counts.ts';
import { coverageWords, verdictWords } from '../../presentation/verdict.ts';
import type { Page } from './page.ts';
import { countedReasons } from './unchecked.ts';

/** In the order in which they are told. */
const verdicts: readonly Verdict[] = ['fail', 'pass', 'incomplete', 'cannot-check'];

/** `1 份报告需更正：1 处错误、1 处提醒。勾稽关系核对 42/42，数据 198 格，空白 2 格，共 200 格。` */
export function closingLines({ summary, files }: Result, page: Page): string[] {
  const { say, paint, view } = page;
  if (files.length === 0) return page.hang('', 0, say('没有需要核对的年报。', 'No report to check.'));
  const groups = verdicts
    .map((verdict) => ({ verdict, files: files.filter((file) => file.verdict === verdict) }))
    .filter((group) => group.files.length > 0);
  const [single] = files.length === 1 ? groups : [];
  const judged = single
    ? say(
        `1 ${summary.reports === 1 ? '份报告' : '个文件'}${verdictWords(single.verdict, files).zh}`,
        `1 ${summary.reports === 1 ? 'report' : 'file'} ${verdictWords(single.verdict, files).en}`,
      )
    : say(
        `共 ${files.length} 个文件：${groups.map((one) => `${one.files.length} 个${nameOf(one, page)}`).join('，')}`,
        `${files.length} files: ${groups.map((one) => `${one.files.length} ${nameOf(one, page)}`).join(', ')}`,
      );
  const findings = counted(files, view.strict)[view.language];
  const separator = single ? say('：', ': ') : say('；', '; ');
  const coverage = coverageWords(files.flatMap(({ reports }) => reports))[view.language];
  const failed = files.some(({ verdict }) => verdict === 'fail');
  const text = [
    judged + (findings === '' ? '' : separator + findings),
    ...(summary.exitCode === 1 && !failed ? [limitReached(page)] : []),
    ...(summary.reports > 0 ? [coverage.charAt(0).toUpperCase() + coverage.slice(1)] : []),
  ].join(say('。', '. '));
  const style =
    failed || summary.exitCode === 1
      ? paint.red
      : summary.exitCode === 2 || summary.open > 0
        ? paint.yellow
        : paint.green;
  return page.hang('', 0, `${text}${say('。', '.')}`, style);
}

function nameOf({ verdict, files }: { verdict: Verdict; files: readonly FileResult[] }, page: Page): string {
  const name = verdictWords(verdict, files)[page.view.language];
  const reasons = verdict === 'cannot-check' ? countedReasons(files, page) : '';
  return reasons === '' ? name : page.say(`${name}（${reasons}）`, `${name} (${reasons})`);
}

/** Why a run fails in which no file does. */
function limitReached({ say, view: { failOn } }: Page): string {
  return failOn === 'error' || failOn === 'never'
    ? say('提醒超过上限', 'More warnings than allowed')
    : say(`按设定（--fail-on ${failOn}），退出码为 1`, `Exit code 1, as set by --fail-on ${failOn}`);
}

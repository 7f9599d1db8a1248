import type { FileResult, Result, Verdict } from '../model/result.ts';
import { isFailedByRoster } from '../model/roster-result.ts';
import { type Language, sayIn } from '../model/text.ts';
import { counted } from './counts.ts';
import { countedProblems } from './problems.ts';
import type { Settings } from './settings.ts';
import { totalTally } from './tally.ts';
import { coverageWords, verdictWords } from './verdict.ts';

/** The sentence that sums up a run, and the outcome that it tells of. */
export interface Closing {
  readonly text: string;
  readonly outcome: 'none' | 'passed' | 'open' | 'failed';
}

/** Order of the verdicts in the sentence. */
const verdicts: readonly Verdict[] = ['fail', 'pass', 'incomplete', 'cannot-check'];

/** `1 份报告需更正：1 处错误、1 处提醒。勾稽关系核对 42/42，数据 198 格，空白 2 格，共 200 格。` */
export function closingOf(result: Result, settings: Settings): Closing {
  const { language, strict } = settings;
  const { summary, files } = result;
  const say = sayIn(language);
  if (files.length === 0) return { text: say('没有需要核对的年报。', 'No report to check.'), outcome: 'none' };
  const findings = counted(files, strict)[language];
  const separator = files.length === 1 ? say('：', ': ') : say('；', '; ');
  const coverage = coverageWords(totalTally(files).coverage)[language];
  const hasFailed = files.some(({ verdict }) => verdict === 'fail');
  const sentences = [
    verdictsIn(result, language) + (findings === '' ? '' : separator + findings),
    ...(summary.exitCode === 1 && !hasFailed ? [failedBy(result, settings)] : []),
    ...(summary.reports > 0 ? [coverage] : []),
  ];
  const isOpen = summary.exitCode === 2 || summary.open > 0;
  return {
    text: asSentences(sentences, language),
    outcome: hasFailed || summary.exitCode === 1 ? 'failed' : isOpen ? 'open' : 'passed',
  };
}

/** Returns parts as sentences, capitalised and with full stops. */
export function asSentences(parts: readonly string[], language: Language): string {
  const say = sayIn(language);
  return parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join(say('。', '. ')) + say('。', '.');
}

/** `共 2 个文件：1 个需更正，1 个未能核对（加密 1 个）` */
function verdictsIn({ summary, files }: Result, language: Language): string {
  const say = sayIn(language);
  if (files.length === 1) {
    const { zh, en } = verdictWords(files[0]!.verdict, files);
    const isReport = summary.reports === 1;
    return say(`1 ${isReport ? '份报告' : '个文件'}${zh}`, `1 ${isReport ? 'report' : 'file'} ${en}`);
  }
  const counts = verdicts.flatMap((verdict) => {
    const own = files.filter((file) => file.verdict === verdict);
    const words = verdictIn(verdict, own, language);
    return own.length === 0 ? [] : say(`${own.length} 个${words}`, `${own.length} ${words}`);
  });
  return say(`共 ${files.length} 个文件：`, `${files.length} files: `) + counts.join(say('，', ', '));
}

/** `未能核对（加密 1 个）` */
function verdictIn(verdict: Verdict, files: readonly FileResult[], language: Language): string {
  const name = verdictWords(verdict, files)[language];
  const problems = verdict === 'cannot-check' ? countedProblems(files, language) : '';
  return problems === '' ? name : sayIn(language)(`${name}（${problems}）`, `${name} (${problems})`);
}

/** Says why a run fails in which no file does. */
function failedBy(result: Result, { language, failOn, strict }: Settings): string {
  const say = sayIn(language);
  if (isFailedByRoster(result, strict)) {
    const { length } = result.roster!.missing;
    return say(`有 ${length} 个单位未报送`, `${length} ${length === 1 ? 'body is' : 'bodies are'} missing`);
  }
  return failOn === 'error' || failOn === 'never'
    ? say('提醒超过上限', 'More warnings than allowed')
    : say(`按设定（--fail-on ${failOn}），退出码为 1`, `Exit code 1, as set by --fail-on ${failOn}`);
}

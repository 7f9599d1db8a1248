import type { Coverage, FileResult, Verdict } from '../model/result.ts';
import type { Text } from '../model/text.ts';
import { tallyOf, totalTally } from './tally.ts';

export const verdictNames: Readonly<Record<Verdict, Text>> = {
  pass: { zh: '核对通过', en: 'passed' },
  fail: { zh: '需更正', en: 'failed' },
  incomplete: { zh: '部分未核对', en: 'incomplete' },
  'cannot-check': { zh: '未能核对', en: 'could not be checked' },
};

/** `核对通过（已接受 2 处）`: the verdict of files that share it; of a pass, what it rests on besides the figures. */
export function verdictWords(verdict: Verdict, files: readonly FileResult[]): Text {
  const { zh, en } = verdictNames[verdict];
  const rests = verdict === 'pass' ? reservations(files) : undefined;
  return rests ? { zh: `${zh}（${rests.zh}）`, en: `${en} (${rests.en})` } : { zh, en };
}

/** `已接受 2 处，按配置不计 3 处`: the findings that do not count; undefined where there are none. */
export function reservations(files: readonly FileResult[]): Text | undefined {
  const { accepted, waived } = totalTally(files);
  const parts: Text[] = [
    ...(accepted > 0 ? [{ zh: `已接受 ${accepted} 处`, en: `${accepted} accepted` }] : []),
    ...(waived > 0 ? [{ zh: `按配置不计 ${waived} 处`, en: `${waived} not counted, as configured` }] : []),
  ];
  if (parts.length === 0) return undefined;
  return { zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join(', ') };
}

/** `勾稽关系核对 42/42，数据 198 格，空白 2 格，共 200 格`. */
export function coverageWords({ relations, cells }: Coverage): Text {
  const assessed = `${relations.assessed}/${relations.total}`;
  return {
    zh: `勾稽关系核对 ${assessed}，数据 ${cells.read} 格，空白 ${cells.blank} 格，共 ${cells.total} 格`,
    en: `sums checked ${assessed}, ${cells.read} figures, ${cells.blank} blank, ${cells.total} cells in all`,
  };
}

/** Said of a file besides its findings: why it was not checked, or checked in part, or what its pass rests on. */
export interface VerdictNotice {
  readonly verdict: Exclude<Verdict, 'fail'>;
  /** Code of the problem of a file that could not be checked; else the verdict. */
  readonly code: string;
  /** `部分未核对：勾稽关系核对 28/42，…`, `核对通过（已接受 2 处）`. */
  readonly text: Text;
  /** The text without the verdict. */
  readonly why: Text;
}

/** Returns the notice of a file; undefined where there is nothing to say besides its findings. */
export function verdictNotice(file: FileResult): VerdictNotice | undefined {
  const { verdict, problem } = file;
  if (problem) return { verdict: 'cannot-check', code: problem.code, text: problem.message, why: problem.message };
  const rests = reservations([file]);
  if (verdict === 'pass' && rests) return { verdict, code: verdict, text: verdictWords(verdict, [file]), why: rests };
  if (verdict !== 'incomplete') return undefined;
  const [{ zh, en }, why] = [verdictNames.incomplete, coverageWords(tallyOf(file).coverage)];
  return { verdict, code: verdict, text: { zh: `${zh}：${why.zh}`, en: `${en}: ${why.en}` }, why };
}

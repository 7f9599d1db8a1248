import { readFileSync } from 'node:fs';
import { type FileResult, type LintOptions, lint } from '../../src/lint.ts';
import type { Mistake } from '../../src/model/result.ts';
import { reports } from './results.ts';

/** A sentence that agrees with the tables, one that does not, and a list whose parts exceed its total. */
export const sentences = {
  agrees: '全年新收政府信息公开申请24件，上年结转1件，办结24件。',
  differs: '全年收到行政复议5件，未发生行政诉讼。',
  list: '2023年，我局主动公开政府信息100条，其中政策文件40条、工作动态30条、其他40条。',
} as const;

/** The line of the figures that were received, with a total whose digits are in the wrong order; it breaks two sums. */
export const swappedTotal = ['21,3,0,0,0,0,24,,,,,\n二、', '21,3,0,0,0,0,42,,,,,\n二、'] as const;

/** Returns the bytes of a sound report with these paragraphs in its first section, and some texts replaced. */
export function withText(
  paragraphs: readonly string[],
  ...changes: readonly (readonly [string, string])[]
): Uint8Array {
  const sound = readFileSync(`${reports}good.csv`, 'utf8').replaceAll('\r\n', '\n');
  const text = paragraphs.join(',,,,,,,,,,,,,,\n');
  return new TextEncoder().encode(
    [['本年度主动公开政府信息三十二条。', text] as const, ...changes].reduce((whole, [from, to]) => {
      if (!whole.includes(from)) throw new RangeError(`it has no ${from}`);
      return whole.replace(from, () => to);
    }, sound),
  );
}

/** Returns a file whose mistakes have these reasons; the reason as it is, without the words of the text that bear it out. */
export function withReasons(
  file: FileResult,
  reasonOf: (mistake: Mistake, plain: string) => string = (_, plain) => plain,
): FileResult {
  const changed = (mistake: Mistake): Mistake => {
    const { zh, en } = mistake.reason;
    const plain = [zh, en].map((text) => text.replace(/[，；;] ?(?:正文写|the text says )“[^”]*”/, ''));
    return { ...mistake, reason: { zh: reasonOf(mistake, plain[0]!), en: reasonOf(mistake, plain[1]!) } };
  };
  const reports = file.reports.map((one) => ({
    ...one,
    culprits: one.culprits.map((culprit) => ({
      ...culprit,
      explanations: culprit.explanations.map(({ mistakes }) => ({ mistakes: mistakes.map(changed) })),
    })),
  }));
  return { ...file, reports };
}

/** Judges a sound report with these paragraphs in its first section, and some texts replaced. */
export function judgedText(
  paragraphs: readonly string[],
  changes: readonly (readonly [string, string])[] = [],
  options: Partial<LintOptions> = {},
): Promise<FileResult> {
  return lint(withText(paragraphs, ...changes), { path: 'text.csv', ...options });
}

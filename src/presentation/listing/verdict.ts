import type { FileResult } from '../../model/result.ts';
import type { Text } from '../../model/text.ts';
import { counted } from '../counts.ts';
import { coverageWords, verdictWords } from '../verdict.ts';

/** `需更正：1 处错误、1 处提醒。勾稽关系核对 42/42，数据 198 格，空白 2 格，共 200 格。` */
export function verdictLine(file: FileResult): Text {
  const verdict = verdictWords(file.verdict, [file]);
  const [found, coverage] = [counted([file], false), coverageWords(file.reports)];
  const [zh, en] = [found.zh && `：${found.zh}`, found.en && `: ${found.en}`];
  return {
    zh: `${verdict.zh}${zh}。${coverage.zh}。`,
    en: `${capital(verdict.en)}${en}. ${capital(coverage.en)}.`,
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import { type FileResult, totalCoverage } from '../result.ts';
import { counted } from '../tally.ts';
import type { Text } from '../text.ts';

/** `不合格：1 处错误、1 处提醒。勾稽关系核对 42/42，数据读到 200/200。` */
export function verdictOf(file: FileResult): Text {
  const { relations, cells } = totalCoverage(file.reports);
  const assessed = `${relations.assessed}/${relations.total}`;
  const read = `${cells.read}/${cells.total}`;
  const failed = file.verdict === 'fail';
  const { zh, en } = counted([file], false);
  return {
    zh: `${failed ? '不合格' : '合格'}：${zh}。勾稽关系核对 ${assessed}，数据读到 ${read}。`,
    en: `${failed ? 'Fails' : 'Passes'}: ${en}. Relations checked ${assessed}, figures read ${read}.`,
  };
}

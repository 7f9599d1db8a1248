import { type FileResult, totalCoverage } from '../result.ts';
import { counted } from '../tally.ts';
import type { Text } from '../text.ts';

/** `不合格：1 处错误、1 处提醒。勾稽关系核对 42/42，数据读到 200/200。` */
export function verdictOf(file: FileResult): Text {
  const { relations, cells } = totalCoverage(file.reports);
  const assessed = `${relations.assessed}/${relations.total}`;
  const read = `${cells.read}/${cells.total}`;
  const isOpen = file.diagnostics.some(({ kind, suppressed }) => kind === 'open' && !suppressed);
  const verdict =
    file.verdict === 'fail'
      ? { zh: '不合格', en: 'Fails' }
      : isOpen
        ? { zh: '没有全部核对', en: 'Only partly checked' }
        : { zh: '合格', en: 'Passes' };
  const { zh, en } = counted([file], false);
  return {
    zh: `${verdict.zh}：${zh}。勾稽关系核对 ${assessed}，数据读到 ${read}。`,
    en: `${verdict.en}: ${en}. Relations checked ${assessed}, figures read ${read}.`,
  };
}

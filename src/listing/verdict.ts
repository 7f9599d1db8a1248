import { type FileResult, totalCoverage } from '../result.ts';
import type { Text } from '../text.ts';

const kinds = [
  { of: 'error', zh: '错误', one: 'error', many: 'errors' },
  { of: 'warning', zh: '提醒', one: 'warning', many: 'warnings' },
  { of: 'info', zh: '提示', one: 'info', many: 'info' },
  { of: 'open', zh: '未能核对', one: 'open', many: 'open' },
] as const;

/** What was found in a file, counted: `2 处错误、1 处提醒`. */
export function counted({ diagnostics }: FileResult): Text {
  const found = kinds
    .map((kind) => ({
      ...kind,
      count: diagnostics.filter((one) => kind.of === (one.kind === 'open' ? 'open' : one.severity)).length,
    }))
    .filter(({ count }) => count > 0);
  return {
    zh: found.map(({ count, zh }) => `${count} 处${zh}`).join('、'),
    en: found.map(({ count, one, many }) => `${count} ${count === 1 ? one : many}`).join(', '),
  };
}

/** `不合格：2 处错误、1 处提醒。勾稽关系核对 42/42，数据读到 200/200。` */
export function verdictOf(file: FileResult): Text {
  const { relations, cells } = totalCoverage(file.reports);
  const assessed = `${relations.assessed}/${relations.total}`;
  const read = `${cells.read}/${cells.total}`;
  const failed = file.verdict === 'fail';
  const { zh, en } = counted(file);
  return {
    zh: `${failed ? '不合格' : '合格'}：${zh}。勾稽关系核对 ${assessed}，数据读到 ${read}。`,
    en: `${failed ? 'Fails' : 'Passes'}: ${en}. Relations checked ${assessed}, figures read ${read}.`,
  };
}

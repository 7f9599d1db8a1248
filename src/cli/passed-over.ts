import { UserError } from '../errors.ts';
import type { FileResult } from '../result.ts';
import type { Text } from '../text.ts';
import { about } from './about.ts';

/** What was left out of what was given. */
export interface PassedOver {
  /** How many files, by `ignore`. */
  ignored: number;
  /** Files that this program writes, or is configured by. */
  readonly own: FileResult[];
}

/** What is said of it. A copy that holds figures is named in any case: the report that it was made of may not be among the files. */
export function passed({ ignored, own }: PassedOver, verbose: boolean): Text[] {
  const byIgnore: Text = {
    zh: `按配置的 ignore 跳过了 ${ignored} 个文件`,
    en: `${ignored} ${ignored === 1 ? 'file' : 'files'} skipped by ignore in the configuration`,
  };
  const copy: Text = {
    zh: '是 annotate 写出的核对稿，已跳过；要核对它，请写明文件名',
    en: 'a copy that annotate has marked, skipped; to check it, give its name',
  };
  const other: Text = {
    zh: '是本程序自己的文件，不是报告，已跳过',
    en: 'a file of this program, not a report; skipped',
  };
  return [
    ...(verbose && ignored > 0 ? [byIgnore] : []),
    ...own.flatMap(({ path, reports }) => {
      if (reports.length > 0) return [about(path, copy)];
      return verbose ? [about(path, other)] : [];
    }),
  ];
}

/** The error where nothing is left to be checked. */
export function nothingFound(names: readonly string[], { ignored, own }: PassedOver): UserError {
  const list = names.join(' ');
  const zh = [
    ...(ignored > 0 ? [`有 ${ignored} 个按配置的 ignore 跳过`] : []),
    ...(own.length > 0 ? [`有 ${own.length} 个是本程序自己的文件，已跳过`] : []),
  ].join('，');
  const en = [
    ...(ignored > 0 ? [`${ignored} skipped by ignore in the configuration`] : []),
    ...(own.length > 0 ? [`${own.length} skipped as files of this program`] : []),
  ].join(', ');
  return new UserError('usage', {
    zh: `没有找到可以核对的文件：${list}${zh && `（${zh}）`}`,
    en: `found no file to check: ${list}${en && ` (${en})`}`,
  });
}

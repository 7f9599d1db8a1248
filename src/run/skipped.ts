import { UserError } from '../model/errors.ts';
import type { FileResult } from '../model/result.ts';
import { forFile, listNames, type Text } from '../model/text.ts';
import { isOther } from '../readers/kind/extensions.ts';

/** The files that a run does not check. */
export interface SkippedFiles {
  /** Number of files that `ignore` excludes. */
  ignored: number;
  /** Files that this tool writes, or is configured by. */
  readonly own: FileResult[];
  /** Paths of files without any part of a report. */
  readonly unrelated: string[];
  /** Paths of files of kinds that cannot be read. */
  readonly unreadable: string[];
}

/**
 * Passes over a file of this program, or one without any part of a report, unless the user named it; with `skipUnrelated` also one
 * that the user named, but not a marked copy with its report. Returns true if it is passed over.
 */
export function passOver(
  file: FileResult,
  skipped: SkippedFiles,
  { isNamed, skipUnrelated }: { readonly isNamed: boolean; readonly skipUnrelated: boolean },
): boolean {
  if (file.isArtifact && (!isNamed || (skipUnrelated && file.reports.length === 0))) skipped.own.push(file);
  else if (file.isUnrelated && (!isNamed || skipUnrelated)) skipped.unrelated.push(file.path);
  else return false;
  return true;
}

/** Counts the files that were skipped for their content or kind. */
export function countSkipped({ unrelated, unreadable }: SkippedFiles): number {
  return unrelated.length + unreadable.length;
}

/**
 * Returns `跳过 3 个文件：没有年报内容 2 个、类型不支持 1 个（a.png）；其中如有报告，…`; undefined if none was skipped. Names
 * pictures and the like, as one may be a report.
 */
export function skippedSummary(skipped: SkippedFiles): Text | undefined {
  const { unrelated, unreadable } = skipped;
  const count = countSkipped(skipped);
  if (count === 0) return undefined;
  const reasons = [
    { count: unrelated.length, zh: '没有年报内容', en: 'without report content' },
    { count: unreadable.length, zh: '类型不支持', en: 'of unsupported types' },
  ].filter((one) => one.count > 0);
  const [only, ...others] = reasons;
  const why: Text =
    only && others.length === 0
      ? { zh: `：${only.zh}`, en: ` ${only.en}` }
      : {
          zh: `：${reasons.map((one) => `${one.zh} ${one.count} 个`).join('、')}`,
          en: `: ${reasons.map((one) => `${one.count} ${one.en}`).join(', ')}`,
        };
  const pictures = unreadable.filter(isOther);
  const names = listNames(pictures);
  const ask: Text =
    pictures.length === 0
      ? { zh: '', en: '' }
      : {
          zh: `（${names.zh}）；其中如有报告，请用（或索取）Word、Excel 文件`,
          en: ` (${names.en}); if there is a report among them, use (or ask for) the Word or Excel file`,
        };
  return {
    zh: `跳过 ${count} 个文件${why.zh}${ask.zh}`,
    en: `skipped ${count} ${count === 1 ? 'file' : 'files'}${why.en}${ask.en}`,
  };
}

/**
 * Returns the notices about skipped files, each by name if `verbose`. A copy that holds figures is always named: the report
 * that it was made of may not be among the files.
 */
export function skippedNotices(skipped: SkippedFiles, verbose: boolean): Text[] {
  const { ignored, own, unrelated, unreadable } = skipped;
  const byIgnore: Text = {
    zh: `按配置的 ignore 跳过了 ${ignored} 个文件`,
    en: `${ignored} ${ignored === 1 ? 'file' : 'files'} skipped by ignore in the configuration`,
  };
  const copy: Text = {
    zh: '是 annotate 写出的核对稿，已跳过；要核对它，请写明文件名',
    en: 'a copy marked by annotate, skipped; to check it, give its name',
  };
  const other: Text = {
    zh: '是本程序自己的文件，不是报告，已跳过',
    en: 'a file of this program, not a report; skipped',
  };
  const content: Text = { zh: '没有年报内容，已跳过', en: 'no report content; skipped' };
  const kind: Text = { zh: '这种类型不支持，已跳过', en: 'unsupported type; skipped' };
  const summary = skippedSummary(skipped);
  const each = verbose
    ? [...unrelated.map((path) => forFile(path, content)), ...unreadable.map((path) => forFile(path, kind))]
    : [];
  return [
    ...(verbose && ignored > 0 ? [byIgnore] : []),
    ...own.flatMap(({ path, reports }) => {
      if (reports.length > 0) return [forFile(path, copy)];
      return verbose ? [forFile(path, other)] : [];
    }),
    ...(summary ? [summary] : []),
    ...each,
  ];
}

/** The error for a named archive in which all files were skipped. */
export function emptyArchive(): UserError {
  return new UserError('no-form-table', {
    zh: '压缩包里没有年报，里面的文件都跳过了；请确认是不是发错了文件',
    en: 'no report in the archive, all files in it were skipped: is it the right file?',
  });
}

/** The error for a run without a file to check. */
export function noFiles(names: readonly string[], { ignored, own, unrelated, unreadable }: SkippedFiles): UserError {
  const list = names.join(' ');
  const reasons = [
    { count: ignored, zh: '按配置的 ignore 跳过', en: 'skipped by ignore in the configuration' },
    { count: own.length, zh: '是本程序自己的文件，已跳过', en: 'skipped as files of this program' },
    { count: unrelated.length, zh: '没有年报内容，已跳过', en: 'skipped without report content' },
    { count: unreadable.length, zh: '类型不支持，已跳过', en: 'skipped, of unsupported types' },
  ].filter(({ count }) => count > 0);
  const zh = reasons.map((one) => `有 ${one.count} 个${one.zh}`).join('，');
  const en = reasons.map((one) => `${one.count} ${one.en}`).join(', ');
  return new UserError('usage', {
    zh: `没有找到可以核对的文件：${list}${zh && `（${zh}）`}`,
    en: `found no file to check: ${list}${en && ` (${en})`}`,
  });
}

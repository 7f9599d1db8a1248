import { resolve } from 'node:path';
import type { UserError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';
import { type Batch, type BatchFile, runBatch } from '../batch/index.ts';
import { folderName } from '../batch/is-batch.ts';
import { judge } from '../batch/judge.ts';
import type { Io } from '../io.ts';
import { printMessage, usageError } from '../messages.ts';
import type { FixRequest } from '../options/fix.ts';
import { type Destination, fixFile, linterFor } from './file.ts';
import type { Line } from './outcome.ts';
import { pretty } from './pretty.ts';
import { viewFor } from './show.ts';

/** Counts over the files of a run. */
interface Counts {
  files: number;
  /** Files that were written. */
  written: number;
  /** Corrections. */
  corrected: number;
  safe: number;
  suggested: number;
  left: number;
  /** Files with errors, none of which the program can correct. */
  byHand: number;
  exitCode: 0 | 1 | 2;
}

/**
 * Shows the corrections of many files, or writes them: into a folder, or into the files themselves. The exit code is the
 * highest of all files.
 */
export async function fixAll(request: FixRequest, io: Io): Promise<number> {
  if (request.format === 'json') {
    throw usageError({
      zh: 'fix 的 --format json 一次只能处理一个文件',
      en: 'fix takes one file at a time with --format json',
    });
  }
  const counts: Counts = { files: 0, written: 0, corrected: 0, safe: 0, suggested: 0, left: 0, byHand: 0, exitCode: 0 };
  const { failed, language } = await runBatch(request, io, async (one, batch) => {
    const { path, bytes, options } = one;
    const { file, isSkipped } = await judge(one, batch, io);
    if (isSkipped) return file;
    const destination = destinationOf(one, request, batch);
    const lint = linterFor(options, io);
    const { outcome, exitCode, notices } = await fixFile({
      ...{ file, bytes, destination, lint },
      suggested: request.suggested,
    });
    for (const notice of notices) batch.notice(path, notice);
    count(counts, outcome.lines, outcome.written);
    if (exitCode > counts.exitCode) counts.exitCode = exitCode;
    if (outcome.lines.length === 0) {
      if (exitCode > 0) counts.byHand++;
      return undefined;
    }
    const view = await viewFor({ ...request, language: batch.language }, io);
    io.stdout.write(`${pretty(outcome, view, () => '').trimEnd()}\n\n`);
    return undefined;
  });
  printMessage(io.stdout, summary(counts, failed, request), language);
  return failed > 0 ? 2 : counts.exitCode;
}

/** @throws {UserError} if a file in an archive is to be corrected itself */
function destinationOf(file: BatchFile, { write, force }: FixRequest, batch: Batch): Destination {
  const { path, sourcePath, bytes } = file;
  if (batch.targetOf) {
    const target = batch.targetOf(file);
    return { target, policy: { sources: batch.sourcesAt(target), force } };
  }
  if (!write) return undefined;
  if (path !== sourcePath) throw inArchive();
  return { target: { file: resolve(batch.cwd, path), name: path }, policy: { sources: [], force }, original: bytes };
}

function inArchive(): UserError {
  return usageError({
    zh: '在压缩包里，不能直接修正；请用 -o 写明文件夹，例如：-o 修正/',
    en: 'in an archive, which is not changed: give a folder, for example -o corrected/',
  });
}

function count(counts: Counts, lines: readonly Line[], written: string | null): void {
  counts.files++;
  if (written !== null) counts.written++;
  for (const { state, correction } of lines) {
    if (state === 'written') counts.corrected++;
    else if (state === 'left') counts.left++;
    else counts[correction.safety]++;
  }
}

function summary(counts: Counts, failed: number, { file: folder }: FixRequest): Text {
  const { files, written, corrected, safe, suggested, left, byHand } = counts;
  const to = folder === undefined ? '' : folderName(folder);
  const parts: Text[] = [
    ...(written > 0
      ? [
          {
            zh: `${written} 个文件已修正 ${corrected} 处${to && `，写入 ${to}`}`,
            en: `${corrected} corrected in ${fileCount(written)}${to && `, written to ${to}`}`,
          },
        ]
      : []),
    ...(safe > 0 ? [{ zh: `只改写法的 ${safe} 处没有写入`, en: `${safe} of writing only not written` }] : []),
    ...(suggested > 0
      ? [
          {
            zh: `推测的数值 ${suggested} 处没有写入，请先核实`,
            en: `${suggested} suggested not written: check them first`,
          },
        ]
      : []),
    ...(left > 0 ? [{ zh: `${left} 处不能由程序修正`, en: `${left} not to be corrected by the program` }] : []),
    ...(byHand > 0 ? [{ zh: `${byHand} 个文件的错误须人工修改`, en: `errors to correct by hand in ${byHand}` }] : []),
    ...(failed > 0 ? [{ zh: `${failed} 个文件未能处理`, en: `${fileCount(failed)} could not be worked on` }] : []),
  ];
  const all: Text = { zh: `共 ${files + failed} 个文件`, en: fileCount(files + failed) };
  const said = parts.length > 0 ? parts : [{ zh: '没有能由程序修正的', en: 'nothing that the program can correct' }];
  return {
    zh: `${all.zh}：${said.map(({ zh }) => zh).join('；')}`,
    en: `${all.en}: ${said.map(({ en }) => en).join('; ')}`,
  };
}

function fileCount(count: number): string {
  return `${count} ${count === 1 ? 'file' : 'files'}`;
}

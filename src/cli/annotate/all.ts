import { resolve } from 'node:path';
import { copyEnding } from '../../annotate/index.ts';
import { withEnding } from '../../file-names/ending.ts';
import { copySuffixes } from '../../file-names/listed.ts';
import type { Target } from '../../files/write.ts';
import type { UserError } from '../../model/errors.ts';
import type { FileResult } from '../../model/result.ts';
import type { Text } from '../../model/text.ts';
import { counted } from '../../presentation/counts.ts';
import { tallyOf } from '../../presentation/tally.ts';
import { type Batch, type BatchFile, runBatch } from '../batch/index.ts';
import { folderName } from '../batch/is-batch.ts';
import { judge } from '../batch/judge.ts';
import type { Io } from '../io.ts';
import { printMessage, usageError } from '../messages.ts';
import type { AnnotateRequest } from '../options/annotate.ts';
import { checkUnmarked, writeCopy } from './file.ts';

/**
 * Writes the marked copies of many files: into a folder, or each next to its file. Returns 0 if all were checked and written,
 * 2 if one was not.
 */
export async function annotateAll(request: AnnotateRequest, io: Io): Promise<number> {
  const marked: FileResult[] = [];
  let clean = 0;
  const { failed, language } = await runBatch(request, io, async (one, batch) => {
    const { path, bytes } = one;
    const { file, isSkipped } = await judge(one, batch, io);
    if (isSkipped) return file;
    if (file.diagnostics.length === 0) {
      clean++;
      return undefined;
    }
    await checkUnmarked(file, bytes);
    const ending = copyEnding(file, bytes);
    const target = targetFor(one, batch, copySuffixes[batch.language] + ending);
    const marking = {
      file,
      bytes,
      target,
      ending,
      sources: batch.sourcesAt(target),
      force: request.force,
      cwd: batch.cwd,
    };
    for (const notice of await writeCopy(marking, batch.language)) batch.notice(path, notice);
    marked.push(counts(file));
    return undefined;
  });
  printMessage(io.stdout, summary(marked, clean, failed, request.file), language);
  return failed > 0 ? 2 : 0;
}

/** Returns a file with its counts alone, as the results of many fill the memory. */
function counts(file: FileResult): FileResult {
  return { ...file, reports: [], diagnostics: [], parts: Object.assign([], { tally: tallyOf(file) }) };
}

/** Returns the place of the marked copy. @throws {UserError} if it would be in an archive */
function targetFor({ path, sourcePath }: BatchFile, { targetOf, cwd }: Batch, ending: string): Target {
  if (targetOf) return targetOf({ path, sourcePath }, ending);
  if (path !== sourcePath) throw inArchive();
  const name = withEnding(path, ending);
  return { file: resolve(cwd, name), name };
}

function inArchive(): UserError {
  return usageError({
    zh: '在压缩包里，核对稿不能放在旁边；请用 -o 写明文件夹，例如：-o 核对/',
    en: 'in an archive, beside which no copy can be put: give a folder, for example -o checked/',
  });
}

function summary(marked: readonly FileResult[], clean: number, failed: number, folder: string | undefined): Text {
  const { zh, en } = counted(marked, false);
  const to = folder === undefined ? undefined : folderName(folder);
  const found = marked.length === 0 ? { zh: '', en: '' } : { zh: `：${zh}`, en: `: ${en}` };
  const copies = `${marked.length} ${marked.length === 1 ? 'copy' : 'copies'}`;
  const parts: Text[] = [
    {
      zh: `已写出 ${marked.length} 份核对稿${to ? `到 ${to}` : ''}${found.zh}`,
      en: `wrote ${copies}${to ? ` to ${to}` : ''}${found.en}`,
    },
    ...(clean > 0 ? [{ zh: `${clean} 个文件没有需要更正的`, en: `nothing to correct in ${clean}` }] : []),
    ...(failed > 0 ? [{ zh: `${failed} 个未能核对或写出`, en: `${failed} could not be checked or written` }] : []),
  ];
  return { zh: parts.map(({ zh }) => zh).join('；'), en: parts.map(({ en }) => en).join('; ') };
}

import { write } from '../../files/write.ts';
import { UserError } from '../../model/errors.ts';
import type { FileResult } from '../../model/result.ts';
import { endings } from '../../run/converted.ts';
import { type BatchFile, runBatch } from '../batch/index.ts';
import { folderName } from '../batch/is-batch.ts';
import type { Io } from '../io.ts';
import { printMessage, usageError } from '../messages.ts';
import type { ConvertRequest } from '../options/convert.ts';
import { boundedWork } from '../work/bounded-work.ts';
import { convertFile, originAt, policyFor } from './file.ts';

/** Converts many files into a folder. Returns 0 if all were converted, 2 if one was not. */
export async function convertAll(request: ConvertRequest, io: Io): Promise<number> {
  const { to, file: folder } = request;
  if (folder === undefined) {
    throw usageError({
      zh: '有多个文件，请用 -o 写明存到哪个文件夹，例如：-o 转换/',
      en: 'there are several files: say in which folder to write them, for example -o converted/',
    });
  }
  let count = 0;
  const { failed, language } = await runBatch(
    request,
    io,
    async (file, { targetOf, sourcesAt, cwd, notice, language }) => {
      const { path, bytes, options, named } = file;
      const target = targetOf!(file, endings[to]);
      const origin = originAt(target, path, cwd);
      try {
        const written = await convertFile({ to, path, bytes, options, origin }, language, io, (text) =>
          notice(path, text),
        );
        await write(target, written, policyFor(request, sourcesAt(target), origin));
        count++;
        return undefined;
      } catch (error) {
        const other = named || !(error instanceof UserError) ? undefined : await unrelated(file, io);
        if (other) return other;
        throw error;
      }
    },
  );
  const name = folderName(folder);
  printMessage(
    io.stdout,
    {
      zh: `已写出 ${count} 个文件到 ${name}${failed > 0 ? `；${failed} 个未能转换` : ''}`,
      en: `wrote ${count} ${count === 1 ? 'file' : 'files'} to ${name}${failed > 0 ? `; ${failed} could not be converted` : ''}`,
    },
    language,
  );
  return failed > 0 ? 2 : 0;
}

/** Returns the result of a file that shows nothing of a report, or that this program wrote. */
async function unrelated({ path, bytes, options }: BatchFile, io: Io): Promise<FileResult | undefined> {
  const { file } = await boundedWork(io).lint(bytes, { ...options, path, keepsFigures: false });
  return file.isUnrelated || (file.isArtifact && file.problem) ? file : undefined;
}

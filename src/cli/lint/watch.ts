import { relative, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { sha256 } from '../../files/hash.ts';
import { writtenBy } from '../../files/run-outputs.ts';
import { saves } from '../../files/watcher.ts';
import { plain } from '../../formatters/columns.ts';
import { UserError } from '../../model/errors.ts';
import type { Language } from '../../model/text.ts';
import type { Io } from '../io.ts';
import { complaint } from '../messages.ts';
import { type LintRequest, writtenFiles } from '../request.ts';
import type { lintFiles } from './index.ts';
import type { Judge, Judged, Terms } from './lint-file.ts';
import type { Earlier } from './outputs.ts';

/** Wipes a terminal; what has scrolled away stays. */
const wiped = '\u001b[2J\u001b[H';

/**
 * Lints, and again whenever a report is saved, added or removed: the whole result is shown each time, and only what is
 * different is read anew. Ends by the signal, with the exit code of the last run, or when what is watched is gone.
 */
export async function watchFiles(
  request: LintRequest,
  io: Io,
  run: typeof lintFiles,
  signal?: AbortSignal,
): Promise<number> {
  const { language } = request;
  const cwd = resolve(io.cwd ?? '.');
  const remember = remembering();
  const earlier: Earlier = new Map();
  const names = request.names.length > 0 ? request.names : ['.'];
  const isWritten = writtenBy(writtenFiles(request, cwd), [io.stdout.fd, io.stderr.fd]);
  const { batches, close } = await saves(names, { cwd, isWritten, ...(signal && { signal }) });
  try {
    let exitCode = await run(request, io, remember, earlier);
    io.stderr.write(closing(exitCode, [], language));
    for await (const files of batches) {
      if (io.stdout.isTTY && io.env.TERM !== 'dumb') io.stdout.write(wiped);
      try {
        exitCode = await run(request, io, remember, earlier);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        io.stderr.write(complaint(error, language));
        exitCode = 2;
      }
      const changed = files.map((file) => relative(cwd, file));
      io.stderr.write(closing(exitCode, changed, language));
    }
    if (signal?.aborted) return exitCode;
  } finally {
    await close();
  }
  throw new UserError('not-found', {
    zh: `监视的文件夹已被删除或替换：${names.join(' ')}`,
    en: `what was watched has been removed or replaced: ${names.join(' ')}`,
  });
}

/** When, what was saved, what came out, and how to end it. */
function closing(exitCode: number, files: readonly string[], language: Language): string {
  const time = new Date().toTimeString().slice(0, 8);
  const [first = '', ...others] = files.map(plain);
  const more = { zh: ` 等 ${files.length} 个文件`, en: ` and ${others.length} more` }[language];
  const what = first + (others.length > 0 ? more : '');
  const outcome = {
    zh: ['核对通过', '需更正', '有文件未能核对或部分未核对'],
    en: ['passed', 'failed', 'some files were not checked, or only in part'],
  }[language][exitCode];
  return {
    zh: `[${time}] ${what === '' ? '' : `${what} 有改动，已重新核对：`}${outcome}。保存后自动重新核对，按 Ctrl-C 结束\n`,
    en: `[${time}] ${what === '' ? '' : `${what} changed, checked again: `}${outcome}. Waiting for the next save; Ctrl-C ends\n`,
  }[language];
}

/** Gives a file the result that it had, as long as neither its bytes nor the terms are other than they were. */
function remembering(): (inner: Judge) => Judge {
  const seen = new Map<string, { readonly hash: string; readonly terms: Terms; readonly result: Judged }>();
  return (inner) => async (file, terms) => {
    const hash = sha256(file.bytes);
    const known = seen.get(file.path);
    if (known && known.hash === hash && isDeepStrictEqual(known.terms, terms)) return known.result;
    const result = await inner(file, terms);
    seen.set(file.path, { hash, terms, result });
    return result;
  };
}

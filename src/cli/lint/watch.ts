import { relative, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { sha256 } from '../../files/hash.ts';
import { outputFolders } from '../../files/inside.ts';
import { runOutputs } from '../../files/run-outputs.ts';
import { createWatcher } from '../../files/watcher.ts';
import { printable } from '../../formatters/terminal-text.ts';
import { UserError } from '../../model/errors.ts';
import { type Language, sayIn } from '../../model/text.ts';
import { mayBeReport } from '../../readers/kind/extensions.ts';
import type { FileLinter, FileLintOptions, LintedFile } from '../../run/lint-file.ts';
import type { Io } from '../io.ts';
import { errorMessage } from '../messages.ts';
import type { LintRequest } from '../options/lint.ts';
import type { lintFiles } from './index.ts';
import type { PreviousOutputs } from './outputs.ts';
import { writtenFiles, writtenFolders } from './run-files.ts';

/** Clears the screen of a terminal, but not its scrollback. */
const clearScreen = '\u001b[2J\u001b[H';

/**
 * Lints, and again whenever a report is saved, added or removed. Shows the whole result each time, but lints only files that
 * changed. Ends by the signal, with the exit code of the last run.
 * @throws {UserError} when the watched folders are removed
 */
export async function watchFiles(
  request: LintRequest,
  io: Io,
  run: typeof lintFiles,
  signal?: AbortSignal,
): Promise<number> {
  const { language } = request;
  const cwd = resolve(io.cwd ?? '.');
  const wrap = cacheResults();
  const previous: PreviousOutputs = new Map();
  const names = request.names.length > 0 ? request.names : ['.'];
  const isOutput = runOutputs(writtenFiles(request, cwd), [io.stdout.fd, io.stderr.fd]);
  const isBelowOutput = outputFolders(
    writtenFolders(request, cwd),
    names.map((name) => resolve(cwd, name)),
  );
  const isWritten = (file: string) => isOutput(file) || isBelowOutput(file);
  const { given, previous: earlier = [], children = [] } = request;
  const references = [...earlier, ...children, ...(typeof given.roster === 'string' ? [given.roster] : [])];
  const { batches, close } = await createWatcher([...names, ...references], {
    cwd,
    mayBeReport,
    isWritten,
    ...(signal && { signal }),
  });
  try {
    let exitCode = await run(request, io, wrap, previous);
    io.stderr.write(closingLine(exitCode, [], language));
    for await (const files of batches) {
      if (io.stdout.isTTY && io.env.TERM !== 'dumb') io.stdout.write(clearScreen);
      try {
        exitCode = await run(request, io, wrap, previous);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        io.stderr.write(errorMessage(error, language));
        exitCode = 2;
      }
      const changed = files.map((file) => relative(cwd, file));
      io.stderr.write(closingLine(exitCode, changed, language));
    }
    if (signal?.aborted) return exitCode;
  } finally {
    await close();
  }
  throw new UserError('not-found', {
    zh: `监视的文件夹已被删除或替换：${names.join(' ')}`,
    en: `the watched folder was removed or replaced: ${names.join(' ')}`,
  });
}

/** Returns the time, the changed files, the outcome, and how to end the watch. */
function closingLine(exitCode: number, files: readonly string[], language: Language): string {
  const t = sayIn(language);
  const time = new Date().toTimeString().slice(0, 8);
  const [first = '', ...others] = files.map(printable);
  const more = t(` 等 ${files.length} 个文件`, ` and ${others.length} more`);
  const what = first + (others.length > 0 ? more : '');
  const outcome = {
    zh: ['核对通过', '需更正', '有文件未能核对或部分未核对'],
    en: ['passed', 'failed', 'some files were not checked, or only in part'],
  }[language][exitCode];
  return t(
    `[${time}] ${what === '' ? '' : `${what} 有改动，已重新核对：`}${outcome}。保存后自动重新核对，按 Ctrl-C 结束\n`,
    `[${time}] ${what === '' ? '' : `${what} changed, checked again: `}${outcome}. Waiting for the next save; Ctrl-C ends\n`,
  );
}

/** Returns a wrapper that reuses the result of a file until its bytes or options change. */
function cacheResults(): (lint: FileLinter) => FileLinter {
  const cache = new Map<
    string,
    { readonly hash: string; readonly options: FileLintOptions; readonly result: LintedFile }
  >();
  return (lint) => async (file, options) => {
    const hash = sha256(file.bytes);
    const cached = cache.get(file.path);
    if (cached && cached.hash === hash && isDeepStrictEqual(cached.options, options)) return cached.result;
    const result = await lint(file, options);
    cache.set(file.path, { hash, options, result });
    return result;
  };
}

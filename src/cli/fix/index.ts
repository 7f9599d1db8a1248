import { resolve } from 'node:path';
import { open, readAll } from '../../files/open.ts';
import { checkTarget, type OverwritePolicy, type Target } from '../../files/write.ts';
import { UserError } from '../../model/errors.ts';
import type { FileResult } from '../../model/result.ts';
import { forFile } from '../../model/text.ts';
import { isBatch } from '../batch/is-batch.ts';
import { configuredFor } from '../config/find.ts';
import type { Io } from '../io.ts';
import { errorForFile, printMessage } from '../messages.ts';
import type { FixRequest } from '../options/fix.ts';
import { checkEnding } from './ending.ts';
import { type BytesLinter, type Destination, fixFile, linterFor } from './file.ts';
import { show } from './show.ts';

/**
 * Shows the corrections of files, or writes them: into copies, or into the files themselves. Returns 0 if nothing is left to
 * correct; 1 if corrections were shown but not written, or corrections or errors remain; 2 if a file cannot be corrected.
 */
export async function fixFiles(request: FixRequest, io: Io): Promise<number> {
  const cwd = resolve(io.cwd ?? '.');
  if (await isBatch(request, cwd)) return (await import('./all.ts')).fixAll(request, io);
  return fixOne(request, cwd, io);
}

async function fixOne(request: FixRequest, cwd: string, io: Io): Promise<number> {
  const { file: output, write, suggested } = request;
  const [name = ''] = request.names;
  const path = name === '-' ? '<stdin>' : name;
  const copy = output === undefined ? undefined : { file: resolve(cwd, output), name: output };
  const policy: OverwritePolicy = { sources: name === '-' ? [] : [resolve(cwd, name)], force: request.force };
  if (copy) await checkCopy(copy, policy);
  const { language, options } = await configuredFor(request, cwd, path);
  const lint = linterFor(options, io);
  const { bytes, file } = await readAndLint(name, path, cwd, io, lint);
  if (copy) checkEnding(copy.name, file, bytes);
  for (const notice of file.notices) printMessage(io.stderr, forFile(path, notice), language);
  const itself = { target: { file: resolve(cwd, name), name }, policy, original: bytes };
  const destination: Destination = copy ? { target: copy, policy } : write ? itself : undefined;
  const { outcome, exitCode, notices } = await fixFile({ file, bytes, suggested, destination, lint });
  for (const notice of notices) printMessage(io.stderr, notice, language);
  await show(outcome, { ...request, language }, io);
  return exitCode;
}

/** Checks the target of a copy. @throws {UserError} which explains `--write` if it is the file itself */
async function checkCopy(copy: Target, policy: OverwritePolicy): Promise<void> {
  try {
    await checkTarget(copy, policy);
  } catch (cause) {
    if (!(cause instanceof UserError) || cause.code !== 'usage') throw cause;
    throw new UserError(
      'usage',
      {
        zh: '-o 不能就是要修正的文件；要直接改原文件，请用 --write',
        en: '-o cannot be the file that is corrected: use --write to correct the file itself',
      },
      { cause },
    );
  }
}

/** Reads and lints the file. @throws {UserError} if it cannot be read, or is not a report */
async function readAndLint(
  name: string,
  path: string,
  cwd: string,
  { stdin }: Io,
  lintBytes: BytesLinter,
): Promise<{ readonly bytes: Uint8Array; readonly file: FileResult }> {
  try {
    const bytes = name === '-' ? await readAll(stdin) : await open(resolve(cwd, name));
    return { bytes, file: await lintBytes(bytes, path) };
  } catch (error) {
    throw errorForFile(path, error);
  }
}

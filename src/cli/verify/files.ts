import { basename, dirname, resolve } from 'node:path';
import { find } from '../../files/find.ts';
import { sha256, sha256OfFile } from '../../files/hash.ts';
import { cannotOpen } from '../../files/open.ts';
import type { Source } from '../../files/source.ts';
import { typeOf } from '../../files/type-of.ts';
import { slashed } from '../../formatters/paths.ts';
import { unpack } from '../../lint.ts';
import { UserError } from '../../model/errors.ts';
import { mayBeReport } from '../../readers/kind/extensions.ts';
import { isReportFileName } from '../../run/naming.ts';
import { configName, optionsOf, settingsOf } from '../config/configuration.ts';
import { configFinder } from '../config/find.ts';
import type { Io } from '../io.ts';
import type { VerifyRequest } from '../options/verify.ts';
import { boundedWork } from '../work/bounded-work.ts';
import type { FileNow } from './compare.ts';
import type { ReceiptFile } from './receipt.ts';

/** Returns true if a run would check a file: it holds a part of a report, and is not ignored. */
type IsReport = (path: string, bytes: Uint8Array) => Promise<boolean>;

/**
 * Finds and hashes the files that the command names, those in folders and archives too, except the receipt itself. Leaves out
 * those that neither the user named nor the receipt may mean nor a run would check.
 */
export async function filesOf(
  names: readonly string[],
  checked: readonly ReceiptFile[],
  cwd: string,
  request: VerifyRequest,
  io: Io,
): Promise<FileNow[]> {
  const receipt = resolve(cwd, request.receipt);
  const { sources } = await find(names, {
    cwd,
    stdin: () => io.stdin,
    stdinName: '<stdin>',
    // Files of any kind may be in the receipt.
    mayBeReport: () => true,
    isTitled: () => true,
    isWritten: (file) => file === receipt,
  });
  const findConfig = await configFinder(request, cwd);
  const isReport: IsReport = async (path, bytes) => {
    if (!mayBeReport(path) && !isReportFileName(path)) return false;
    const file = resolve(cwd, path);
    const configuration = await findConfig(dirname(file));
    if (basename(file) === configName || configuration.reads.has(file) || configuration.ignored(file)) return false;
    const options = optionsOf(settingsOf(file, configuration, request), configuration);
    const linted = await boundedWork(io).lint(bytes, { ...options, path, keepsFigures: false });
    return !linted.file.isUnrelated && !linted.file.isArtifact;
  };
  const hashes = new Set(checked.map(({ sha256 }) => sha256));
  const fileNames = new Set(checked.map(({ path }) => basename(path)));
  const isMeant = ({ path, sha256 }: FileNow) =>
    typeof sha256 !== 'string' || hashes.has(sha256) || fileNames.has(basename(path));
  const files: FileNow[] = [];
  for (const source of sources) {
    for await (const { bytes, ...file } of filesIn(source, cwd)) {
      const isNamed = source.named && file.path === slashed(source.path);
      if (isNamed || isMeant(file) || !bytes || (await isReport(file.path, bytes))) files.push(file);
    }
  }
  return files;
}

/** Gives the file itself, or each file in an archive; without its bytes if it cannot be read or is too large to be held. */
async function* filesIn(source: Source, cwd: string): AsyncGenerator<FileNow & { readonly bytes?: Uint8Array }> {
  const path = slashed(source.path);
  try {
    for await (const one of unpack(await source.open(), path, () => true)) {
      if ('problem' in one) yield { path: one.path, sha256: one.problem };
      else if ('bytes' in one) yield { path: one.path, sha256: sha256(one.bytes), bytes: one.bytes };
    }
  } catch (problem) {
    if (!(problem instanceof UserError)) throw problem;
    yield { path, sha256: problem.code === 'too-large' ? await hashOfLarge(resolve(cwd, source.path)) : problem };
  }
}

async function hashOfLarge(file: string): Promise<string | UserError> {
  try {
    return await sha256OfFile(file);
  } catch (cause) {
    const error = cannotOpen(cause);
    if (error instanceof UserError) return error;
    throw error;
  }
}

/**
 * Returns the files that a receipt names, as paths for `filesOf`: below the folder of the receipt, else below the current
 * folder. Of files in an archive it is the archive; files that are not there are left out.
 */
export async function namedFiles(files: readonly ReceiptFile[], receipt: string, cwd: string): Promise<string[]> {
  const folders = [dirname(resolve(cwd, receipt)), cwd];
  const existing = async ({ path }: ReceiptFile): Promise<string[]> => {
    const steps = path.split('/');
    const ways = steps.map((_, left) => steps.slice(0, steps.length - left).join('/')).filter(Boolean);
    for (const folder of folders) {
      for (const way of ways) {
        const file = resolve(folder, way);
        if (typeOf(file) === 'file') return [folder === cwd ? way : file];
      }
    }
    return [];
  };
  return [...new Set((await Promise.all(files.map(existing))).flat())];
}

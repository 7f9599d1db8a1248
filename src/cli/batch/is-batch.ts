import { resolve } from 'node:path';
import { isPattern } from '../../files/find.ts';
import { open } from '../../files/open.ts';
import { typeOf } from '../../files/type-of.ts';
import { unpack } from '../../lint.ts';
import { isReportFileName } from '../../run/naming.ts';
import { usageError } from '../messages.ts';
import { isFolderName } from '../options/values.ts';

/** The command line of a command that works on one file, or on many with a folder for its outputs. */
export interface BatchRequest {
  readonly names: readonly string[];
  /** The output: a file, or for a batch a folder; undefined if none is given. */
  readonly file: string | undefined;
}

/**
 * True if a command works on many files: several names, a folder, a pattern or an archive, or an output that is a folder.
 * @throws {UserError} if these include standard input, or the output is a file
 */
export async function isBatch({ names, file }: BatchRequest, cwd: string): Promise<boolean> {
  const [name = '', ...others] = names;
  const hasFolder = file !== undefined && (isFolderName(file) || typeOf(resolve(cwd, file)) === 'folder');
  if (others.length === 0 && !hasFolder && !(await holdsMany(name, cwd))) return false;
  if (names.includes('-')) {
    throw usageError({
      zh: '标准输入一次只能有一个文件，也不能写进文件夹；请写明文件',
      en: 'standard input is one file, which cannot be written into a folder: give files by name',
    });
  }
  if (file === undefined || hasFolder) return true;
  throw usageError({
    zh: `有多个文件，-o 要写文件夹，以 / 结尾：-o ${file}/`,
    en: `there are several files: -o takes a folder, with / at its end: -o ${file}/`,
  });
}

/** Returns the name of a folder with a slash at its end. */
export function folderName(name: string): string {
  return isFolderName(name) ? name : `${name}/`;
}

/** True for a folder, a pattern, or an archive. */
async function holdsMany(name: string, cwd: string): Promise<boolean> {
  if (name === '-') return false;
  const type = typeOf(resolve(cwd, name));
  if (type === 'none') return isPattern(name);
  return type === 'folder' || (type === 'file' && (await isArchive(resolve(cwd, name))));
}

/** True for an archive that can be opened. */
export async function isArchive(file: string): Promise<boolean> {
  const bytes = await open(file).catch(() => new Uint8Array());
  for await (const one of unpack(bytes, file, isReportFileName)) return !('bytes' in one) || one.path !== file;
  return false;
}

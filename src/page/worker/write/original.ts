import { UserError } from '../../../model/errors.ts';
import type { FileResult } from '../../../model/result.ts';
import { bytesOf, filesIn } from '../chosen-files.ts';
import { sha256 } from '../hash.ts';
import type { Run } from '../run.ts';

/** Returns the result of a file. */
export function fileOf(path: string, { result }: Run): FileResult {
  const file = result.files.find((one) => one.path === path);
  if (!file) throw new Error(`no file ${path} was checked`);
  return file;
}

/** Reads the bytes of a checked file again. @throws {UserError} if they are not those that were checked */
export async function originalBytes({ path, sha256: checked }: FileResult, { chosen }: Run): Promise<Uint8Array> {
  const bytes = await bytesAt(path, chosen.reports);
  if (bytes && (await sha256(bytes)) === checked) return bytes;
  throw new UserError('not-found', {
    zh: '这个文件在核对以后改动过；请重新拖入，再核对',
    en: 'this file has changed since it was checked: drop it again, and check it',
  });
}

async function bytesAt(path: string, chosen: Run['chosen']['reports']): Promise<Uint8Array | undefined> {
  const own = chosen.find((one) => one.path === path);
  if (own) return bytesOf(own.content);
  for (const archive of chosen.filter((one) => path.startsWith(`${one.path}/`))) {
    for await (const one of filesIn(archive)) if (one.path === path && 'bytes' in one) return one.bytes;
  }
  return undefined;
}

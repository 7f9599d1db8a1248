import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { results } from '../../artifacts/recognise.ts';
import { type OverwritePolicy, write } from '../../files/write.ts';
import type { View } from '../../formatters/index.ts';
import { UserError } from '../../model/errors.ts';
import type { Result } from '../../model/result.ts';
import { listNames, type Text } from '../../model/text.ts';
import { returnFiles } from '../../run/returns.ts';

/** A folder for pages. */
export interface ReturnFolder {
  /** As the user named it, with a slash at its end. */
  readonly folder: string;
  readonly cwd: string;
  readonly overwrite: OverwritePolicy;
}

/**
 * Writes a page for each body that has something to correct. Returns what to say of them, and the errors of those that could
 * not be written.
 */
export async function writeReturns(result: Result, view: View, { folder, cwd, overwrite }: ReturnFolder) {
  const pages = returnFiles(result, view);
  const failures: UserError[] = [];
  for (const { name, content } of pages) {
    try {
      await write({ file: resolve(cwd, folder, name), name: `${folder}${name}` }, await content(), overwrite);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      failures.push(error);
    }
  }
  const written = pages.map(({ name }) => name);
  const others = await earlierPages(resolve(cwd, folder), written);
  const count = pages.length - failures.length;
  const notices = [pages.length === 0 ? noneNeeded(folder) : wrote(count, folder)];
  return { notices: others.length > 0 ? [...notices, leftBehind(folder, others)] : notices, failures };
}

/** Returns the names of pages in a folder that earlier runs have written and this one has not. */
async function earlierPages(folder: string, written: readonly string[]): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const others = names.filter((name) => name.endsWith('.html') && !written.includes(name)).sort();
  const areOurs = await Promise.all(
    others.map(async (name) => results.html!(await readFile(join(folder, name)).catch(() => new Uint8Array()))),
  );
  return others.filter((_, index) => areOurs[index]);
}

function wrote(count: number, folder: string): Text {
  return {
    zh: `已写出 ${count} 个机关的核对结果到 ${folder}`,
    en: `wrote the results of ${count} ${count === 1 ? 'body' : 'bodies'} to ${folder}`,
  };
}

function noneNeeded(folder: string): Text {
  return {
    zh: `没有需要退回更正的，没有写到 ${folder}`,
    en: `no body has anything to correct, nothing written to ${folder}`,
  };
}

function leftBehind(folder: string, names: readonly string[]): Text {
  const { zh, en } = listNames(names);
  return {
    zh: `${folder} 里还有以前写出的，与本次无关，请勿退回：${zh}`,
    en: `pages of earlier runs are still in ${folder}, not of this one, and not to be sent: ${en}`,
  };
}

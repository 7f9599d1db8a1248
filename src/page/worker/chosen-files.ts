import { isPassedOver, listedAs } from '../../file-names/listed.ts';
import { distinctPaths } from '../../file-names/numbered.ts';
import { unpack } from '../../lint.ts';
import { UserError } from '../../model/errors.ts';
import { maxBytes } from '../../model/file-size.ts';
import { groupBy } from '../../model/group-by.ts';
import { byPath } from '../../presentation/summary.ts';
import type { Unpacked } from '../../readers/archive.ts';
import { isReportFileName, naming } from '../../run/naming.ts';
import { tooLarge } from '../../work/limit-errors.ts';
import type { ChosenFile } from '../checker.ts';

/** Files that the user chose, as a run of the command sorts them. */
export interface Sorted {
  /** Those to be read, in order of path. */
  readonly files: readonly ChosenFile[];
  /** Paths of those in folders that no reader exists for, in order. */
  readonly unreadable: readonly string[];
}

/** Sorts the files that were chosen. One that was chosen by itself is read whatever it is called. */
export function sortChosen(chosen: readonly ChosenFile[]): Sorted {
  const files: ChosenFile[] = [];
  const unreadable: string[] = [];
  for (const [folder, own] of groupBy(chosen, ({ path }) => folderOf(path))) {
    if (folder === '') files.push(...own);
    else if (!isLeftOut(folder)) {
      const kindOf = listedAs(folder, own.map(nameOf), naming);
      for (const file of own) {
        const kind = kindOf(nameOf(file));
        if (kind === 'report') files.push(file);
        else if (kind === 'unreadable') unreadable.push(file.path);
      }
    }
  }
  return { files: files.sort(byPath), unreadable: unreadable.sort() };
}

/** Yields a file, or each file of an archive. Of members of one name, those behind the first have a number. */
export async function* filesIn({ path, content }: ChosenFile): AsyncGenerator<Unpacked> {
  const distinctPath = distinctPaths();
  try {
    for await (const one of unpack(await bytesOf(content), path, isReportFileName)) {
      yield { ...one, path: distinctPath(one.path) };
    }
  } catch (problem) {
    if (!(problem instanceof UserError)) throw problem;
    yield { path, problem };
  }
}

/** @throws {UserError} if the file is too large, has changed since it was chosen, or cannot be read */
export async function bytesOf(content: Blob): Promise<Uint8Array> {
  if (content.size > maxBytes) throw tooLarge(maxBytes);
  try {
    return new Uint8Array(await content.arrayBuffer());
  } catch (cause) {
    throw new UserError(
      'no-permission',
      {
        zh: '这个文件读不到了：可能已改动、移走，或正被别的程序占用；请保存并关闭它，再重新拖入',
        en: 'the file cannot be read any more: it may have been changed, moved, or be in use: save and close it, and drop it again',
      },
      { cause },
    );
  }
}

/** True for a file that the user chose by itself, not with a folder. */
export function isNamed({ path }: ChosenFile): boolean {
  return folderOf(path) === '';
}

/** True if a folder, or one that it is in below the chosen one, is hidden or not the user's. */
function isLeftOut(folder: string): boolean {
  const [, ...below] = folder.split('/');
  return below.some(isPassedOver);
}

function folderOf(path: string): string {
  return path.split('/').slice(0, -1).join('/');
}

function nameOf({ path }: ChosenFile): string {
  return path.split('/').at(-1)!;
}

import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { UserError } from '../model/errors.ts';
import { codeOf } from './error-code.ts';
import { keepOnExit, removeOnExit } from './on-exit.ts';
import { removeLeftovers, temporaryFile } from './temporary.ts';

/** A temporary file of this process alone, in the folder of the system for such files. */
export interface Scratch {
  /** @throws {UserError} if there is no room for it */
  write(bytes: Uint8Array, position: number): void;
  /** Fills the bytes from a position on, and returns how many there were. */
  read(bytes: Uint8Array, position: number): number;
  close(): void;
}

/**
 * Makes a temporary file. It has no name once it is open, so that it is gone with the process however that ends; where the
 * system does not allow this, it is removed on exit.
 * @throws {UserError}
 */
export async function openScratch(folder = tmpdir()): Promise<Scratch> {
  await removeLeftovers(folder);
  const file = temporaryFile(folder);
  const fd = explained(folder, () => openSync(file, 'wx+', 0o600));
  removeOnExit(file);
  const remove = () => {
    try {
      rmSync(file, { force: true });
      keepOnExit(file);
    } catch {
      // It is in use. It is removed when it is closed, or on exit.
    }
  };
  remove();
  let isOpen = true;
  return {
    write: (bytes, position) => {
      explained(folder, () => {
        for (let done = 0; done < bytes.length; )
          done += writeSync(fd, bytes, done, bytes.length - done, position + done);
      });
    },
    read: (bytes, position) => {
      let done = 0;
      for (let count = 1; count > 0 && done < bytes.length; done += count) {
        count = readSync(fd, bytes, done, bytes.length - done, position + done);
      }
      return done;
    },
    close: () => {
      if (!isOpen) return;
      isOpen = false;
      closeSync(fd);
      remove();
    },
  };
}

/** Does some work; an error of the system becomes one in words for the user. */
function explained<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const code = codeOf(cause);
    if (code === undefined) throw cause;
    const isFull = code === 'ENOSPC' || code === 'EDQUOT';
    const why = isFull ? { zh: '空间不足', en: 'there is no room left' } : { zh: code, en: code };
    throw new UserError(
      'no-permission',
      {
        zh: `核对大文件要用临时文件，写不进 ${folder}（${why.zh}）；请腾出空间，或用环境变量 TMPDIR 指定另一个文件夹`,
        en: `a large file needs a temporary file, which cannot be written in ${folder} (${why.en}): free some space, or name another folder with the environment variable TMPDIR`,
      },
      { cause },
    );
  }
}

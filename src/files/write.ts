import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import * as fs from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../errors.ts';
import type { Text } from '../text.ts';

/**
 * Writes a file, whole or not at all, and the folders above it where they lack: the content is written beside it, and only
 * when it is safe on the disk does it take the name. Through a link, the file that it leads to is written. What stood there
 * keeps its mode and, where the system lets it, its owner. `name` is what the user called it.
 * @throws {UserError} where it cannot be written; what stood there is as it was
 */
export async function write(file: string, name: string, content: string | Uint8Array): Promise<void> {
  await translated(name, async () => {
    const beside = await begin(file);
    await beside.write(content);
    await beside.finish();
  });
}

/** The same, but never over a file that is there already. */
export async function writeNew(file: string, name: string, content: string | Uint8Array): Promise<void> {
  await translated(name, async () => {
    if (await fs.lstat(file).catch(() => undefined)) throw isThere(name);
    const beside = await begin(file);
    await beside.write(content);
    await beside.finish({ isNew: () => isThere(name) });
  });
}

/**
 * Puts new bytes in the place of a file that was read, as `write` does.
 * @throws {UserError} where the file now holds anything but `read`, or cannot be written
 */
export async function replace(file: string, name: string, read: Uint8Array, content: Uint8Array): Promise<void> {
  await translated(name, async () => {
    const target = await fs.realpath(file);
    // To rename over a file takes no leave to write it.
    await fs.access(target, constants.W_OK);
    await keepUnchanged(target, name, read);
    const beside = await begin(target);
    await beside.write(content);
    await beside.finish({ before: () => keepUnchanged(target, name, read) });
  });
}

/**
 * Keeps the bytes of a file beside it, as `FILE.bak`, where something else stands there as `FILE.bak.2` and so on.
 * @returns what it is called
 */
export async function keepOriginal(file: string, name: string, bytes: Uint8Array): Promise<string> {
  for (let number = 1; ; number++) {
    const ending = number === 1 ? '.bak' : `.bak.${number}`;
    const there = await translated(name + ending, () => fs.readFile(file + ending).catch(whereNotFound));
    if (there && !there.equals(bytes)) continue;
    if (!there) await writeNew(file + ending, name + ending, bytes);
    return name + ending;
  }
}

/** Writes behind what stands in a file. */
export async function append(file: string, name: string, content: string): Promise<void> {
  await translated(name, () => fs.appendFile(file, content));
}

/** A file that is written piece by piece. */
export interface Stream {
  write(text: string): Promise<void>;
  /** Gives the file its name. */
  close(): Promise<void>;
  /** Leaves what stood there as it was. */
  abort(): Promise<void>;
}

/** Begins a file anew; it takes its name when it is closed. */
export async function stream(file: string, name: string): Promise<Stream> {
  const beside = await translated(name, () => begin(file));
  return {
    write: (text) => translated(name, () => beside.write(text)),
    close: () => translated(name, () => beside.finish()),
    abort: () => beside.abort(),
  };
}

/** A file under way, beside the one whose place it is to take. */
interface Beside {
  write(content: string | Uint8Array): Promise<void>;
  finish(options?: { before?: () => Promise<void>; isNew?: () => UserError }): Promise<void>;
  abort(): Promise<void>;
}

async function begin(file: string): Promise<Beside> {
  await fs.mkdir(dirname(file), { recursive: true });
  const target = await fs.realpath(file).catch(() => file);
  const there = await fs.stat(target).catch(() => undefined);
  if (there && !there.isFile()) return inPlace(target);
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  const handle = await fs.open(temporary, 'wx', there ? there.mode & 0o777 : 0o666);
  let isOpen = true;
  const close = async () => {
    if (isOpen) await handle.close();
    isOpen = false;
  };
  const abort = async () => {
    await close().catch(() => {});
    await fs.rm(temporary, { force: true }).catch(() => {});
  };
  const orAbort = async (step: () => Promise<void>) => {
    try {
      await step();
    } catch (error) {
      await abort();
      throw error;
    }
  };
  return {
    write: (content) => orAbort(() => handle.appendFile(content)),
    finish: ({ before, isNew } = {}) =>
      orAbort(async () => {
        if (there) {
          await handle.chown(there.uid, there.gid).catch(() => {});
          await handle.chmod(there.mode & 0o7777);
        }
        await handle.sync();
        await close();
        await before?.();
        if (isNew) await takeFreeName(temporary, target, isNew);
        else await fs.rename(temporary, target);
        await syncFolder(dirname(target));
      }),
    abort,
  };
}

/** What is no file, a pipe or /dev/null, has nothing to lose and no place to take; a folder refuses. */
async function inPlace(target: string): Promise<Beside> {
  const handle = await fs.open(target, 'w');
  return {
    write: (content) => handle.appendFile(content),
    finish: () => handle.close(),
    abort: () => handle.close(),
  };
}

/** A link fails where the name is taken, which a rename does not; some file systems have none. */
async function takeFreeName(temporary: string, target: string, isThere: () => UserError): Promise<void> {
  try {
    await fs.link(temporary, target);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw isThere();
    if (await fs.lstat(target).catch(() => undefined)) throw isThere();
    await fs.rename(temporary, target);
    return;
  }
  await fs.rm(temporary, { force: true });
}

/** Compares all bytes: a time can stay the same, a size too. */
async function keepUnchanged(target: string, name: string, read: Uint8Array): Promise<void> {
  const now = await fs.readFile(target);
  if (now.equals(read)) return;
  throw new UserError('no-permission', {
    zh: `${name} 在读取之后被改动过，没有写入；请再运行一次`,
    en: `${name} has changed since it was read and was not written: run the command again`,
  });
}

/** Makes the new name last. Not every system has folders that can be opened; the file itself is safe by now. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await fs.open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

/** What the system refuses is told in words, with what to do about it. */
async function translated<T>(name: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (cause) {
    const code = codeOf(cause);
    if (cause instanceof UserError || code === undefined) throw cause;
    const why = refusals[code] ?? {
      zh: '请检查路径、权限和磁盘空间',
      en: 'check the path, permissions and free space',
    };
    throw new UserError(
      'no-permission',
      {
        zh: `无法写入 ${name}（${code}），原有文件未动；${why.zh}`,
        en: `cannot write ${name} (${code}); what was there is unchanged: ${why.en}`,
      },
      { cause },
    );
  }
}

const held: Text = {
  zh: '它可能正在 Excel 或 WPS 中打开，请关闭后再试；否则请检查权限，或换一个文件名',
  en: 'it may be open in Excel or WPS: close it and try again; else check permissions, or choose another name',
};

const refusals: Readonly<Record<string, Text>> = {
  EBUSY: held,
  EPERM: held,
  EACCES: held,
  ENOSPC: { zh: '磁盘已满，请腾出空间后再试', en: 'the disk is full, make room and try again' },
  EDQUOT: { zh: '磁盘配额已用完，请腾出空间后再试', en: 'the disk quota is used up, make room and try again' },
  EROFS: { zh: '磁盘是只读的，请写到别处', en: 'the disk is read-only, write elsewhere' },
  EISDIR: { zh: '这是一个文件夹，请写明文件名', en: 'this is a folder, name a file' },
  ENOTDIR: { zh: '路径中有一段是文件，不是文件夹', en: 'a part of the path is a file, not a folder' },
  EEXIST: { zh: '路径中有一段是文件，不是文件夹', en: 'a part of the path is a file, not a folder' },
};

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

function whereNotFound(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error;
}

function isThere(name: string): UserError {
  return new UserError('usage', {
    zh: `${name} 已经存在；为防止覆盖，未写入；请换一个文件名，或加 --force 覆盖`,
    en: `${name} is there already and was not written over: choose another name, or add --force`,
  });
}

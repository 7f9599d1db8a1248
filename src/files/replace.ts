import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../errors.ts';
import { written } from './save.ts';

/**
 * Puts new bytes in the place of a file, whole or not at all: they are written beside it, and only when they are safe on
 * the disk does the new file take its name. Keeps mode and, where the system lets it, owner; through a link, the file
 * that it leads to is replaced. `name` is what the user called it, `read` what was read from it.
 * @throws {UserError} where the file now holds anything but `read`, or cannot be written
 */
export async function replace(file: string, name: string, read: Uint8Array, content: Uint8Array): Promise<void> {
  let beside: string | undefined;
  try {
    const target = await realpath(file);
    // To rename over a file takes no leave to write it.
    await access(target, constants.W_OK);
    await keepUnchanged(target, name, read);
    const { mode, uid, gid } = await stat(target);
    const temporary = namedBeside(target);
    const handle = await open(temporary, 'wx', mode & 0o777);
    beside = temporary;
    try {
      await handle.writeFile(content);
      await handle.chown(uid, gid).catch(() => {});
      await handle.chmod(mode & 0o7777);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await keepUnchanged(target, name, read);
    await rename(temporary, target);
    beside = undefined;
    await syncFolder(dirname(target));
  } catch (cause) {
    if (beside !== undefined) await rm(beside, { force: true }).catch(() => {});
    if (cause instanceof UserError || !(cause instanceof Error && 'code' in cause)) throw cause;
    throw cannotReplace(name, String(cause.code), cause);
  }
}

/**
 * Writes a file that is not there yet, whole or not at all, and the folders above it where they lack; `name` is what the
 * user called it.
 * @throws {UserError} where it cannot be written
 */
export async function create(file: string, name: string, content: Uint8Array): Promise<void> {
  const beside = namedBeside(file);
  await written(name, async () => {
    await mkdir(dirname(file), { recursive: true });
    try {
      const handle = await open(beside, 'wx');
      try {
        await handle.writeFile(content);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(beside, file);
    } finally {
      await rm(beside, { force: true });
    }
    await syncFolder(dirname(file));
  });
}

function namedBeside(file: string): string {
  return join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
}

/** Compares all bytes: a time can stay the same, a size too. */
async function keepUnchanged(target: string, name: string, read: Uint8Array): Promise<void> {
  const now = await readFile(target);
  if (now.equals(read)) return;
  throw new UserError('no-permission', {
    zh: `${name} 在读取之后被改动过，没有写入；请再运行一次`,
    en: `${name} has changed since it was read and was not written: run the command again`,
  });
}

/** Makes the new name last. Not every system has folders that can be opened; the file itself is safe by now. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

function cannotReplace(name: string, code: string, cause: Error): UserError {
  const isHeld = code === 'EBUSY' || code === 'EPERM';
  return new UserError(
    'no-permission',
    isHeld
      ? {
          zh: `无法写入 ${name}（${code}），原文件未动；它可能正在 Excel 或 WPS 中打开，请关闭后再试，或用 -o 另存`,
          en: `cannot write ${name} (${code}); the file is unchanged. It may be open in Excel or WPS: close it and try again, or use -o`,
        }
      : {
          zh: `无法写入 ${name}（${code}），原文件未动；请检查权限和磁盘空间，或用 -o 另存到别处`,
          en: `cannot write ${name} (${code}); the file is unchanged. Check permissions and free space, or use -o to write elsewhere`,
        },
    { cause },
  );
}

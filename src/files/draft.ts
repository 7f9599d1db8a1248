import { constants } from 'node:fs';
import { access, open, readFile, readlink, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { codeOf } from './error-code.ts';
import { makeFolder } from './make-folder.ts';
import { keepOnExit, removeOnExit } from './on-exit.ts';
import { removeLeftovers, temporaryFile } from './temporary.ts';
import { changedMeanwhile } from './write-errors.ts';

/** The file that an output goes to. */
export interface Target {
  /** Its absolute path. */
  readonly file: string;
  /** Its name as the user gave it. */
  readonly name: string;
}

type Handle = Awaited<ReturnType<typeof open>>;

/** A file that is being written. Its handle may be closed twice: the second time nothing happens. */
export interface Draft {
  readonly handle: Handle;
  commit(): Promise<void>;
  /** Removes the draft. Has no effect after the commit. */
  discard(): Promise<void>;
}

/**
 * Puts new content in place of `current`, or of no file if that is null, whole or not at all. `mode` is that of a new file.
 * @throws {UserError} if the file no longer holds `current`; it is then unchanged
 */
export async function atomicReplace(
  target: Target,
  current: Uint8Array | null,
  content: Uint8Array,
  mode?: number,
): Promise<void> {
  const draft = await openDraft(target, current, mode);
  try {
    await draft.handle.writeFile(content);
    await draft.commit();
  } finally {
    await draft.discard();
  }
}

/**
 * Opens a temporary file next to the target, and removes those of killed runs there. The commit renames it to the target.
 */
export async function openDraft(target: Target, current: Uint8Array | null, mode?: number): Promise<Draft> {
  const file = await realTarget(target.file);
  if (current === null) makeFolder(dirname(file));
  // A rename does not need the permission to write the file that it replaces.
  else await access(file, constants.W_OK);
  const stats = current === null ? undefined : await stat(file);
  await removeLeftovers(dirname(file));
  const temporary = temporaryFile(dirname(file));
  removeOnExit(temporary);
  const handle = await open(temporary, 'wx', stats ? stats.mode & 0o777 : mode);
  let isCommitted = false;
  return {
    handle,
    commit: async () => {
      if (stats) {
        await handle.chown(stats.uid, stats.gid).catch(() => {});
        await handle.chmod(stats.mode & 0o7777);
      }
      await handle.sync();
      await handle.close();
      await checkUnchanged(target, current);
      await rename(temporary, file);
      isCommitted = true;
      keepOnExit(temporary);
      await syncFolder(dirname(file));
    },
    discard: async () => {
      await handle.close().catch(() => {});
      if (isCommitted) return;
      await rm(temporary, { force: true }).catch(() => {});
      keepOnExit(temporary);
    },
  };
}

/** Opens a device, which is written to directly. */
export async function openDevice({ file }: Target): Promise<Draft> {
  const handle = await open(file, 'w');
  return { handle, commit: () => handle.close(), discard: () => handle.close() };
}

/**
 * Throws if a file no longer holds `expected`; null is no file. Compares all bytes, as the time and size of a file may stay
 * the same.
 * @throws {UserError}
 */
export async function checkUnchanged({ file, name }: Target, expected: Uint8Array | null): Promise<void> {
  const stats = await statsOf(file);
  const now = stats ? await readFile(file) : null;
  if (now === expected || (now && expected && isEqual(now, expected))) return;
  throw changedMeanwhile(name);
}

/** Returns undefined for a file that does not exist. */
export async function statsOf(file: string) {
  try {
    // As numbers, the inodes of two files on Windows may come out equal.
    return await stat(file, { bigint: true });
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined;
    throw cause;
  }
}

/** Returns the path of the file itself that a path leads to, through links, whether it exists or not. */
export async function realTarget(file: string): Promise<string> {
  return (await statsOf(file)) ? realpath(file) : linkTarget(file);
}

/**
 * Returns the path at which a new file is created: its own, or the target of a dangling link.
 * @throws the system's error if the folder that a link leads to does not exist
 */
export async function linkTarget(file: string): Promise<string> {
  const target = await readlink(file).catch(() => undefined);
  if (target === undefined) return file;
  const folder = await realpath(dirname(file));
  const next = resolve(folder, target);
  await realpath(dirname(next));
  return linkTarget(next);
}

/** Makes the new name durable. Not every system can open folders; the content of the file is safe by now. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

export function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

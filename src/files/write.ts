import type { BigIntStats } from 'node:fs';
import { appendFile, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../model/errors.ts';
import {
  atomicReplace,
  checkUnchanged,
  type Draft,
  isEqual,
  linkTarget,
  openDevice,
  openDraft,
  realTarget,
  statsOf,
  type Target,
} from './draft.ts';
import { codeOf } from './error-code.ts';
import { withLock } from './lock.ts';
import { makeFolder } from './make-folder.ts';
import { cannotWrite, isSource, targetExists } from './write-errors.ts';

export type { Target } from './draft.ts';

/** The files that an output may replace. */
export interface OverwritePolicy {
  /** Absolute paths of the files that were read. No output replaces one, by whatever name or link. */
  readonly sources: Iterable<string>;
  /** `--force`: anything else may be replaced. */
  readonly force: boolean;
  /** Recognises an earlier output of the same kind that nobody has edited. Without it, only equal content is replaced. */
  readonly isEarlier?: ((current: Uint8Array) => boolean | Promise<boolean>) | undefined;
  /** Mode of a new file; the system's default if absent. */
  readonly mode?: number;
}

/** The bytes that an output replaces; null if there is no file; `device` is written to directly. */
type Current = Uint8Array | null | 'device';

/** In bytes. A larger file is not compared: no output of this program comes near it. */
const maxBytes = 256 * 2 ** 20;

/**
 * Throws if an output cannot be written, before the work is done. If only equal content may be replaced, that is checked
 * when the output is written.
 * @throws {UserError}
 */
export async function checkTarget(target: Target, policy: OverwritePolicy): Promise<void> {
  await withSystemErrors(target.name, async () => {
    await currentContent(target, policy.isEarlier ? policy : { ...policy, isEarlier: () => true });
  });
}

/**
 * Writes an output, whole or not at all: first into a temporary file next to it, whose name no search takes for a report.
 * Creates missing folders, keeps the mode of a file that it replaces, and follows links, including dangling ones.
 * Returns true if there was no file before.
 * @throws {UserError} if another file is in the way, or the system refuses; that file is then unchanged
 */
export async function write(target: Target, content: string | Uint8Array, policy: OverwritePolicy): Promise<boolean> {
  return withSystemErrors(target.name, async () => {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const current = await currentContent(target, policy, bytes);
    if (current === 'device') await writeFile(target.file, bytes);
    else if (current === null || !isEqual(current, bytes)) await atomicReplace(target, current, bytes, policy.mode);
    return current === null;
  });
}

/**
 * Replaces the content of a file that was read. Returns true if the file has other names (hard links), which keep the old
 * content.
 * @throws {UserError} if the file no longer holds `read`, or the system refuses; the file is then unchanged
 */
export async function replace(target: Target, read: Uint8Array, content: Uint8Array): Promise<boolean> {
  return withSystemErrors(target.name, async () => {
    const stats = await stat(target.file);
    await checkUnchanged(target, read);
    await atomicReplace(target, read, content);
    return stats.nlink > 1;
  });
}

/**
 * Does some work that reads and replaces a file while no other run does.
 * @throws {UserError} if another run does not end, or the system refuses
 */
export async function exclusively<T>(target: Target, work: () => Promise<T>): Promise<T> {
  return withSystemErrors(target.name, async () => {
    const file = await realTarget(target.file);
    makeFolder(dirname(file));
    return withLock(file, work);
  });
}

/** Numbers to try in the name of a backup. */
const maxBackups = 1000;

/**
 * Keeps the content of a file as `NAME.bak`; if that exists and differs, as `NAME.2.bak` and so on. Never overwrites a
 * backup.
 * @throws {UserError} if it cannot be written
 */
export async function backUp({ file, name }: Target, content: Uint8Array) {
  const { mode } = await stat(file);
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '.bak' : `.${number}.bak`;
    const target = { file: `${file}${suffix}`, name: `${name}${suffix}` };
    try {
      const isNew = await write(target, content, { sources: [file], force: false, mode: mode & 0o777 });
      return {
        /** Its name, next to the name that the user gave. */
        name: target.name,
        /** Removes it, unless it existed before. */
        discard: async () => {
          if (isNew) await rm(target.file, { force: true }).catch(() => {});
        },
      };
    } catch (error) {
      const isTaken = error instanceof UserError && error.code === 'usage';
      if (!isTaken || number === maxBackups) throw error;
    }
  }
}

/**
 * Throws if a file is one of those that were read, to which nothing may be appended.
 * @throws {UserError}
 */
export async function checkAppend({ file, name }: Target, sources: OverwritePolicy['sources']): Promise<void> {
  await withSystemErrors(name, async () => {
    const stats = await statsOf(file);
    if (stats) await checkNoSource(stats, name, sources);
  });
}

/**
 * Appends to a file.
 * @throws {UserError} as `checkAppend` does, or if the system refuses
 */
export async function append(target: Target, content: string, sources: OverwritePolicy['sources']): Promise<void> {
  await checkAppend(target, sources);
  await withSystemErrors(target.name, () => appendFile(target.file, content));
}

/** Opens an output that is written piece by piece, when its first piece comes. Its target is unchanged until the commit. */
export function stream(target: Target, policy: OverwritePolicy) {
  let draft: Draft | undefined;
  let failure: unknown;
  const opened = async () => {
    if (draft) return draft;
    const current = await currentContent(target, policy);
    draft = await (current === 'device' ? openDevice(target) : openDraft(target, current));
    return draft;
  };
  return {
    /** Never rejects; `commit` reports errors. */
    write: async (text: string) => {
      if (failure !== undefined) return;
      try {
        await (await opened()).handle.appendFile(text);
      } catch (cause) {
        failure = cause;
      }
    },
    /** @throws {UserError} as `write` does */
    commit: () =>
      withSystemErrors(target.name, async () => {
        if (failure !== undefined) throw failure;
        await (await opened()).commit();
      }),
    /** Removes what was written. Has no effect after the commit. */
    discard: async () => draft?.discard(),
  };
}

/** Returns what the output replaces, or throws if it may not. This is the only place that decides. */
async function currentContent({ file, name }: Target, policy: OverwritePolicy, content?: Uint8Array): Promise<Current> {
  const { sources, force, isEarlier } = policy;
  const stats = await statsOf(file);
  if (!stats) {
    await linkTarget(file);
    return null;
  }
  await checkNoSource(stats, name, sources);
  if (stats.isDirectory()) throw Object.assign(new Error(`${file} is a folder`), { code: 'EISDIR' });
  if (!stats.isFile()) return 'device';
  if (stats.size > maxBytes && !force) throw targetExists(name, isEarlier !== undefined);
  const current = await readFile(file);
  const isReplaceable =
    force || current.length === 0 || (content && isEqual(current, content)) || (await isEarlier?.(current));
  if (!isReplaceable) throw targetExists(name, isEarlier !== undefined);
  return current;
}

/** Throws if the file is one of the sources, by whatever name. */
async function checkNoSource({ dev, ino }: BigIntStats, name: string, sources: OverwritePolicy['sources']) {
  for (const source of sources) {
    const stats = await statsOf(source).catch(() => undefined);
    if (stats?.dev === dev && stats.ino === ino) throw isSource(name, source);
  }
}

/** Rethrows the errors of the system in words for the user. */
async function withSystemErrors<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const code = codeOf(cause);
    if (cause instanceof UserError || code === undefined) throw cause;
    throw cannotWrite(name, code, cause);
  }
}

import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import {
  access,
  appendFile,
  mkdir,
  open,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '../model/errors.ts';
import { cannotWrite, changedMeanwhile, inTheWay, isSource } from './write-errors.ts';

/** Where an output goes. */
export interface Target {
  /** Its absolute path. */
  readonly file: string;
  /** What the user called it. */
  readonly name: string;
}

/** What an output may take the place of. */
export interface Terms {
  /** Absolute paths of the files that were read. No output takes the place of one, by whatever name or link. */
  readonly sources: readonly string[];
  /** `--force`: anything else may be written over. */
  readonly force: boolean;
  /** Tells an earlier output of the same kind that nobody has edited. Without it, only equal content may stand there. */
  readonly isEarlier?: ((there: Uint8Array) => boolean | Promise<boolean>) | undefined;
  /** Of a new file; that of the system where absent. */
  readonly mode?: number;
}

/** The bytes that an output takes the place of; null where there is no file; `device` is written to as it is. */
type Standing = Uint8Array | null | 'device';

/** Beyond this size, in bytes, a file is not looked into: no output of this program comes near it. */
const largest = 256 * 2 ** 20;

/**
 * Throws where an output could not be written in the end, before the work is done. Where only equal content may stand
 * there, that is told when it is written.
 * @throws {UserError}
 */
export async function checkTarget(target: Target, terms: Terms): Promise<void> {
  await refused(target.name, async () => {
    await standing(target, terms.isEarlier ? terms : { ...terms, isEarlier: () => true });
  });
}

/**
 * Writes an output, whole or not at all: beside its target first, under a name that no search takes for a report, then
 * renamed. Makes the folders above it where they lack, keeps the mode of what it replaces, and follows links, also one
 * to a file that is not there yet. Gives whether there was no file before.
 * @throws {UserError} where something else stands there, or the system refuses; the old file is then unchanged
 */
export async function write(target: Target, content: string | Uint8Array, terms: Terms): Promise<boolean> {
  return refused(target.name, async () => {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const there = await standing(target, terms, bytes);
    if (there === 'device') await writeFile(target.file, bytes);
    else if (there === null || !same(there, bytes))
      await put(target, there, (handle) => handle.writeFile(bytes), terms.mode);
    return there === null;
  });
}

/**
 * Puts new content in the place of the very file that was read. Gives whether it has other names, hard links, which keep
 * the old content.
 * @throws {UserError} where the file no longer holds `read`, or the system refuses; the file is then unchanged
 */
export async function replace(target: Target, read: Uint8Array, content: Uint8Array): Promise<boolean> {
  return refused(target.name, async () => {
    const stats = await stat(target.file);
    await keepUnchanged(target, read);
    await put(target, read, (handle) => handle.writeFile(content));
    return stats.nlink > 1;
  });
}

/**
 * Throws where nothing may be written behind what stands in a file, as it is one of those that were read.
 * @throws {UserError}
 */
export async function checkAppend({ file, name }: Target, sources: Terms['sources']): Promise<void> {
  await refused(name, async () => {
    const stats = await statsOf(file);
    if (stats) await keepOff(stats, name, sources);
  });
}

/**
 * Writes behind what stands in a file.
 * @throws {UserError} as `checkAppend` does, or where the system refuses
 */
export async function append(target: Target, content: string, sources: Terms['sources']): Promise<void> {
  await checkAppend(target, sources);
  await refused(target.name, () => appendFile(target.file, content));
}

/** An output that is written piece by piece; its target is unchanged until it is complete. */
export interface Stream {
  /** Rejects for nothing: what goes wrong is told by `commit`. */
  write(text: string): Promise<void>;
  /** @throws {UserError} as `write` does */
  commit(): Promise<void>;
  /** Removes what was written; without effect once it is committed. */
  discard(): Promise<void>;
}

/** An output that is written piece by piece. It is opened when its first piece comes. */
export function stream(target: Target, terms: Terms): Stream {
  let draft: Draft | undefined;
  let failure: unknown;
  const opened = async () => {
    if (draft) return draft;
    const there = await standing(target, terms);
    draft = await (there === 'device' ? openDevice(target) : openDraft(target, there));
    return draft;
  };
  return {
    write: async (text) => {
      if (failure !== undefined) return;
      try {
        await (await opened()).handle.appendFile(text);
      } catch (cause) {
        failure = cause;
      }
    },
    commit: () =>
      refused(target.name, async () => {
        if (failure !== undefined) throw failure;
        await (await opened()).commit();
      }),
    discard: async () => draft?.discard(),
  };
}

type Handle = Awaited<ReturnType<typeof open>>;

/** A file that is being written. Its handle may be closed twice: the second time nothing happens. */
interface Draft {
  readonly handle: Handle;
  commit(): Promise<void>;
  discard(): Promise<void>;
}

/** The one decision: whether an output may be written, and over what. */
async function standing({ file, name }: Target, terms: Terms, content?: Uint8Array): Promise<Standing> {
  const { sources, force, isEarlier } = terms;
  const stats = await statsOf(file);
  if (!stats) {
    await landing(file);
    return null;
  }
  await keepOff(stats, name, sources);
  if (stats.isDirectory()) throw Object.assign(new Error(`${file} is a folder`), { code: 'EISDIR' });
  if (!stats.isFile()) return 'device';
  if (stats.size > largest && !force) throw inTheWay(name, isEarlier !== undefined);
  const there = await readFile(file);
  const isFree = force || there.length === 0 || (content && same(there, content)) || (await isEarlier?.(there));
  if (!isFree) throw inTheWay(name, isEarlier !== undefined);
  return there;
}

async function put(
  target: Target,
  there: Uint8Array | null,
  fill: (handle: Handle) => Promise<void>,
  mode?: number,
): Promise<void> {
  const draft = await openDraft(target, there, mode);
  try {
    await fill(draft.handle);
    await draft.commit();
  } finally {
    await draft.discard();
  }
}

async function openDraft(target: Target, there: Uint8Array | null, mode?: number): Promise<Draft> {
  const file = there === null ? await landing(target.file) : await realpath(target.file);
  if (there === null) await mkdir(dirname(file), { recursive: true });
  // To rename over a file takes no leave to write it.
  else await access(file, constants.W_OK);
  const stats = there === null ? undefined : await stat(file);
  const beside = join(dirname(file), `.report-lint-${randomBytes(6).toString('hex')}.tmp`);
  const handle = await open(beside, 'wx', stats ? stats.mode & 0o777 : mode);
  let isDone = false;
  return {
    handle,
    commit: async () => {
      if (stats) {
        await handle.chown(stats.uid, stats.gid).catch(() => {});
        await handle.chmod(stats.mode & 0o7777);
      }
      await handle.sync();
      await handle.close();
      await keepUnchanged(target, there);
      await rename(beside, file);
      isDone = true;
      await syncFolder(dirname(file));
    },
    discard: async () => {
      await handle.close().catch(() => {});
      if (!isDone) await rm(beside, { force: true }).catch(() => {});
    },
  };
}

async function openDevice({ file }: Target): Promise<Draft> {
  const handle = await open(file, 'w');
  return { handle, commit: () => handle.close(), discard: () => handle.close() };
}

/** Compares all bytes: a time can stay the same, a size too. */
async function keepUnchanged({ file, name }: Target, there: Uint8Array | null): Promise<void> {
  const stats = await statsOf(file);
  const now = stats ? await readFile(file) : null;
  if (now === there || (now && there && same(now, there))) return;
  throw changedMeanwhile(name);
}

/** As bigints: as numbers, those of two files on Windows may come out the same. */
async function statsOf(file: string) {
  try {
    return await stat(file, { bigint: true });
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined;
    throw cause;
  }
}

/**
 * Where a file comes to stand that is not there yet: its path, or what a link there names.
 * @throws the system's error where the folder that a link leads to is not there
 */
async function landing(file: string): Promise<string> {
  const named = await readlink(file).catch(() => undefined);
  if (named === undefined) return file;
  const folder = await realpath(dirname(file));
  const next = resolve(folder, named);
  await realpath(dirname(next));
  return landing(next);
}

async function keepOff(stats: Identity, name: string, sources: Terms['sources']): Promise<void> {
  for (const source of sources) if (await isSameFile(stats, source)) throw isSource(name, source);
}

/** What a file is, whatever it is called. */
interface Identity {
  readonly dev: bigint;
  readonly ino: bigint;
}

async function isSameFile({ dev, ino }: Identity, other: string): Promise<boolean> {
  const stats = await statsOf(other).catch(() => undefined);
  return stats !== undefined && stats.dev === dev && stats.ino === ino;
}

/** Makes the new name last. Not every system has folders that can be opened; the file itself is safe by now. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
}

/** Words what the system refuses for the user. */
async function refused<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const code = codeOf(cause);
    if (cause instanceof UserError || code === undefined) throw cause;
    throw cannotWrite(name, code, cause);
  }
}

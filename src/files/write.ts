import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, appendFile, mkdir, open, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../errors.ts';
import { cannotWrite, changedMeanwhile, inTheWay, isSource } from './refusals.ts';

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
 * renamed. Makes the folders above it where they lack, keeps the mode of what it replaces, and follows links.
 * @throws {UserError} where something else stands there, or the system refuses; the old file is then unchanged
 */
export async function write(target: Target, content: string | Uint8Array, terms: Terms): Promise<void> {
  await refused(target.name, async () => {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const there = await standing(target, terms, bytes);
    if (there === 'device') await writeFile(target.file, bytes);
    else if (there === null || !same(there, bytes))
      await put(target, there, (handle) => handle.writeFile(bytes), terms.mode);
  });
}

/**
 * Puts new content in the place of the very file that was read.
 * @throws {UserError} where the file no longer holds `read`, or the system refuses; the file is then unchanged
 */
export async function replace(target: Target, read: Uint8Array, content: Uint8Array): Promise<void> {
  await refused(target.name, async () => {
    await keepUnchanged(target, read);
    await put(target, read, (handle) => handle.writeFile(content));
  });
}

/** Writes behind what stands in a file. */
export async function append({ file, name }: Target, content: string): Promise<void> {
  await refused(name, () => appendFile(file, content));
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

interface Draft {
  readonly handle: Handle;
  commit(): Promise<void>;
  discard(): Promise<void>;
}

/** The one decision: whether an output may be written, and over what. */
async function standing({ file, name }: Target, terms: Terms, content?: Uint8Array): Promise<Standing> {
  const { sources, force, isEarlier } = terms;
  const stats = await statsOf(file);
  if (!stats) return null;
  for (const source of sources) if (await isSameFile(stats, source)) throw isSource(name, source);
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
  const file = there === null ? target.file : await realpath(target.file);
  if (there === null) await mkdir(dirname(file), { recursive: true });
  // To rename over a file takes no leave to write it.
  else await access(file, constants.W_OK);
  const stats = there === null ? undefined : await stat(file);
  const beside = join(dirname(file), `.report-lint-${randomBytes(6).toString('hex')}.tmp`);
  const handle = await open(beside, 'wx', stats ? stats.mode & 0o777 : mode);
  let isOpen = true;
  let isDone = false;
  const close = async () => {
    if (isOpen) await handle.close();
    isOpen = false;
  };
  return {
    handle,
    commit: async () => {
      if (stats) {
        await handle.chown(stats.uid, stats.gid).catch(() => {});
        await handle.chmod(stats.mode & 0o7777);
      }
      await handle.sync();
      await close();
      await keepUnchanged(target, there);
      await rename(beside, file);
      isDone = true;
      await syncFolder(dirname(file));
    },
    discard: async () => {
      await close().catch(() => {});
      if (!isDone) await rm(beside, { force: true }).catch(() => {});
    },
  };
}

async function openDevice({ file }: Target): Promise<Draft> {
  const handle = await open(file, 'w');
  let isOpen = true;
  const close = async () => {
    if (isOpen) await handle.close();
    isOpen = false;
  };
  return { handle, commit: close, discard: close };
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

async function isSameFile({ dev, ino }: { dev: bigint; ino: bigint }, other: string): Promise<boolean> {
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

import { statSync } from 'node:fs';
import { basename, dirname, resolve, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { watch } from 'chokidar';
import { UserError } from '../model/errors.ts';
import { mayBeReport } from '../readers/kind/extensions.ts';
import { isLock, isPattern } from './find.ts';

/** Milliseconds without a change after which a save is over: programs write a file in several steps. */
const calm = 200;

export interface Watched {
  /** Folder that relative paths start from, absolute. */
  readonly cwd: string;
  /** Whether the run itself writes a file, given by its absolute path. */
  readonly isWritten: (file: string) => boolean;
  readonly signal?: AbortSignal;
}

export interface Saves {
  /** Absolute paths, each time that it has become calm; ends by the signal, or when none of the folders is there any more. */
  readonly batches: AsyncIterable<readonly string[]>;
  close(): Promise<void>;
}

/**
 * Hears, from now on, of files that are saved, added or removed. What programs put beside a file while they save it is no
 * report: in the end they rename it, and that is a save.
 * @throws {UserError} where there is nothing to watch, or the system watches no more
 */
export async function saves(names: readonly string[], watched: Watched): Promise<Saves> {
  const { cwd, isWritten, signal } = watched;
  const roots = names.map((name) => rootOf(resolve(cwd, name)));
  if (!roots.some(isThere)) throw nothingThere(names);
  const paths = roots.map(({ path }) => path);
  const saved = new Set<string>();
  let events = 0;
  let failure: unknown;
  let wake = () => {};
  const happened = (file?: string) => {
    if (file !== undefined) saved.add(file);
    events += 1;
    wake();
  };
  // Asked of a folder before what is in it.
  const isPassedOver = (path: string, isFile: boolean) => {
    const name = basename(path);
    if (name.startsWith('.') || name === 'node_modules' || isLock(name)) return true;
    return isFile && (!mayBeReport(name) || isWritten(path));
  };
  const watcher = watch(paths, {
    ignoreInitial: true,
    ignored: (path, stats) => !paths.includes(resolve(path)) && isPassedOver(resolve(path), stats?.isFile() ?? false),
  });
  watcher.on('all', (event, path) => happened(/Dir$/.test(event) ? undefined : path));
  watcher.on('error', (error) => {
    failure ??= cannotWatch(names.join(' '), error as Error);
    if (failure) happened();
  });
  signal?.addEventListener('abort', () => wake(), { once: true });
  await new Promise<void>((ready) => {
    watcher.once('ready', ready);
    watcher.once('error', () => ready());
  });

  async function* batches(): AsyncGenerator<readonly string[], void> {
    for (;;) {
      const before = events;
      if (saved.size > 0) await sleep(calm);
      else if (!signal?.aborted && !failure) await new Promise<void>((resume) => (wake = resume));
      if (failure) throw failure;
      if (signal?.aborted || !roots.some(isThere)) return;
      if (saved.size === 0 || events !== before) continue;
      const batch = [...saved].sort();
      saved.clear();
      yield batch;
    }
  }
  return { batches: batches(), close: () => watcher.close() };
}

interface Root {
  /** A folder, or the one file that counts. */
  readonly path: string;
  readonly folder: string;
  readonly inode: bigint | undefined;
}

/** Of a pattern, the folder as far as it is spelt out. */
function rootOf(given: string): Root {
  const parts = given.split(/[/\\]/);
  const open = parts.findIndex(isPattern);
  const isThere = inodeOf(given) !== undefined;
  const path = open < 0 || isThere ? given : parts.slice(0, open).join(sep) || sep;
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const folder = isFolder ? path : dirname(path);
  return { path, folder, inode: inodeOf(folder) };
}

/** A folder that was removed and made again is another one, of which nothing is heard. */
function isThere({ folder, inode }: Root): boolean {
  return inode !== undefined && inodeOf(folder) === inode;
}

function inodeOf(path: string): bigint | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino;
}

function nothingThere(names: readonly string[]): UserError {
  const list = names.join(' ');
  return new UserError('not-found', {
    zh: `要监视的文件夹不存在：${list}`,
    en: `there is no folder to watch: ${list}`,
  });
}

/** Undefined for what concerns one path, as a link in a circle: the run itself says what it cannot open. */
function cannotWatch(name: string, cause: Error & { code?: unknown }): unknown {
  if (cause.code === undefined) return cause;
  if (cause.code !== 'ENOSPC' && cause.code !== 'EMFILE') return undefined;
  return new UserError(
    'usage',
    {
      zh: `${name} 里的文件太多，系统不让监视（${cause.code}）；请只监视其中的一部分`,
      en: `the system does not let so many files be watched as ${name} holds (${cause.code}); watch a part of them`,
    },
    { cause },
  );
}

import { statSync } from 'node:fs';
import { basename, dirname, resolve, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { watch } from 'chokidar';
import { isPassedOver } from '../file-names/listed.ts';
import { UserError } from '../model/errors.ts';
import { isPattern, type Search } from './find.ts';

/** Milliseconds without a change after which a save is complete. Programs write a file in several steps. */
const quietPeriod = 200;

export interface WatchOptions extends Pick<Search, 'cwd' | 'mayBeReport' | 'isWritten'> {
  /** Ends the watch. */
  readonly signal?: AbortSignal;
}

/**
 * Watches for files that are saved, added or removed, from now on. Ignores the files that programs write next to a file
 * while they save it; the rename at the end is the save.
 * @throws {UserError} if there is nothing to watch, or the system allows no more watches
 */
export async function createWatcher(names: readonly string[], options: WatchOptions) {
  const { cwd, mayBeReport, isWritten, signal } = options;
  const roots = names.map((name) => rootOf(resolve(cwd, name)));
  if (!roots.some(isUnchanged)) throw nothingToWatch(names);
  const paths = roots.map(({ path }) => path);
  const changed = new Set<string>();
  let events = 0;
  let failure: unknown;
  let wake = () => {};
  const onEvent = (file?: string) => {
    if (file !== undefined) changed.add(file);
    events += 1;
    wake();
  };
  // Called for a folder before its content.
  const isIgnored = (path: string, isFile: boolean) => {
    const name = basename(path);
    if (isPassedOver(name)) return true;
    return isFile && (!mayBeReport(name) || isWritten(path));
  };
  const watcher = watch(paths, {
    ignoreInitial: true,
    ignored: (path, stats) => !paths.includes(resolve(path)) && isIgnored(resolve(path), stats?.isFile() ?? false),
  });
  watcher.on('all', (event, path) => onEvent(/Dir$/.test(event) ? undefined : path));
  watcher.on('error', (error) => {
    failure ??= watchError(names.join(' '), error as Error);
    if (failure) onEvent();
  });
  signal?.addEventListener('abort', () => wake(), { once: true });
  await new Promise<void>((ready) => {
    watcher.once('ready', ready);
    watcher.once('error', () => ready());
  });

  /** Gives the absolute paths of changed files. Ends by the signal, or when none of the folders is left. */
  async function* batches(): AsyncGenerator<readonly string[], void> {
    for (;;) {
      const before = events;
      if (changed.size > 0) await sleep(quietPeriod);
      else if (!signal?.aborted && !failure) await new Promise<void>((resume) => (wake = resume));
      if (failure) throw failure;
      if (signal?.aborted || !roots.some(isUnchanged)) return;
      if (changed.size === 0 || events !== before) continue;
      const batch = [...changed].sort();
      changed.clear();
      yield batch;
    }
  }
  return { batches: batches(), close: () => watcher.close() };
}

interface Root {
  /** A folder, or a single file. */
  readonly path: string;
  readonly folder: string;
  readonly inode: bigint | undefined;
}

/** The root of a pattern is the folder in front of its first wildcard. */
function rootOf(given: string): Root {
  const parts = given.split(/[/\\]/);
  const wildcard = parts.findIndex(isPattern);
  const exists = inodeOf(given) !== undefined;
  const path = wildcard < 0 || exists ? given : parts.slice(0, wildcard).join(sep) || sep;
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const folder = isFolder ? path : dirname(path);
  return { path, folder, inode: inodeOf(folder) };
}

/** A folder that was removed and created again is a new one, which the watcher does not see. */
function isUnchanged({ folder, inode }: Root): boolean {
  return inode !== undefined && inodeOf(folder) === inode;
}

function inodeOf(path: string): bigint | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino;
}

function nothingToWatch(names: readonly string[]): UserError {
  const list = names.join(' ');
  return new UserError('not-found', {
    zh: `要监视的文件夹不存在：${list}`,
    en: `there is no folder to watch: ${list}`,
  });
}

/** Returns undefined for an error about one path, such as a circular link. The run itself reports what it cannot open. */
function watchError(name: string, cause: Error & { code?: unknown }): unknown {
  if (cause.code === undefined) return cause;
  if (cause.code !== 'ENOSPC' && cause.code !== 'EMFILE') return undefined;
  return new UserError(
    'usage',
    {
      zh: `${name} 里的文件太多，系统不允许监视（${cause.code}）；请只监视其中的一部分`,
      en: `the system cannot watch all files of ${name} (${cause.code}); watch a part of them`,
    },
    { cause },
  );
}

import { type FSWatcher, statSync, watch } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../errors.ts';
import { isLock, isPattern } from './find.ts';
import { cannotOpen } from './open.ts';

/** Milliseconds without a change after which a save is over: programs write a file in several steps. */
const calm = 200;

export interface Watched {
  /** Folder that relative paths start from, absolute. */
  readonly cwd: string;
  /** Whether a reader exists for a file of this name. */
  readonly isReadable: (path: string) => boolean;
  /** Absolute paths that the run itself writes. */
  readonly written: readonly string[];
  readonly signal?: AbortSignal;
}

interface Root {
  readonly folder: string;
  readonly inode: number;
  readonly watcher: FSWatcher;
}

export interface Saves {
  /** Absolute paths, each time that it has become calm; ends by the signal, or when none of the folders is there any more. */
  readonly batches: AsyncIterable<readonly string[]>;
  close(): void;
}

/**
 * Hears, from now on, of files that are saved, added or removed. What programs put beside a file while they save it is no
 * report: in the end they rename it, and that is a save.
 * @throws {UserError} where there is nothing to watch, or the system watches no more
 */
export function saves(names: readonly string[], watched: Watched): Saves {
  const { signal } = watched;
  const saved = new Set<string>();
  let events = 0;
  let failure: unknown;
  let wake = () => {};
  const happened = (file?: string) => {
    if (file !== undefined) saved.add(file);
    events += 1;
    wake();
  };
  const roots: Root[] = [];
  const close = () => {
    for (const { watcher } of roots) watcher.close();
  };
  signal?.addEventListener('abort', () => wake(), { once: true });
  try {
    for (const name of names) {
      const root = follow(name, watched, happened);
      roots.push(root);
      root.watcher.on('error', (error) => {
        if (isThere(root)) failure = cannotWatch(name, error);
        happened();
      });
    }
  } catch (error) {
    close();
    throw error;
  }

  async function* batches(): AsyncGenerator<readonly string[], void> {
    for (;;) {
      const before = events;
      if (saved.size > 0) await sleep(calm);
      else if (!signal?.aborted) await new Promise<void>((resume) => (wake = resume));
      if (failure) throw failure;
      if (signal?.aborted || !roots.some(isThere)) return;
      if (saved.size === 0 || events !== before) continue;
      const batch = [...saved].sort();
      saved.clear();
      yield batch;
    }
  }
  return { batches: batches(), close };
}

/** A file is followed by its folder: one that is saved by renaming is another file each time. */
function follow(name: string, { cwd, isReadable, written }: Watched, happened: (file?: string) => void): Root {
  const path = resolve(cwd, name);
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const recursive = isFolder || isPattern(name);
  const folder = isFolder ? path : recursive ? fixedPart(path) : dirname(path);
  const isMeant = (inside: string) =>
    recursive
      ? isReadable(inside) && !isPassedOver(inside) && !written.includes(join(folder, inside))
      : inside === basename(path);
  try {
    const watcher = watch(folder, { recursive }, (_, inside) => {
      happened(inside !== null && isMeant(inside) ? join(folder, inside) : undefined);
    });
    return { folder, inode: statSync(folder).ino, watcher };
  } catch (cause) {
    throw cannotWatch(name, cause as Error);
  }
}

/** The folder of a pattern, as far as it is spelt out. */
function fixedPart(pattern: string): string {
  const parts = pattern.split(/[/\\]/);
  return parts.slice(0, parts.findIndex(isPattern)).join(sep) || sep;
}

/** As in the search of a folder. */
function isPassedOver(inside: string): boolean {
  return inside.split(/[/\\]/).some((part) => part.startsWith('.') || part === 'node_modules' || isLock(part));
}

/** A folder that was removed and made again is another one, of which the watcher hears nothing. */
function isThere({ folder, inode }: Root): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.ino === inode;
}

function cannotWatch(name: string, cause: Error & { code?: unknown }): unknown {
  if (cause.code !== 'ENOSPC' && cause.code !== 'EMFILE') return cannotOpen(cause);
  return new UserError(
    'usage',
    {
      zh: `${name} 里的文件太多，系统不让监视（${cause.code}）；请只监视其中的一部分`,
      en: `the system does not let so many files be watched as ${name} holds (${cause.code}); watch a part of them`,
    },
    { cause },
  );
}

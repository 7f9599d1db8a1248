import { createReadStream } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import { basename, dirname, resolve, sep } from 'node:path';
import { isLock, isPassedOver, listedAs, markedCopies, type Naming } from '../file-names/listed.ts';
import { UserError } from '../model/errors.ts';
import type { Text } from '../model/text.ts';
import { FoundFile } from './found-file.ts';
import { cannotOpen } from './open.ts';
import type { Source } from './source.ts';
import { isTemporary } from './temporary.ts';
import { typeOf } from './type-of.ts';

export interface Search extends Naming {
  /** Folder that relative paths start from, absolute. */
  readonly cwd: string;
  /** Opens standard input, which takes time. Called only for `-`. */
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** The path of standard input in the result. */
  readonly stdinName: string;
  /** Limits the search to some of the files, by absolute path. */
  readonly isWanted?: (file: string) => boolean;
  /** True if the run itself writes the file, by absolute path. */
  readonly isWritten: (file: string) => boolean;
  /** Called with the number of entries of each folder, and of the names themselves. */
  readonly onListed?: (entries: number) => void;
}

/**
 * Finds what the user named: files, folders, patterns, and `-` for standard input. A folder gives all files below it that
 * may be reports, except hidden ones, those in `node_modules`, and marked copies next to their report. A name that does
 * not exist gives a source that cannot be opened.
 */
export async function find(names: readonly string[], search: Search) {
  const { cwd, isWanted = () => true } = search;
  const sources = new Map<string, Source>();
  const notices: Text[] = [];
  /** Reasons, by absolute path. */
  const unreadable = new Map<string, string>();
  const unmatched: string[] = [];
  let lockFiles = 0;
  const add = (source: Source) => {
    const file = resolve(cwd, source.path);
    const previous = sources.get(file);
    if (!previous) sources.set(file, source);
    else if (source.named) sources.set(file, asNamed(previous));
  };
  const addUnreadable = (path: string) => unreadable.set(resolve(cwd, path), path);
  const addListed = (path: string, named: boolean) => add(new FoundFile(path, named, cwd, true));
  const isWantedPath = (path: string) => isWanted(resolve(cwd, path));
  search.onListed?.(names.length);
  for (const name of names) {
    if (name === '-') {
      sources.set('-', {
        path: search.stdinName,
        named: true,
        ...(await import('./piped.ts')).pipeOpener(search.stdin),
      });
      continue;
    }
    const type = typeOf(resolve(cwd, name));
    if (type === 'folder') {
      const entries = await walk(name, search);
      for (const { path, failure, isUnreadable } of entries) {
        if (!failure && !isWantedPath(path)) continue;
        if (isUnreadable) addUnreadable(path);
        else if (failure) add({ path, named: false, open: failure });
        else addListed(path, false);
      }
      if (entries.every(({ isUnreadable }) => isUnreadable)) notices.push(emptyFolder(name));
    } else if (type !== 'none' || !isPattern(name)) {
      if (isLock(name)) {
        lockFiles++;
        notices.push(lockFile(name));
      } else if (type === 'none' || isWantedPath(name)) {
        add(type === 'pipe' ? await pipeAt(name, cwd) : new FoundFile(name, true, cwd, false));
      }
    } else {
      const { matches, areNamed: areMeant, others } = await expand(name, search);
      for (const path of matches.filter(isWantedPath)) addListed(path, areMeant);
      for (const path of others.filter(isWantedPath)) addUnreadable(path);
      if (matches.length === 0) unmatched.push(name);
    }
  }
  // A pattern without a match is a missing file if there are other sources. Alone, it leaves the run nothing to do.
  if (sources.size > 0) for (const path of unmatched) add({ path, named: true, open: () => Promise.reject(noMatch()) });
  return {
    /** In order of path, each once. */
    sources: [...sources.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
    /** Files of kinds that cannot be read, from a folder or a pattern; in order of path. */
    unreadable: [...unreadable].flatMap(([file, path]) => (sources.has(file) ? [] : [path])).sort(),
    /** Number of Office lock files that were named. */
    lockFiles,
    notices,
  };
}

async function pipeAt(path: string, cwd: string): Promise<Source> {
  const { pipeOpener } = await import('./piped.ts');
  return { path, named: true, ...pipeOpener(() => createReadStream(resolve(cwd, path))) };
}

function asNamed(source: Source): Source {
  return source instanceof FoundFile ? source.asNamed() : { ...source, named: true };
}

interface WalkEntry {
  readonly path: string;
  /** Rejects with the reason, for a folder that cannot be listed. */
  readonly failure?: () => Promise<Uint8Array>;
  readonly isUnreadable?: true;
}

async function walk(folder: string, search: Search, visited = new Set<string>()): Promise<WalkEntry[]> {
  const absolute = resolve(search.cwd, folder);
  try {
    // A link may lead back to a folder above it.
    const real = await realpath(absolute);
    if (visited.has(real)) return [];
    visited.add(real);
    const walked: WalkEntry[] = [];
    const entries = await readdir(absolute, { withFileTypes: true });
    search.onListed?.(entries.length);
    const names = entries.map(({ name }) => name);
    const kindOf = listedAs(folder, names, search);
    for (const entry of entries) {
      const { name } = entry;
      if (isPassedOver(name)) continue;
      const path = joinPath(folder, name);
      const file = resolve(search.cwd, path);
      const type = entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : typeOf(file);
      if (type === 'folder') {
        for (const one of await walk(path, search, visited)) walked.push(one);
      } else if (type !== 'pipe' && !search.isWritten(file)) {
        const kind = kindOf(name);
        if (kind === 'report') walked.push({ path });
        else if (kind === 'unreadable') walked.push({ path, isUnreadable: true });
      }
    }
    return walked;
  } catch (cause) {
    const failure = cannotOpen(cause, true);
    return [{ path: folder, failure: () => Promise.reject(failure) }];
  }
}

function joinPath(folder: string, name: string): string {
  if (folder === '.') return name;
  // A text that is put together with `+` keeps its parts in memory, too.
  return /[/\\]$/.test(folder) ? [folder, name].join('') : [folder, name].join('/');
}

/**
 * Finds the files that match a pattern, and further ones that cannot be read. `areNamed` if it matches only files that are
 * not reports by name, and so names them: `*.pptx`, `*.核对.xlsx`.
 */
async function expand(pattern: string, search: Search) {
  const { cwd, isWritten, mayBeReport, isTitled } = search;
  const { glob } = await import('tinyglobby');
  const portable = sep === '\\' ? pattern.replaceAll('\\', '/') : pattern;
  const absolute = portable === resolve(portable) || /^[a-z]:\//i.test(portable);
  const ignore = ['**/node_modules/**'];
  const matches = await glob(portable, { cwd, absolute, expandDirectories: false, ignore });
  const files = matches.filter((path) => !isLock(path) && !isTemporary(path) && !isWritten(resolve(cwd, path)));
  const isReport = (path: string) => mayBeReport(path) || isTitled(path);
  const readable = files.filter(isReport);
  const copies = new Map<string, ReadonlySet<string>>();
  for (const folder of new Set(readable.map((path) => dirname(resolve(cwd, path)))))
    copies.set(folder, markedCopies(await readdir(folder), search));
  const reports = readable.filter((path) => !copies.get(dirname(resolve(cwd, path)))!.has(basename(path)));
  if (reports.length > 0) {
    return { matches: reports, areNamed: false, others: files.filter((path) => !isReport(path)) };
  }
  return { matches: readable.length > 0 ? readable : files, areNamed: true, others: [] };
}

/** True if a name may match several files. */
export function isPattern(name: string): boolean {
  return /[*?[\]{}]|[!@+]\(/.test(name);
}

function lockFile(name: string): Text {
  return {
    zh: `${name}：是 Office 打开文件时的临时文件，已跳过`,
    en: `${name}: a temporary file that Office keeps while a file is open; skipped`,
  };
}

function emptyFolder(name: string): Text {
  return { zh: `${name}：文件夹里没有可读取的文件`, en: `${name}: the folder has no readable file` };
}

function noMatch(): UserError {
  return new UserError('not-found', {
    zh: '没有匹配的文件，请检查路径',
    en: 'no file matches this pattern; check the path',
  });
}

import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, resolve, sep } from 'node:path';
import { UserError } from '../model/errors.ts';
import type { Text } from '../model/text.ts';
import { mayBeReport } from '../readers/kind/extensions.ts';
import { copiesAmong } from './copies.ts';
import { cannotOpen, open, readAll } from './open.ts';

/** A file to judge. It is opened only when its turn comes, so that a run holds one file at a time. */
export interface Source {
  /** As the user gave it, or below the folder that the user gave. */
  readonly path: string;
  /** Whether the user means this very file: by its name, or by a pattern that gives nothing else to check. */
  readonly named: boolean;
  /** Its bytes; rejects with a `UserError` where they cannot be had. */
  open(): Promise<Uint8Array>;
}

export interface Search {
  /** Folder that relative paths start from, absolute. */
  readonly cwd: string;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** What standard input is called. */
  readonly stdinName: string;
  /** Whether a file is called as reports are, whatever its kind. */
  readonly isTitled: (path: string) => boolean;
  /** Whether a file is meant, of those that are there; asked by its absolute path. */
  readonly isWanted?: (file: string) => boolean;
  /** Whether the run itself writes a file, given by its absolute path. */
  readonly isWritten: (file: string) => boolean;
}

export interface Found {
  /** In order of path, none twice. */
  readonly sources: readonly Source[];
  /** Files of kinds that no reader is for, in a folder or given by a pattern; in order of path. */
  readonly passedOver: readonly string[];
  /** How many lock files of Office were named. */
  readonly locks: number;
  readonly notices: readonly Text[];
}

/**
 * What the user named: files, folders (with all below them that may be a report or is titled as one; hidden ones,
 * `node_modules` and marked copies beside their report are left out), patterns, and `-` for
 * standard input. A name that is not there is a source that cannot be opened.
 */
export async function find(names: readonly string[], search: Search): Promise<Found> {
  const sources = new Map<string, Source>();
  const notices: Text[] = [];
  /** By absolute path. */
  const others = new Map<string, string>();
  const { isWanted = () => true } = search;
  const take = (path: string, named: boolean, opened?: () => Promise<Uint8Array>) => {
    const file = resolve(search.cwd, path);
    const before = sources.get(file);
    if (!before) sources.set(file, { path, named, open: opened ?? (() => open(file)) });
    else if (named) sources.set(file, { ...before, named });
  };
  const listed = (path: string) => () => open(resolve(search.cwd, path), true);
  const unmatched: string[] = [];
  let locks = 0;
  for (const name of names) {
    if (name === '-') {
      sources.set('-', { path: search.stdinName, named: true, open: () => readAll(search.stdin) });
      continue;
    }
    const kind = await kindOf(resolve(search.cwd, name));
    if (kind === 'folder') {
      const walked = await walk(name, search);
      for (const { path, failure, isOther } of walked) {
        if (!failure && !isWanted(resolve(search.cwd, path))) continue;
        if (isOther) others.set(resolve(search.cwd, path), path);
        else take(path, false, failure ?? listed(path));
      }
      if (walked.every(({ isOther }) => isOther)) notices.push(emptyFolder(name));
    } else if (kind !== 'none' || !isPattern(name)) {
      if (isLock(name)) {
        locks++;
        notices.push(lockFile(name));
      } else if (kind === 'none' || isWanted(resolve(search.cwd, name))) take(name, true);
    } else {
      const { matches, areMeant, beside } = await expand(name, search);
      for (const path of matches) if (isWanted(resolve(search.cwd, path))) take(path, areMeant, listed(path));
      for (const path of beside) {
        const file = resolve(search.cwd, path);
        if (isWanted(file)) others.set(file, path);
      }
      if (matches.length === 0) unmatched.push(name);
    }
  }
  // Beside others, a pattern that gives nothing is a file that is not there; alone, the run has nothing to do.
  if (sources.size > 0) for (const name of unmatched) take(name, true, () => Promise.reject(noMatch()));
  return {
    sources: [...sources.values()].sort((a, b) => order(a.path, b.path)),
    passedOver: [...others].flatMap(([file, path]) => (sources.has(file) ? [] : [path])).sort(order),
    locks,
    notices,
  };
}

/** A pipe or a device is read where it is named; one that lies in a folder would keep the run waiting for ever. */
async function kindOf(file: string): Promise<'file' | 'folder' | 'pipe' | 'none'> {
  try {
    const stats = await stat(file);
    return stats.isDirectory() ? 'folder' : stats.isFile() ? 'file' : 'pipe';
  } catch {
    return 'none';
  }
}

interface Walked {
  readonly path: string;
  /** How it fails, for a folder that cannot be listed. */
  readonly failure?: () => Promise<Uint8Array>;
  /** No reader is for it, by its name. */
  readonly isOther?: true;
}

/** Where browsers and Word put the pictures of a page that they save. */
const partsOfPage = /(?:_files|\.files)$/;

async function walk(folder: string, search: Search, visited = new Set<string>()): Promise<Walked[]> {
  const absolute = resolve(search.cwd, folder);
  try {
    // A link may lead back to a folder above it.
    const real = await realpath(absolute);
    if (visited.has(real)) return [];
    visited.add(real);
    const walked: Walked[] = [];
    const entries = await readdir(absolute, { withFileTypes: true });
    const copies = copiesAmong(entries.map(({ name }) => name));
    for (const entry of entries) {
      const { name } = entry;
      if (name.startsWith('.') || name === 'node_modules' || isLock(name)) continue;
      const path = below(folder, name);
      const file = resolve(search.cwd, path);
      const kind = entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : await kindOf(file);
      if (kind === 'folder') {
        for (const one of await walk(path, search, visited)) walked.push(one);
      } else if (kind !== 'pipe' && !search.isWritten(file) && !copies.has(name)) {
        const isPart = partsOfPage.test(folder);
        if (mayBeReport(name) || (search.isTitled(name) && !isPart)) walked.push({ path });
        else if (!isPart) walked.push({ path, isOther: true });
      }
    }
    return walked;
  } catch (cause) {
    const failure = cannotOpen(cause, true);
    return [{ path: folder, failure: () => Promise.reject(failure) }];
  }
}

function below(folder: string, name: string): string {
  if (folder === '.') return name;
  return /[/\\]$/.test(folder) ? `${folder}${name}` : `${folder}/${name}`;
}

interface Expanded {
  readonly matches: readonly string[];
  /** They are no reports by their names, and there are no others: `*.pptx`, or copies, `*.核对.xlsx`. */
  readonly areMeant: boolean;
  /** What else it gives that cannot be read. */
  readonly beside: readonly string[];
}

async function expand(pattern: string, { cwd, isWritten, isTitled }: Search): Promise<Expanded> {
  const { glob } = await import('tinyglobby');
  const portable = sep === '\\' ? pattern.replaceAll('\\', '/') : pattern;
  const absolute = portable === resolve(portable) || /^[a-z]:\//i.test(portable);
  const ignore = ['**/node_modules/**'];
  const matches = await glob(portable, { cwd, absolute, expandDirectories: false, ignore });
  const files = matches.filter((path) => !isLock(path) && !isWritten(resolve(cwd, path)));
  const isReport = (path: string) => mayBeReport(path) || isTitled(path);
  const readable = files.filter(isReport);
  const copies = new Map<string, ReadonlySet<string>>();
  for (const folder of new Set(readable.map((path) => dirname(resolve(cwd, path)))))
    copies.set(folder, copiesAmong(await readdir(folder)));
  const reports = readable.filter((path) => !copies.get(dirname(resolve(cwd, path)))!.has(basename(path)));
  if (reports.length > 0) return { matches: reports, areMeant: false, beside: files.filter((path) => !isReport(path)) };
  return { matches: readable.length > 0 ? readable : files, areMeant: true, beside: [] };
}

/** Whether a name stands for several files. */
export function isPattern(name: string): boolean {
  return /[*?[\]{}]|[!@+]\(/.test(name);
}

/** Office puts `~$name` beside a workbook that is open. */
export function isLock(path: string): boolean {
  return /(?:^|[/\\])~\$[^/\\]*$/.test(path);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function lockFile(name: string): Text {
  return {
    zh: `${name}：是 Office 打开文件时的临时文件，已跳过`,
    en: `${name}: a temporary file that Office keeps while a file is open; skipped`,
  };
}

function emptyFolder(name: string): Text {
  return { zh: `${name}：文件夹里没有能读的文件`, en: `${name}: the folder holds no file that can be read` };
}

function noMatch(): UserError {
  return new UserError('not-found', {
    zh: '没有与之相配的文件，请检查路径',
    en: 'no file matches this pattern; check the path',
  });
}

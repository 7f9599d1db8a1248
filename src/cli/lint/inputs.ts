import { resolve } from 'node:path';
import type { Settings } from '../../config/settings.ts';
import { find, type Search } from '../../files/find.ts';
import { outputFolders } from '../../files/inside.ts';
import { runOutputs } from '../../files/run-outputs.ts';
import type { Source } from '../../files/source.ts';
import { once } from '../../model/memoize.ts';
import { mayBeReport } from '../../readers/kind/extensions.ts';
import { isReportFileName } from '../../run/naming.ts';
import { configure } from '../config/configure.ts';
import type { ConfigFinder } from '../config/find.ts';
import type { Io } from '../io.ts';
import { nothingNamed } from '../messages.ts';
import type { LintRequest } from '../options/lint.ts';
import { findReferences, readReferences } from './references.ts';
import { excludedFiles, writtenFolders } from './run-files.ts';

/** The place of a run and of its configurations. */
interface Where {
  /** Folder that relative paths start from, absolute. */
  readonly cwd: string;
  readonly findConfig: ConfigFinder;
}

/**
 * Finds the files of a run, those of other shards included, with their configuration, and reads the roster and the reports
 * that they are compared with.
 * @throws {UserError} if nothing is named, or a file that is not judged cannot be read
 */
export async function findInputs(request: LintRequest, io: Io, { cwd, findConfig }: Where) {
  const cache = request.cache
    ? await (await import('./cache.ts')).openCache(request.names, request.cache, cwd, io.env)
    : undefined;
  const given = cache?.names ?? request.names;
  if (given.length === 0 && !request.changed) throw nothingNamed();
  const { names, isWanted } = request.changed
    ? await (await import('./changed.ts')).selectChanged(given, request.changed, cwd)
    : { names: given };
  const all = searchFor(request, names, io, (file) => cache?.isInside(file) === true);
  const search: Search = { ...all, ...(isWanted && { isWanted }) };
  const found = await find(names, search);
  const sources = await findReferences(request, all);
  const isJudged = ({ path, named }: Source) => named || !sources.files.has(resolve(cwd, path));
  const configured = await configure(found.sources.filter(isJudged), request, findConfig, cwd);
  const { settings, forms, notices, ignored } = configured;
  const roster = await rosterOf(settings, request, { io, cwd });
  const isReport = ({ path }: Source) => resolve(cwd, path) !== roster?.file;
  const inputs = configured.inputs.filter(({ source }) => isReport(source));
  // Those that have not changed are summed up, too.
  const reports =
    isWanted && roster ? (await find(names, all)).sources.filter(isJudged) : inputs.map(({ source }) => source);
  const judged = reports.filter(isReport);
  const run = { request, io, cwd, findConfig, judged, unopened: found.unreadable, roster: roster?.roster };
  const references = await readReferences(sources, run);
  return {
    names,
    cache,
    found,
    settings,
    forms,
    notices,
    ignored,
    roster,
    references,
    inputs: inputs.map(references.expecting),
    /** The absolute paths of the files that are compared with and not judged. */
    referenceFiles: sources.files,
    /** Only the files that differ are checked. */
    isLimited: isWanted !== undefined,
  };
}

/** Returns what to look for below the names of a run: no file that a run writes, or keeps. */
function searchFor(
  request: LintRequest,
  names: readonly string[],
  io: Io,
  isInCache: (file: string) => boolean,
): Search {
  const cwd = resolve(io.cwd ?? '.');
  const isOutput = runOutputs(excludedFiles(request, cwd), [io.stdout.fd, io.stderr.fd]);
  const absolute = names.map((name) => resolve(cwd, name));
  const isBelowOutput = outputFolders(writtenFolders(request, cwd), absolute);
  return {
    cwd,
    stdin: () => io.stdin,
    stdinName: request.stdinName ?? '<stdin>',
    mayBeReport,
    isTitled: isReportFileName,
    isWritten: (file) => isOutput(file) || isBelowOutput(file) || isInCache(file),
    onListed: keepingHeapLow(),
  };
}

/** Files of a run from which on it keeps its heap low. */
const manyFiles = 5000;

/**
 * Returns a function that counts listed files, and keeps the heap low once they are many. It does not wait for the last of them,
 * since V8 decides meanwhile how far the heap may grow.
 */
function keepingHeapLow(): (files: number) => void {
  const keepLow = once(async () => (await import('../work/v8-settings.ts')).keepHeapLow());
  let listed = 0;
  return (files) => {
    listed += files;
    if (listed > manyFiles) keepLow();
  };
}

/** Reads the roster of a run, if it has one. */
async function rosterOf({ roster }: Settings, request: LintRequest, where: { readonly io: Io; readonly cwd: string }) {
  if (roster.value === null) return undefined;
  return (await import('./roster.ts')).openRoster(roster, { request, ...where });
}

import { resolve } from 'node:path';
import type { Settings } from '../../config/settings.ts';
import { find, type Search } from '../../files/find.ts';
import { outputFolders } from '../../files/inside.ts';
import { runOutputs } from '../../files/run-outputs.ts';
import type { Source } from '../../files/source.ts';
import type { Text } from '../../model/text.ts';
import { mayBeReport } from '../../readers/kind/extensions.ts';
import { configure } from '../config/configure.ts';
import { configFinder } from '../config/find.ts';
import type { Limits } from '../exit-code.ts';
import { isReportFileName } from '../forms.ts';
import type { Io } from '../io.ts';
import { nothingNamed, printMessage } from '../messages.ts';
import type { LintRequest } from '../options/lint.ts';
import { findBeside, readBeside } from './beside.ts';
import type { RunContext } from './context.ts';
import { openOutputs, type PreviousOutputs } from './outputs.ts';
import { excludedFiles, openRunFiles, readFiles, writtenFolders } from './run-files.ts';
import { countSkipped, noFiles, type SkippedFiles } from './skipped.ts';
import type { TimeStep } from './stats.ts';

/** A run of lint, ready for the first file. */
export type LintRun = Awaited<ReturnType<typeof prepareRun>>;

/**
 * Finds the files and their configuration, and opens all outputs.
 * @throws {UserError} if there is nothing to check, or an output cannot be written
 */
export async function prepareRun(request: LintRequest, io: Io, earlier: PreviousOutputs) {
  const { quiet, skipUnrelated, shard } = request;
  const isMine = shard ? (await import('./shard.ts')).inShard(shard) : () => true;
  const cwd = resolve(io.cwd ?? '.');
  const stopwatch = request.stats ? (await import('./stats.ts')).createStopwatch() : undefined;
  const findConfig = await configFinder(request, cwd, request.formFile);
  const cache = request.cache
    ? await (await import('./cache.ts')).openCache(request.names, request.cache, cwd, io.env)
    : undefined;
  const given = cache?.names ?? request.names;
  if (given.length === 0 && !request.changed) throw nothingNamed();
  const { names, isWanted } = request.changed
    ? await (await import('./changed.ts')).selectChanged(given, request.changed, cwd)
    : { names: given };
  const isInCache = (file: string) => cache?.isInside(file) === true;
  const searched = searchFor(request, names, io, isInCache);
  const search: Search = { ...searched, ...(isWanted && { isWanted }) };
  const found = await find(names, search);
  const beside = await findBeside(request, search);
  const isJudged = ({ path, named }: Source) => named || !beside.files.has(resolve(cwd, path));
  const configured = await configure(found.sources.filter(isJudged), request, findConfig, cwd);
  const { settings, forms, notices } = configured;
  const roster = await rosterOf(settings, request, { io, cwd });
  // Those that have not changed are summed up, too.
  const withUnchanged = isWanted && roster ? (await find(names, searched)).sources.filter(isJudged) : undefined;
  const isReport = ({ path }: Source) => resolve(cwd, path) !== roster?.file;
  const judged = (withUnchanged ?? configured.inputs.map(({ source }) => source)).filter(isReport);
  const run = { request, io, cwd, findConfig, judged, unopened: found.unreadable, roster: roster?.roster };
  const others = await readBeside(beside, run);
  const inputs = configured.inputs
    .filter(({ source }) => isMine(source.path) && isReport(source))
    .map(others.expecting);
  const ignored = configured.ignored.filter(isMine).length;
  const language = settings.lang.value;
  /** Writes a message to stderr, unless `--quiet`. */
  const say = (text: Text) => {
    if (!quiet) printMessage(io.stderr, text, language);
  };
  if (found.sources.length > 0 || !isWanted) [...found.notices, ...notices].forEach(say);
  others.notices.forEach(say);
  roster?.notices.forEach(say);
  const skipped: SkippedFiles = { ignored, own: [], unrelated: [], unreadable: found.unreadable.filter(isMine) };
  /** True if the run may end without a file to check: none has changed, others have them, or the unrelated are skipped. */
  const mayBeEmpty = () =>
    isWanted !== undefined ||
    (shard !== undefined && found.sources.length > 0) ||
    (skipUnrelated && found.lockFiles + countSkipped(skipped) + skipped.own.length > 0);
  if (inputs.length === 0 && !mayBeEmpty()) throw noFiles(names, skipped);
  const context: RunContext = {
    request,
    io,
    cwd,
    language,
    strict: settings.strict.value,
    limits: limitsOf(settings, request),
    forms,
    sources: [
      ...found.sources.map(({ path }) => resolve(cwd, path)),
      ...readFiles(request, cwd, [...beside.files, roster?.file]),
    ],
    rosterHash: roster?.sha256,
  };
  const { baseline, receipt } = await openRunFiles(context, settings.baseline);
  const outputs = await openOutputs(context, earlier);
  const time: TimeStep = stopwatch?.time ?? ((_, work) => work());
  const searchNotices = found.notices;
  const state = {
    names,
    inputs,
    skipped,
    searchNotices,
    previous: others.previous,
    children: others.children,
    roster: roster?.roster,
    cache,
    baseline,
    receipt,
    outputs,
    stopwatch,
    time,
    mayBeEmpty,
    say,
  };
  return { ...context, ...state };
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
    stdin: io.stdin,
    stdinName: request.stdinName ?? '<stdin>',
    mayBeReport,
    isTitled: isReportFileName,
    isWritten: (file) => isOutput(file) || isBelowOutput(file) || isInCache(file),
  };
}

/** Reads the roster of a run, if it has one. */
async function rosterOf({ roster }: Settings, request: LintRequest, where: { readonly io: Io; readonly cwd: string }) {
  if (roster.value === null) return undefined;
  return (await import('./roster.ts')).openRoster(roster, { request, ...where });
}

function limitsOf({ failOn, maxWarnings }: Settings, { exitZero }: LintRequest): Limits {
  return { failOn: failOn.value, maxWarnings: maxWarnings.value ?? undefined, exitZero };
}

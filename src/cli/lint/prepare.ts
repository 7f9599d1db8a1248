import { resolve } from 'node:path';
import type { Settings } from '../../config/settings.ts';
import type { Text } from '../../model/text.ts';
import type { Limits } from '../../run/exit-code.ts';
import { countSkipped, noFiles, type SkippedFiles } from '../../run/skipped.ts';
import { configFinder } from '../config/find.ts';
import type { Io } from '../io.ts';
import { printMessage } from '../messages.ts';
import type { LintRequest } from '../options/lint.ts';
import type { RunContext } from './context.ts';
import { findInputs } from './inputs.ts';
import { openOutputs, type PreviousOutputs } from './outputs.ts';
import { openRunFiles, readFiles } from './run-files.ts';
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
  const { names, cache, found, settings, forms, notices, roster, references, isLimited, ...files } = await findInputs(
    request,
    io,
    { cwd, findConfig },
  );
  const inputs = files.inputs.filter(({ source }) => isMine(source.path));
  const ignored = files.ignored.filter(isMine).length;
  const language = settings.lang.value;
  /** Writes a message to stderr, unless `--quiet`. */
  const say = (text: Text) => {
    if (!quiet) printMessage(io.stderr, text, language);
  };
  if (found.sources.length > 0 || !isLimited) [...found.notices, ...notices].forEach(say);
  references.notices.forEach(say);
  roster?.notices.forEach(say);
  const skipped: SkippedFiles = { ignored, own: [], unrelated: [], unreadable: found.unreadable.filter(isMine) };
  /** True if the run may end without a file to check: none has changed, others have them, or the unrelated are skipped. */
  const mayBeEmpty = () =>
    isLimited ||
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
    sources: {
      *[Symbol.iterator]() {
        for (const { path } of found.sources) yield resolve(cwd, path);
        yield* readFiles(request, cwd, [...files.referenceFiles, roster?.file]);
      },
    },
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
    previous: references.previous,
    children: references.children,
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

function limitsOf({ failOn, maxWarnings }: Settings, { exitZero }: LintRequest): Limits {
  return { failOn: failOn.value, maxWarnings: maxWarnings.value ?? undefined, exitZero };
}

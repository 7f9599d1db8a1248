import { resolve } from 'node:path';
import { find } from '../../files/find.ts';
import { runOutputs } from '../../files/run-outputs.ts';
import type { Text } from '../../model/text.ts';
import { mayBeReport } from '../../readers/kind/extensions.ts';
import { configure, type Input } from '../config/configure.ts';
import { configFinder } from '../config/find.ts';
import type { Io } from '../io.ts';
import { printMessage } from '../messages.ts';
import type { LintRequest } from '../options/lint.ts';
import type { BaselineRun } from './baseline.ts';
import type { RunContext } from './context.ts';
import { isReportFileName } from './lint-sources.ts';
import { type Outputs, openOutputs, type PreviousOutputs } from './outputs.ts';
import type { Receipt } from './receipt.ts';
import { excludedFiles, openRunFiles, readFiles } from './run-files.ts';
import { countSkipped, noFiles, type SkippedFiles } from './skipped.ts';
import type { Stopwatch } from './stats.ts';

/** A run of lint, ready for the first file. */
export interface LintRun extends RunContext {
  /** The names on the command line, or those that `--changed` gives. */
  readonly names: readonly string[];
  readonly inputs: readonly Input[];
  readonly skipped: SkippedFiles;
  readonly searchNotices: readonly Text[];
  readonly baseline: BaselineRun | undefined;
  readonly receipt: Receipt | undefined;
  readonly outputs: Outputs;
  readonly stopwatch: Stopwatch | undefined;
  /** True if the run may end without a file to check: no file has changed, or the unrelated ones are skipped. */
  mayBeEmpty(): boolean;
  /** Writes a message to stderr, unless `--quiet`. */
  say(text: Text): void;
}

/**
 * Finds the files and their configuration, and opens all outputs.
 * @throws {UserError} if there is nothing to check, or an output cannot be written
 */
export async function prepareRun(request: LintRequest, io: Io, previous: PreviousOutputs): Promise<LintRun> {
  const { quiet, skipUnrelated } = request;
  const cwd = resolve(io.cwd ?? '.');
  const stopwatch = request.stats ? (await import('./stats.ts')).createStopwatch() : undefined;
  const findConfig = await configFinder(request, cwd, request.formFile);
  const { names, isWanted } = request.changed
    ? await (await import('./changed.ts')).selectChanged(request.names, request.changed, cwd)
    : { names: request.names };
  const found = await find(names, {
    cwd,
    stdin: io.stdin,
    stdinName: request.stdinName ?? '<stdin>',
    mayBeReport,
    isTitled: isReportFileName,
    isWritten: runOutputs(excludedFiles(request, cwd), [io.stdout.fd, io.stderr.fd]),
    ...(isWanted && { isWanted }),
  });
  const { inputs, settings, forms, notices, ignored } = await configure(found.sources, request, findConfig, cwd);
  const language = settings.lang.value;
  const say = (text: Text) => {
    if (!quiet) printMessage(io.stderr, text, language);
  };
  if (found.sources.length > 0 || !isWanted) [...found.notices, ...notices].forEach(say);
  const skipped: SkippedFiles = { ignored, own: [], unrelated: [], unreadable: [...found.unreadable] };
  const mayBeEmpty = () =>
    isWanted !== undefined || (skipUnrelated && found.lockFiles + countSkipped(skipped) + skipped.own.length > 0);
  if (inputs.length === 0 && !mayBeEmpty()) throw noFiles(names, skipped);
  const context: RunContext = {
    request,
    io,
    cwd,
    language,
    strict: settings.strict.value,
    limits: {
      failOn: settings.failOn.value,
      maxWarnings: settings.maxWarnings.value ?? undefined,
      exitZero: request.exitZero,
    },
    forms,
    sources: [...found.sources.map(({ path }) => resolve(cwd, path)), ...readFiles(request, cwd)],
  };
  const { baseline, receipt } = await openRunFiles(context, settings.baseline);
  const outputs = await openOutputs(context, previous);
  const searchNotices = found.notices;
  return { ...context, names, inputs, skipped, searchNotices, baseline, receipt, outputs, stopwatch, mayBeEmpty, say };
}

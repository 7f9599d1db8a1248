import { findingsOnly } from '../../formatters/index.ts';
import { UserError } from '../../model/errors.ts';
import type { Result, Summary } from '../../model/result.ts';
import { isFailedByRoster } from '../../model/roster-result.ts';
import type { Text } from '../../model/text.ts';
import { rosterNotices } from '../../presentation/roster.ts';
import { exitCode } from '../../run/exit-code.ts';
import type { FileLinter, FileLintOptions } from '../../run/lint-file.ts';
import { countSkipped, noFiles, skippedNotices, skippedSummary } from '../../run/skipped.ts';
import { tool } from '../../version.ts';
import type { Io } from '../io.ts';
import { errorMessage, printMessage } from '../messages.ts';
import type { LintRequest } from '../options/lint.ts';
import { createJobs } from './jobs.ts';
import { lintSources } from './lint-sources.ts';
import type { PreviousOutputs } from './outputs.ts';
import { type LintRun, prepareRun } from './prepare.ts';
import { progress } from './progress.ts';
import { collectResults } from './results.ts';

/**
 * Lints what the request names, writes the result in every requested format, and returns the exit code. `wrap` may replace
 * the function that lints a file. `previous` holds what earlier runs of the same watch have written.
 */
export async function lintFiles(
  request: LintRequest,
  io: Io,
  wrap: (lint: FileLinter) => FileLinter = (lint) => lint,
  previous: PreviousOutputs = new Map(),
): Promise<number> {
  const run = await prepareRun(request, io, previous);
  let results: RunResults | undefined;
  try {
    results = await lintInputs(run, wrap);
    return await finish(run, results);
  } finally {
    await results?.close();
    await run.outputs.close();
  }
}

type RunResults = Awaited<ReturnType<typeof lintInputs>>;

async function lintInputs(run: LintRun, wrap: (lint: FileLinter) => FileLinter) {
  const { request, io, language, inputs, cache, outputs, stopwatch } = run;
  const onFile = progress(inputs.length, language, io.stderr, {
    isQuiet: request.quiet || outputs.showsFiles,
    isDumb: io.env.TERM === 'dumb',
  });
  const jobs = createJobs(request.jobs, io);
  const common = await commonOptions(run);
  const roster =
    run.roster && !request.changed ? (await import('../../run/track-roster.ts')).trackRoster(run.roster) : undefined;
  const results = collectResults(run, common);
  try {
    const work = cache ? (await import('../work/cached.ts')).cached(jobs.lint, cache.store) : jobs.lint;
    const lintFile: FileLinter = ({ path, bytes }, { hash, ...options }) =>
      work(bytes, { ...options, path, ...(hash && { sha256: hash(bytes) }) });
    const lint = wrap(stopwatch ? stopwatch.timed(lintFile) : lintFile);
    const linting = { ...jobs, lint, common, onFile };
    for await (const linted of lintSources(run, linting)) {
      const own = 'end' in linted ? linted.instead : linted;
      if (own) roster?.add(own.file, own.versions);
      await results.add(linted);
    }
    for (const path of run.skipped.unreadable) roster?.addUnopened(path);
  } finally {
    jobs.close();
    onFile(undefined);
  }
  return results.all(cache?.notices() ?? [], roster?.result());
}

/** Returns the options that are the same for all files. */
async function commonOptions({
  request,
  strict,
  receipt,
  inputs,
  previous,
  children,
  roster,
}: LintRun): Promise<FileLintOptions> {
  const { outputs, verbose } = request;
  const needsHash = receipt || outputs.some(({ name }) => name !== 'pretty' && name !== 'html');
  return {
    strict,
    ...(previous && { previous }),
    ...(children && { children }),
    // In one list alone no report is another version, unless a roster gives two names to a body.
    comparesLists: inputs.length > 1 || roster !== undefined,
    keepsFigures: verbose || !outputs.every(({ name }) => findingsOnly.has(name)),
    hash: needsHash ? (await import('../../files/hash.ts')).sha256 : undefined,
  };
}

/** Writes the notices, the baseline, the receipt and the outputs. Returns the exit code. */
async function finish(run: LintRun, results: RunResults): Promise<number> {
  const { request, io, language, limits, names, skipped, baseline, receipt, outputs, stopwatch, time, say } = run;
  results.notices.forEach(say);
  if (results.counts.files === 0 && !run.mayBeEmpty()) throw noFiles(names, skipped);
  skippedNotices(skipped, request.verbose).forEach(say);
  if (results.counts.files === 0) say(request.changed ? nothingChanged : nothingToCheck);
  const counts = { ...results.counts, skipped: countSkipped(skipped) };

  (await baseline?.finish())?.forEach(say);
  const { shard } = request;
  const { roster } = results;
  const isMissing = isFailedByRoster({ roster, shard }, run.strict);
  const hasChildren = run.children !== undefined;
  const failures: UserError[] = [];
  await receipt
    ?.write(counts, {
      baseline: baseline?.summary() ?? null,
      roster: shard ? undefined : roster,
      hasChildren,
      isMissing,
    })
    .catch((error) => {
      if (!(error instanceof UserError)) throw error;
      failures.push(error);
    });
  const code = exitCode(counts, limits, isMissing);
  const result = resultOf(run, results, { ...counts, exitCode: code });
  // On a terminal that shows the result, one place is enough.
  if (!(io.stdout.isTTY && outputs.showsResult)) result.differing?.forEach(say);
  if (roster && !outputs.showsResult) tellRoster(run, { roster, shard });
  const written = await time('format', () => outputs.finish(result));
  written.notices.forEach(say);
  failures.push(...written.failures);
  for (const failure of failures) io.stderr.write(errorMessage(failure, language));
  if (stopwatch) io.stderr.write(stopwatch.tables(language));
  return failures.length > 0 ? 2 : code;
}

function resultOf({ request, skipped, searchNotices }: LintRun, results: RunResults, summary: Summary): Result {
  const skippedFiles = skippedSummary(skipped);
  return {
    tool,
    summary,
    files: results.files,
    shard: request.shard,
    leftOut: [...searchNotices, ...(skippedFiles ? [skippedFiles] : [])],
    differing: results.differing,
    roster: results.roster,
  };
}

/** Says who is missing, where no output on the screen does: what is wrong even with `--quiet`. */
function tellRoster({ request, io, language }: LintRun, result: Pick<Result, 'roster' | 'shard'>): void {
  for (const text of rosterNotices(result, request.quiet)) printMessage(io.stderr, text, language);
}

const nothingChanged: Text = { zh: '没有改动过的报告，无需核对', en: 'no report has changed, nothing to check' };
const nothingToCheck: Text = { zh: '没有需要核对的年报', en: 'no report to check' };

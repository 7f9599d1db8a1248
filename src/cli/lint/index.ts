import { inspect } from 'node:util';
import { findingsOnly } from '../../formatters/index.ts';
import { printable } from '../../formatters/terminal-text.ts';
import { UserError } from '../../model/errors.ts';
import type { FileResult, Result } from '../../model/result.ts';
import type { Text } from '../../model/text.ts';
import { addFile, type Counts, summarise, uniqueFingerprints, zeroCounts } from '../../presentation/summary.ts';
import { tool } from '../../version.ts';
import { exitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { errorMessage, forFile } from '../messages.ts';
import type { LintRequest } from '../options/lint.ts';
import { createJobs } from './jobs.ts';
import { type FileLinter, type FileLintOptions, withoutFigures } from './lint-file.ts';
import { type LintedWith, lintSources } from './lint-sources.ts';
import type { PreviousOutputs } from './outputs.ts';
import { type LintRun, prepareRun } from './prepare.ts';
import { progress } from './progress.ts';
import { countSkipped, noFiles, skippedNotices, skippedSummary } from './skipped.ts';
import { trackVersions } from './versions.ts';

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
  try {
    return await finish(run, await lintInputs(run, wrap));
  } finally {
    await run.outputs.close();
  }
}

type RunResults = Awaited<ReturnType<typeof lintInputs>>;

async function lintInputs(run: LintRun, wrap: (lint: FileLinter) => FileLinter) {
  const { request, io, language, strict, inputs, cache, baseline, receipt, outputs, stopwatch } = run;
  let counts = zeroCounts;
  const files: FileResult[] = [];
  const notices: Text[] = [];
  const tracker = trackVersions();
  const withUniqueFingerprints = uniqueFingerprints();
  const add = async ({ file: linted, versions, options }: LintedWith): Promise<void> => {
    const unique = withUniqueFingerprints(linted);
    const file = baseline?.accept(unique) ?? unique;
    reportDefect(file, run);
    notices.push(...file.notices.map((notice) => forFile(file.path, notice)));
    counts = addFile(counts, file, strict);
    tracker.add(file.path, versions);
    receipt?.add(file, options);
    await outputs.add(file);
    if (outputs.needsResult) files.push(outputs.needsFigures ? file : withoutFigures(file));
  };
  const onFile = progress(inputs.length, language, io.stderr, {
    isQuiet: request.quiet || outputs.showsFiles,
    isDumb: io.env.TERM === 'dumb',
  });
  const jobs = createJobs(request.jobs, io);
  try {
    const work = cache ? (await import('../work/cached.ts')).cached(jobs.lint, cache.store) : jobs.lint;
    const lintFile: FileLinter = ({ path, bytes }, { hash, ...options }) =>
      work(bytes, { ...options, path, ...(hash && { sha256: hash(bytes) }) });
    const lint = wrap(stopwatch ? stopwatch.timed(lintFile) : lintFile);
    const linting = { ...jobs, lint, common: await commonOptions(run), onFile };
    for await (const linted of lintSources(run, linting)) await add(linted);
  } finally {
    jobs.close();
    onFile(undefined);
  }
  notices.push(...(cache?.notices() ?? []));
  // The files are empty if no output needs them all at once.
  return { counts, files, notices, differing: tracker.notices() };
}

/** Shows on stderr the error behind the problem of a file, if that is a defect. */
function reportDefect({ path, problem }: FileResult, { request, io, say }: LintRun): void {
  if (problem?.cause === undefined) return;
  say(forFile(path, request.verbose ? defect : hiddenDefect));
  if (request.verbose) io.stderr.write(`${inspect(problem.cause).split('\n').map(printable).join('\n')}\n`);
}

const defect: Text = {
  zh: '程序内部出错，请把以下内容报告给开发者',
  en: 'internal error: please report the following to the developers',
};
const hiddenDefect: Text = {
  zh: '程序内部出错；加上 --verbose 可以看到详情，请报告给开发者',
  en: 'internal error: --verbose shows the details; please report them to the developers',
};

/** Returns the options that are the same for all files. */
async function commonOptions({ request, strict, receipt }: LintRun): Promise<FileLintOptions> {
  const { outputs, verbose } = request;
  const needsHash = receipt || outputs.some(({ name }) => name !== 'pretty' && name !== 'html');
  return {
    strict,
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
  const failures: UserError[] = [];
  await receipt?.write(counts, baseline?.summary() ?? null).catch((error) => {
    if (!(error instanceof UserError)) throw error;
    failures.push(error);
  });
  const result = resultOf(run, results, counts);
  // On a terminal that shows the result, one place is enough.
  if (!(io.stdout.isTTY && outputs.showsResult)) result.differing?.forEach(say);
  const written = await time('format', () => outputs.finish(result));
  // If everything goes to files, an empty screen would not show that anything was done.
  const isShown = request.outputs.some(({ file }) => file === undefined);
  if (!isShown && written.names.length > 0) {
    say({ zh: `已写出 ${written.names.join('、')}`, en: `wrote ${written.names.join(', ')}` });
  }
  failures.push(...written.failures);
  for (const failure of failures) io.stderr.write(errorMessage(failure, language));
  if (stopwatch) io.stderr.write(stopwatch.tables(language));
  return failures.length > 0 ? 2 : exitCode(counts, limits);
}

function resultOf(
  { request, limits, strict, skipped, searchNotices }: LintRun,
  results: RunResults,
  counts: Counts,
): Result {
  const terms = { tool, strict, exitCode: (all: Counts) => exitCode(all, limits) };
  const summary = skippedSummary(skipped);
  return {
    ...summarise(results.files, terms, counts.skipped),
    shard: request.shard,
    leftOut: [...searchNotices, ...(summary ? [summary] : [])],
    differing: results.differing,
  };
}

const nothingChanged: Text = { zh: '没有改动过的报告，无需核对', en: 'no report has changed, nothing to check' };
const nothingToCheck: Text = { zh: '没有需要核对的年报', en: 'no report to check' };

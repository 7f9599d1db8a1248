import { resolve } from 'node:path';
import type { Form } from '../../model/form.ts';
import type { FileResult } from '../../model/result.ts';
import { isFailedByRoster, type RosterResult } from '../../model/roster-result.ts';
import type { Text } from '../../model/text.ts';
import { rosterNotices } from '../../presentation/roster.ts';
import { addFile, type Counts, uniqueFingerprints, zeroCounts } from '../../presentation/summary.ts';
import { readFileJson } from '../../results/file.ts';
import { formsOf } from '../../results/report.ts';
import { exitCode } from '../../run/exit-code.ts';
import { withoutFigures } from '../../run/lint-file.ts';
import { trackVersions } from '../../run/track-versions.ts';
import { versionOf } from '../../run/versions.ts';
import { configure } from '../config/configure.ts';
import { configFinder } from '../config/find.ts';
import type { Io } from '../io.ts';
import type { OutputContext } from '../lint/context.ts';
import { openOutputs } from '../lint/outputs.ts';
import { errorForFile, errorMessage, printMessage } from '../messages.ts';
import type { MergeRequest } from '../options/merge.ts';
import { type Joined, join, pieceCount, readPiece } from './join.ts';
import { keepFiles } from './kept-files.ts';
import { openResults } from './open-results.ts';
import type { ResultIndex, Sizes } from './result-index.ts';
import { mergedRoster } from './rosters.ts';
import { asStrict } from './strict.ts';

/**
 * Joins the results of several runs, writes them in every requested format, and returns the exit code of `lint`. `sizes`
 * limit what is held in memory.
 */
export async function mergeResults(request: MergeRequest, io: Io, sizes?: Sizes): Promise<number> {
  const merge = await prepareMerge(request, io, sizes);
  const outputs = await openOutputs(merge.context, new Map());
  try {
    return await finish(merge, outputs, await collect(merge, outputs, sizes?.kept));
  } finally {
    await outputs.close();
  }
}

/** Gives each file to the outputs, and keeps what they need at the end. */
async function collect(merge: Merge, outputs: Outputs, max: number | undefined): Promise<Found> {
  const skipped = merge.results.reduce((sum, { head }) => sum + head.summary.skipped, 0);
  let counts: Counts = { ...zeroCounts, skipped };
  const shown = (file: FileResult) => (outputs.needsFigures ? file : withoutFigures(file));
  const keeperOf = keepFiles((one, index) => shown(readPieceOf(merge, one, index)), max);
  const tracker = trackVersions();
  const { roster } = merge;
  const arrivals = roster && (await import('../../run/track-roster.ts')).trackExpected(roster);
  const withUniqueFingerprints = uniqueFingerprints();
  const files: FileResult[] = [];
  for (const one of merge.files) {
    const keeper = keeperOf(one);
    for (let index = 0; index < pieceCount(one.entry); index++) {
      const read = readPieceOf(merge, one, index);
      const piece = withUniqueFingerprints(read);
      const versions = piece.reports.map(({ report }) => versionOf(report));
      tracker.add(piece.path, versions);
      arrivals?.add(piece, versions);
      await outputs.add(piece);
      const isSmall = piece.diagnostics.length === 0 && !outputs.needsFigures;
      keeper.add(shown(piece), isSmall || isNumbered(piece, read));
    }
    const file = keeper.file();
    counts = addFile(counts, file, merge.context.strict);
    if (outputs.needsResult) files.push(file);
  }
  for (const path of roster?.unopened ?? []) arrivals?.addUnopened(path);
  const compared = arrivals?.result();
  return { counts, files, differing: tracker.notices(compared), roster: compared };
}

type Outputs = Awaited<ReturnType<typeof openOutputs>>;
type Merge = Awaited<ReturnType<typeof prepareMerge>>;

/** Reads and joins the results, and finds the configuration of their files as `lint` does. */
async function prepareMerge(request: MergeRequest, io: Io, sizes?: Sizes) {
  const cwd = resolve(io.cwd ?? '.');
  const { results, files } = join(await openResults(request.names, cwd, io, sizes));
  const sources = [...new Set(files.map(({ entry }) => entry.path))].map((path) => ({ path, named: true, open }));
  const { inputs, settings, forms } = await configure(
    sources,
    request,
    await configFinder(request, cwd, request.formFile),
    cwd,
  );
  for (const { name, forms: used } of results) checkForms(name, used, forms);
  const roster = mergedRoster(results);
  const context: OutputContext = {
    request,
    io,
    cwd,
    language: settings.lang.value,
    strict: settings.strict.value || results.some(({ isStrict }) => isStrict),
    limits: {
      failOn: settings.failOn.value,
      maxWarnings: settings.maxWarnings.value ?? undefined,
      exitZero: request.exitZero,
    },
    sources: request.names.map((name) => resolve(cwd, name)),
  };
  const options = new Map(inputs.map(({ source, optionsOf }) => [source.path, optionsOf]));
  return {
    context,
    results,
    files,
    forms,
    roster,
    optionsOf: (path: string) => options.get(path)?.(resolve(cwd, path)),
  };
}

/** Throws if a result uses a form that is not known, before anything is written. */
function checkForms(name: string, used: ResultIndex['forms'], known: readonly Form[]): void {
  try {
    for (const report of used) formsOf(report, known);
  } catch (cause) {
    throw errorForFile(name, cause);
  }
}

/** The reports themselves are not read. */
const open = () => Promise.reject(new Error('not opened'));

/** True if a fingerprint of a file had to be numbered, since an earlier file has it. */
function isNumbered(file: FileResult, read: FileResult): boolean {
  return file.diagnostics.some(({ fingerprint }, index) => fingerprint !== read.diagnostics[index]!.fingerprint);
}

/** Reads a piece of a file back, with its fingerprints as they were before repeated ones were numbered. */
function readPieceOf({ context, forms, optionsOf }: Merge, one: Joined, index: number): FileResult {
  const { result, entry } = one;
  const { severities = {} } = optionsOf(entry.path) ?? {};
  try {
    const file = readFileJson(readPiece(one, index), { forms, severities, original: result.original });
    return context.strict ? asStrict(file) : file;
  } catch (cause) {
    throw errorForFile(`${result.name} (${entry.path})`, cause);
  }
}

/** The counts over all files, the notices about them, and the files that an output needs at the end. */
interface Found {
  readonly counts: Counts;
  readonly files: readonly FileResult[];
  readonly differing: readonly Text[];
  readonly roster: RosterResult | undefined;
}

/** Completes the outputs, and returns the exit code. */
async function finish({ context, results }: Merge, outputs: Outputs, found: Found): Promise<number> {
  const { request, io, language, strict, limits } = context;
  const say = (text: Text) => {
    if (!request.quiet) printMessage(io.stderr, text, language);
  };
  const { counts, differing, roster } = found;
  const leftOut = counts.skipped > 0 ? [skippedNotice(counts.skipped)] : [];
  leftOut.forEach(say);
  if (counts.files === 0) say(nothingChecked);
  if (!(io.stdout.isTTY && outputs.showsResult)) differing.forEach(say);
  if (roster && !outputs.showsResult) {
    for (const text of rosterNotices({ roster }, request.quiet)) printMessage(io.stderr, text, language);
  }
  const code = exitCode(counts, limits, isFailedByRoster({ roster }, strict));
  const { notices, failures } = await outputs.finish({
    tool: results[0]!.head.tool,
    summary: { ...counts, exitCode: code },
    files: found.files,
    leftOut,
    differing,
    roster,
  });
  notices.forEach(say);
  for (const failure of failures) io.stderr.write(errorMessage(failure, language));
  return failures.length > 0 ? 2 : code;
}

/** JSON has the number of the files that were skipped, not their names. */
function skippedNotice(count: number): Text {
  return { zh: `跳过 ${count} 个文件`, en: `skipped ${count} ${count === 1 ? 'file' : 'files'}` };
}

const nothingChecked: Text = { zh: '这些结果里没有核对过的年报', en: 'no report was checked in these results' };

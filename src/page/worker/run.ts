import { forms, type LintOptions, type ReadOptions } from '../../lint.ts';
import { UserError } from '../../model/errors.ts';
import type { ComparedWith } from '../../model/reference.ts';
import { cannotCheck, type FileResult, type Result } from '../../model/result.ts';
import { isFailedByRoster } from '../../model/roster-result.ts';
import { forFile, type Text } from '../../model/text.ts';
import { addFile, byPath, uniqueFingerprints, zeroCounts } from '../../presentation/summary.ts';
import { nothingCompared } from '../../run/compared.ts';
import { exitCode, type Limits } from '../../run/exit-code.ts';
import type { ReferenceFile } from '../../run/reference-file.ts';
import {
  countSkipped,
  emptyArchive,
  passOver,
  type SkippedFiles,
  skippedNotices,
  skippedSummary,
} from '../../run/skipped.ts';
import { trackRoster } from '../../run/track-roster.ts';
import { trackVersions } from '../../run/track-versions.ts';
import { tool } from '../../version.ts';
import type { BoundedWork } from '../../work/job.ts';
import type { CheckSettings, Chosen, ChosenFile, Progress } from '../checker.ts';
import { bytesOf, filesIn, isNamed, type Sorted, sortChosen } from './chosen-files.ts';
import { sha256 } from './hash.ts';

/** The limits of a run of the page: those of the command without options. */
export const limits: Limits = { failOn: 'error', maxWarnings: undefined, exitZero: false };

/** A run of the page. */
export interface Run {
  readonly chosen: Chosen;
  readonly settings: CheckSettings;
  readonly result: Result;
  readonly notices: readonly Text[];
  /** The hash of the roster; undefined without one. */
  readonly rosterHash: string | undefined;
  /** Reports were compared with those that they sum up. */
  readonly hasChildren: boolean;
  /** The run fails since bodies of the roster are missing. */
  readonly isMissing: boolean;
  /** The options with which each file was checked. */
  readonly options: Omit<LintOptions, 'path'>;
}

/** The parts of a run that may end it. */
export interface Running {
  readonly work: BoundedWork;
  readonly onProgress: (progress: Progress) => void;
  /** True if the user has ended the run: the files that were read by then are its result. */
  readonly isCancelled: () => boolean;
}

/**
 * Checks the files that the user chose, as the command does those that it is given.
 * @throws {UserError} if the roster cannot be used
 */
export async function runCheck(chosen: Chosen, settings: CheckSettings, running: Running): Promise<Run> {
  const sorted = sortChosen(chosen.reports);
  const notices: Text[] = [];
  const say = (text: Text) => notices.push(text);
  const roster = chosen.roster ? await openRoster(chosen.roster, running) : undefined;
  roster?.notices.forEach(say);
  const references = await readReferences(sorted, { chosen, settings, roster }, running, say);
  const { strict } = settings;
  const year = settings.year ?? references.year;
  const options = {
    severities: {},
    forms,
    blank: 'zero',
    strict,
    ...(year !== undefined && { year }),
    ...(references.previous && { previous: references.previous }),
    ...(references.children && { children: references.children }),
  } as const;
  const linted = await lintAll(sorted, { options, roster }, running);
  const { files, skipped, comparedWith, versions, tracker } = linted;
  // What the sheet says is not said beside it: in its overview, and in the sections in which something is said.
  const isInSheet = ({ diagnostics }: FileResult) => diagnostics.length > 0 || files.length === 1;
  const beside = files.length > 0 ? { ...skipped, unrelated: [], unreadable: [] } : skipped;
  notices.push(
    ...files
      .filter((file) => file.reports.length === 0 || !isInSheet(file))
      .flatMap((file) => file.notices.map((notice) => forFile(file.path, notice))),
    ...(running.isCancelled()
      ? []
      : nothingCompared({ previous: chosen.previous.length > 0, children: false }, comparedWith)),
    ...skippedNotices(beside, false),
  );
  const rosterResult = tracker?.result();
  const counts = files.reduce((sum, file) => addFile(sum, file, strict), {
    ...zeroCounts,
    skipped: countSkipped(skipped),
  });
  const isMissing = isFailedByRoster({ roster: rosterResult, shard: undefined }, strict);
  const summary = skippedSummary(skipped);
  const result: Result = {
    tool,
    summary: { ...counts, exitCode: exitCode(counts, limits, isMissing) },
    files: files.toSorted(byPath),
    leftOut: summary ? [summary] : [],
    differing: versions.notices(rosterResult),
    ...(rosterResult && { roster: rosterResult }),
  };
  return {
    ...{ chosen, settings, result, notices, options, isMissing },
    rosterHash: roster?.sha256,
    hasChildren: references.children !== undefined,
  };
}

type Roster = NonNullable<Awaited<ReturnType<typeof openRoster>>>;

/** Returns undefined if the user ends the run meanwhile. @throws {UserError} if the roster cannot be used */
async function openRoster({ path, content }: ChosenFile, { work, isCancelled }: Running) {
  try {
    const bytes = await bytesOf(content);
    return { ...(await work.readRoster(bytes, path)), sha256: await sha256(bytes) };
  } catch (error) {
    if (isCancelled()) return undefined;
    if (!(error instanceof UserError)) throw error;
    const { zh, en } = error.text;
    throw new UserError('invalid', { zh: `名单 ${path} 有误：${zh}`, en: `the roster ${path} has mistakes: ${en}` });
  }
}

/** Reads last year's reports and, where a roster asks for it, those of the run itself. */
async function readReferences(
  { files, unreadable }: Sorted,
  { chosen, settings, roster }: Pick<Run, 'chosen' | 'settings'> & { readonly roster: Roster | undefined },
  running: Running,
  say: (text: Text) => void,
) {
  const earlier = sortChosen(chosen.previous).files;
  const previous =
    earlier.length > 0
      ? await (await import('../../run/previous.ts')).collectPrevious(readAll(earlier, running, {}), roster, say)
      : undefined;
  if (!roster) return { previous };
  const { survey } = await import('../../run/survey.ts');
  const { year, children } = await survey(
    {
      children: undefined,
      judged: files.map(({ path }) => path),
      readJudged: () => readAll(files, running, settings.year === null ? {} : { year: settings.year }),
      unopened: unreadable,
      roster,
      needsYear: settings.year === null,
    },
    say,
  );
  return { previous, year, children };
}

async function* readAll(
  files: readonly ChosenFile[],
  { work, onProgress, isCancelled }: Running,
  options: Omit<ReadOptions, 'path'>,
): AsyncGenerator<ReferenceFile> {
  for (const [done, file] of files.entries()) {
    for await (const one of filesIn(file)) {
      if (isCancelled()) return;
      onProgress({ done, total: files.length, path: one.path });
      const found = { path: one.path, isNamed: isNamed(file) };
      if ('problem' in one) yield { ...found, problem: one.problem };
      else if ('bytes' in one) {
        try {
          const reports = await work.readReports(one.bytes, { ...options, path: one.path });
          yield { ...found, reports, forms };
        } catch (error) {
          if (isCancelled()) return;
          if (!(error instanceof UserError)) throw error;
          yield { ...found, problem: error };
        }
      }
    }
  }
}

/** Lints all files one after another. */
async function lintAll(
  { files: chosen, unreadable }: Sorted,
  { options, roster }: { readonly options: Omit<LintOptions, 'path'>; readonly roster: Roster | undefined },
  { work, onProgress, isCancelled }: Running,
) {
  const files: FileResult[] = [];
  const skipped: SkippedFiles = { ignored: 0, own: [], unrelated: [], unreadable: [...unreadable] };
  const comparedWith = new Set<ComparedWith>();
  const versions = trackVersions();
  const tracker = roster && trackRoster(roster);
  const unique = uniqueFingerprints();
  const common = { ...options, keepsFigures: true, comparesLists: chosen.length > 1 || roster !== undefined };
  const add = ({ file, versions: own }: Awaited<ReturnType<BoundedWork['lint']>>) => {
    files.push(unique(file));
    for (const one of file.comparedWith ?? []) comparedWith.add(one);
    versions.add(file.path, own);
    tracker?.add(file, own);
  };
  for (const [done, source] of chosen.entries()) {
    const before = files.length;
    const skippedBefore = countSkipped(skipped);
    for await (const one of filesIn(source)) {
      if (isCancelled()) break;
      onProgress({ done, total: chosen.length, path: one.path });
      if ('passedOver' in one) {
        skipped.unreadable.push(one.path);
        continue;
      }
      const linted =
        'problem' in one
          ? { file: cannotCheck(one.path, one.problem), versions: [] }
          : await work.lint(one.bytes, { ...common, path: one.path, sha256: await sha256(one.bytes) });
      if (isCancelled()) break;
      const isFile = isNamed(source) && one.path === source.path;
      if (!passOver(linted.file, skipped, { isNamed: isFile, skipUnrelated: false })) add(linted);
    }
    const isSkipped = files.length === before && countSkipped(skipped) > skippedBefore;
    if (isSkipped && isNamed(source)) add({ file: cannotCheck(source.path, emptyArchive()), versions: [] });
  }
  for (const path of skipped.unreadable) tracker?.addUnopened(path);
  return { files, skipped, comparedWith, versions, tracker };
}

import { inspect } from 'node:util';
import { printable } from '../../formatters/terminal-text.ts';
import { forms as builtIn } from '../../forms.ts';
import type { ComparedWith } from '../../model/reference.ts';
import type { FileResult } from '../../model/result.ts';
import type { RosterResult } from '../../model/roster-result.ts';
import { forFile, type Text } from '../../model/text.ts';
import { addFile, byPath, uniqueFingerprints, zeroCounts } from '../../presentation/summary.ts';
import { nothingCompared } from '../../run/compared.ts';
import { type FileLintOptions, withoutFigures } from '../../run/lint-file.ts';
import { trackVersions } from '../../run/track-versions.ts';
import type { JoinedFile, Keeping } from './joined-file.ts';
import { jsonWriter } from './json-writer.ts';
import { keepFiles } from './kept-files.ts';
import type { LintedParts, LintedWith } from './lint-sources.ts';
import type { LintRun } from './prepare.ts';

/** Takes the results of the files of a run one after another, writes those that are due, and keeps what is needed at the end. */
export function collectResults(run: LintRun, { keepsFigures }: Pick<FileLintOptions, 'keepsFigures'>) {
  const { strict, language, baseline, receipt, outputs } = run;
  /** Leaves out the figures of a file that only outputs show that are written by now. */
  const kept = (file: FileResult) => (keepsFigures && !outputs.needsFigures ? withoutFigures(file) : file);
  const needsAllParts = outputs.needsParts || receipt !== undefined;
  // The workbook of a run with a roster lists all reports.
  const listsAll = run.roster !== undefined && run.request.outputs.some(({ name }) => name === 'xlsx');
  const needsAll = outputs.needsParts || listsAll || (outputs.needsReports && !outputs.needsJson);
  const json = outputs.needsJson ? () => jsonWriter(language) : undefined;
  const keeper = keepFiles(json);
  let counts = zeroCounts;
  const files: FileResult[] = [];
  const notices: Text[] = [];
  const comparedWith = new Set<ComparedWith>();
  const tracker = trackVersions();
  const withUniqueFingerprints = uniqueFingerprints();
  /** The long list whose parts come, and all that were joined. */
  let list: JoinedFile | undefined;
  const lists: JoinedFile[] = [];

  const accept = (file: FileResult): FileResult => {
    const unique = withUniqueFingerprints(file);
    return baseline?.accept(unique) ?? unique;
  };
  const addPart = async ({ file, options }: LintedWith, of: NonNullable<LintedWith['of']>): Promise<void> => {
    if (!list) {
      const reports = needsAllParts ? 'all' : outputs.needsResult ? 'found' : 'none';
      const keeping: Keeping = { reports, json: await json?.() };
      const { joinFile } = await import('./joined-file.ts');
      list = joinFile(of, keeping, options.forms ?? builtIn);
      lists.push(list);
    }
    const part = accept(file);
    for (const one of file.comparedWith ?? []) comparedWith.add(one);
    await outputs.add(part);
    await list.add(kept(part));
  };
  const addWhole = async (file: FileResult, options: LintedWith['options']): Promise<void> => {
    reportDefect(file, run);
    notices.push(...file.notices.map((notice) => forFile(file.path, notice)));
    counts = addFile(counts, file, strict);
    receipt?.add(file, options);
    if (outputs.needsResult) files.push(needsAll ? file : await keeper.keep(file, options.forms ?? builtIn));
  };
  const add = async ({ file: linted, versions, options }: LintedWith): Promise<void> => {
    const file = accept(linted);
    for (const one of linted.comparedWith ?? []) comparedWith.add(one);
    await addWhole(kept(file), options);
    tracker.add(file.path, versions);
    await outputs.add(file);
  };
  return {
    add: async (linted: LintedWith | LintedParts): Promise<void> => {
      if ('end' in linted) {
        const { end, instead, options } = linted;
        const joined = list?.finish();
        list = undefined;
        if (instead) await add({ ...instead, options });
        else if (joined) await addWhole(joined, options);
        await end.close();
        return;
      }
      const { of, file, versions } = linted;
      if (!of) return add(linted);
      tracker.add(file.path, versions);
      return addPart(linted, of);
    },
    all: (more: readonly Text[], roster: RosterResult | undefined) => ({
      counts,
      /** In order of path; empty if no output needs them all at once. */
      files: files.toSorted(byPath),
      notices: [...notices, ...uncompared(run, comparedWith), ...more],
      differing: tracker.notices(roster),
      roster,
      close: async () => {
        for (const one of [...lists, keeper]) one.close();
      },
    }),
  };
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

/** Returns a notice for each option whose reports belong to none of those that were checked. */
function uncompared({ previous, request }: LintRun, comparedWith: ReadonlySet<ComparedWith>): Text[] {
  // Another part of the run may have what there is to compare.
  if (request.shard) return [];
  return nothingCompared({ previous: previous !== undefined, children: request.children !== undefined }, comparedWith);
}

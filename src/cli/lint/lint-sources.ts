import { resolve } from 'node:path';
import type { Source } from '../../files/find.ts';
import { type LintOptions, type Unpacked, unpack } from '../../lint.ts';
import { UserError } from '../../model/errors.ts';
import { cannotCheck } from '../../model/result.ts';
import { defectIn } from '../defect.ts';
import { isReportFileName } from '../forms.ts';
import { type Bounds, mapInOrder } from './in-order.ts';
import type { FileLinter, FileLintOptions, LintedFile } from './lint-file.ts';
import type { LintRun } from './prepare.ts';
import { countSkipped, emptyArchive } from './skipped.ts';
import type { TimeStep } from './stats.ts';

export interface LintedWith extends LintedFile {
  readonly options: Omit<LintOptions, 'path'>;
}

/** A file of the sources on its way: what is known before it is linted. */
type Found =
  | { readonly source: SourceInput; readonly one: Unpacked; readonly options: FileOptions | undefined }
  /** All files of the source were found. */
  | { readonly source: SourceInput; readonly one: null };

type SourceInput = LintRun['inputs'][number];
type FileOptions = LintedWith['options'];

/** The way in which files are linted. */
export interface Linting extends Bounds {
  readonly lint: FileLinter;
  /** The options that are the same for all files. */
  readonly common: FileLintOptions;
  /** Called before each file, with the index of its source and its index in the source, from 0. */
  readonly onFile: (source: number, file: number) => void;
}

/**
 * Lints each file of the sources, and yields the results in their order. A source that the user named gives at least one
 * result, except with `skipUnrelated`.
 */
export async function* lintSources(
  run: LintRun,
  { lint, common, onFile, ...bounds }: Linting,
): AsyncGenerator<LintedWith> {
  const { skipped, cwd } = run;
  const { skipUnrelated } = run.request;
  const work = async (found: Found) => ({ ...found, linted: await lintFound(found, lint, common) });
  let [results, skippedBefore] = [0, 0];
  for await (const {
    source: { source, optionsOf },
    linted,
    ...found
  } of mapInOrder(findFiles(run, onFile), bounds, work)) {
    if (found.one === null) {
      const isSkipped = results === 0 && countSkipped(skipped) > skippedBefore;
      if (isSkipped && source.named && !skipUnrelated) {
        yield { ...unreadable(source.path, emptyArchive()), options: optionsOf(resolve(cwd, source.path)) ?? {} };
      }
      [results, skippedBefore] = [0, countSkipped(skipped)];
      continue;
    }
    const { one, options } = found;
    if (options === undefined) skipped.ignored++;
    else if (linted === undefined) skipped.unreadable.push(one.path);
    else {
      const { file } = linted;
      const isNamed = source.named && one.path === source.path;
      if (file.isArtifact && (!isNamed || (skipUnrelated && file.reports.length === 0))) skipped.own.push(file);
      else if (file.isUnrelated && (!isNamed || skipUnrelated)) skipped.unrelated.push(file.path);
      else {
        results++;
        yield { ...linted, options };
      }
    }
  }
}

/** Finds each file in the sources, and the end of each source. */
async function* findFiles({ inputs, time, cwd }: LintRun, onFile: Linting['onFile']): AsyncGenerator<Found> {
  for (const [index, source] of inputs.entries()) {
    let inside = 0;
    for await (const one of filesOf(source.source, time)) {
      onFile(index, inside++);
      yield { source, one, options: source.optionsOf(resolve(cwd, one.path)) };
    }
    yield { source, one: null };
  }
}

/** Returns undefined for what is not linted: it is ignored or passed over. */
async function lintFound(found: Found, lint: FileLinter, common: FileLintOptions): Promise<LintedFile | undefined> {
  if (found.one === null || found.options === undefined || 'passedOver' in found.one) return undefined;
  if ('problem' in found.one) return unreadable(found.one.path, found.one.problem);
  return lintOne(found.one, lint, { ...found.options, ...common });
}

/** Lints a file. An error that is thrown names it. */
async function lintOne(file: Parameters<FileLinter>[0], lint: FileLinter, options: FileLintOptions) {
  try {
    return await lint(file, options);
  } catch (cause) {
    throw defectIn(file.path, cause);
  }
}

function unreadable(path: string, problem: UserError): LintedFile {
  return { file: cannotCheck(path, problem), versions: [] };
}

/** Gives the file itself, or each file in an archive. */
async function* filesOf({ path, open }: Source, time: TimeStep): AsyncGenerator<Unpacked> {
  let bytes: Uint8Array;
  try {
    bytes = await time('open', open);
  } catch (problem) {
    if (!(problem instanceof UserError)) throw problem;
    yield { path, problem };
    return;
  }
  yield* unpack(bytes, path, isReportFileName);
}

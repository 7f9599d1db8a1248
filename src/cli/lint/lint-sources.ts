import { resolve } from 'node:path';
import { UserError } from '../../model/errors.ts';
import { cannotCheck } from '../../model/result.ts';
import type { FileLinter, FileLintOptions, LintedFile } from '../../run/lint-file.ts';
import { countSkipped, emptyArchive, passOver } from '../../run/skipped.ts';
import { defectIn } from '../defect.ts';
import type { DividedFile } from '../parts/divide.ts';
import type { EndOfParts, FileOptions } from './files-of-source.ts';
import { type Found, findFiles, type OnFile, type SourceInput } from './find-files.ts';
import { type Bounds, mapInOrder } from './in-order.ts';
import type { LintRun } from './prepare.ts';

export interface LintedWith extends LintedFile {
  readonly options: FileOptions;
  /** The file of which this is a part; absent for a whole file. */
  readonly of?: DividedFile;
}

/** All parts of a file were linted. `instead` is its result where that of the parts does not count. */
export interface LintedParts {
  readonly end: DividedFile;
  readonly instead: LintedFile | undefined;
  readonly options: FileOptions;
}

/** The way in which files are linted. */
export interface Linting extends Bounds {
  readonly lint: FileLinter;
  /** The options that are the same for all files. */
  readonly common: FileLintOptions;
  readonly onFile: OnFile;
}

/**
 * Lints each file of the sources, and yields the results in their order, those of a long list part by part. A source that
 * the user named gives at least one result, except with `skipUnrelated`.
 */
export async function* lintSources(run: LintRun, linting: Linting): AsyncGenerator<LintedWith | LintedParts> {
  const { skipped, cwd } = run;
  const { skipUnrelated } = run.request;
  const { lint, common, onFile, ...bounds } = linting;
  const work = async (found: Found) => ({ ...withoutBytes(found), linted: await lintFound(found, lint, common) });
  const isLarge = ({ one }: Found) => one !== null && 'of' in one;
  let [results, skippedBefore] = [0, 0];
  let [isFilled, failed]: [boolean, LintedFile | undefined] = [false, undefined];
  for await (const { source: input, linted, ...found } of mapInOrder(
    findFiles(run, common, onFile),
    bounds,
    work,
    isLarge,
  )) {
    const { source, optionsOf } = input;
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
    else if ('of' in one) {
      isFilled ||= linted!.file.part?.isFilled === true;
      if (linted!.file.problem) failed ??= linted;
      if (failed) one.of.stop();
      else yield { ...linted!, options, of: one.of };
    } else if ('end' in one) {
      results++;
      const instead = failed ?? (await insteadOfParts(one, isFilled, source, { ...options, ...common }, lint));
      yield { end: one.end, instead, options };
      [isFilled, failed] = [false, undefined];
    } else if (linted === undefined) skipped.unreadable.push(one.path);
    else {
      const isNamed = source.named && one.path === source.path;
      if (passOver(linted.file, skipped, { isNamed, skipUnrelated })) continue;
      results++;
      yield { ...linted, options };
    }
  }
}

/** Leaves out the bytes of what was linted, which would wait in memory with the result. */
function withoutBytes(found: Found): Found {
  if (found.one === null || !('bytes' in found.one)) return found;
  return { ...found, one: { ...found.one, bytes: new Uint8Array() } } as Found;
}

/** Returns the result of a file whose parts do not tell it: it has changed, or no figure is in it. */
async function insteadOfParts(
  { path, failed }: EndOfParts,
  isFilled: boolean,
  source: SourceInput['source'],
  options: FileLintOptions,
  lint: FileLinter,
): Promise<LintedFile | undefined> {
  if (failed) return unreadable(path, failed);
  if (isFilled) return undefined;
  try {
    return await lintOne({ path, bytes: await source.open() }, lint, options);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return unreadable(path, error);
  }
}

/** Returns undefined for what is not linted: it is ignored or passed over. */
async function lintFound(found: Found, lint: FileLinter, common: FileLintOptions): Promise<LintedFile | undefined> {
  if (found.one === null || found.options === undefined) return undefined;
  const { one, options } = found;
  if ('passedOver' in one || 'end' in one) return undefined;
  if ('problem' in one) return unreadable(one.path, one.problem);
  if (!('of' in one)) return lintOne(one, lint, { ...options, ...common });
  const { of, part } = one;
  const hash = of.sha256 === null ? undefined : () => of.sha256!;
  return lintOne(one, lint, { ...options, ...common, part, hash });
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

import { resolve } from 'node:path';
import type { Source } from '../../files/find.ts';
import { type LintOptions, type Unpacked, unpack } from '../../lint.ts';
import { UserError } from '../../model/errors.ts';
import { cannotCheck } from '../../model/result.ts';
import { defectIn } from '../defect.ts';
import { isReportFileName } from '../forms.ts';
import type { FileLinter, FileLintOptions, LintedFile } from './lint-file.ts';
import type { LintRun } from './prepare.ts';
import { countSkipped, emptyArchive } from './skipped.ts';
import type { TimeStep } from './stats.ts';

export interface LintedWith extends LintedFile {
  readonly options: Omit<LintOptions, 'path'>;
}

/**
 * Lints each file of the sources. A source that the user named gives at least one result, except with `skipUnrelated`.
 * `common` are the options that are the same for all files. Calls `onFile` before each file, with the index of its source and
 * its index in the source, from 0.
 */
export async function* lintSources(
  { inputs, skipped, time, cwd, request: { skipUnrelated } }: LintRun,
  lint: FileLinter,
  common: FileLintOptions,
  onFile: (source: number, file: number) => void,
): AsyncGenerator<LintedWith> {
  for (const [index, { source, optionsOf }] of inputs.entries()) {
    const skippedBefore = countSkipped(skipped);
    let [inside, results] = [0, 0];
    for await (const one of filesOf(source, time)) {
      onFile(index, inside++);
      const options = optionsOf(resolve(cwd, one.path));
      if (options === undefined) {
        skipped.ignored++;
        continue;
      }
      if ('passedOver' in one) {
        skipped.unreadable.push(one.path);
        continue;
      }
      const linted =
        'problem' in one ? unreadable(one.path, one.problem) : await lintOne(one, lint, { ...options, ...common });
      const { file } = linted;
      const isNamed = source.named && one.path === source.path;
      if (file.isArtifact && (!isNamed || (skipUnrelated && file.reports.length === 0))) skipped.own.push(file);
      else if (file.isUnrelated && (!isNamed || skipUnrelated)) skipped.unrelated.push(file.path);
      else {
        results++;
        yield { ...linted, options };
      }
    }
    const isSkipped = results === 0 && countSkipped(skipped) > skippedBefore;
    if (isSkipped && source.named && !skipUnrelated) {
      yield { ...unreadable(source.path, emptyArchive()), options: optionsOf(resolve(cwd, source.path)) ?? {} };
    }
  }
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

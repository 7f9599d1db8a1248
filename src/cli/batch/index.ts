import { resolve } from 'node:path';
import { inspect } from 'node:util';
import { byIdentity } from '../../files/by-identity.ts';
import { find } from '../../files/find.ts';
import { outputFolders } from '../../files/inside.ts';
import type { Target } from '../../files/write.ts';
import { printable } from '../../formatters/terminal-text.ts';
import { unpack } from '../../lint.ts';
import { DefectError, UserError } from '../../model/errors.ts';
import type { FileResult } from '../../model/result.ts';
import { forFile, type Language, type Text } from '../../model/text.ts';
import { mayBeReport } from '../../readers/kind/extensions.ts';
import { isReportFileName } from '../../run/naming.ts';
import { countSkipped, emptyArchive, noFiles, type SkippedFiles, skippedNotices } from '../../run/skipped.ts';
import { configure } from '../config/configure.ts';
import { configFinder } from '../config/find.ts';
import type { Io } from '../io.ts';
import type { FileOptions } from '../lint/files-of-source.ts';
import type { SourceInput } from '../lint/find-files.ts';
import { progress } from '../lint/progress.ts';
import { errorMessage, printMessage } from '../messages.ts';
import type { Common } from '../request.ts';
import type { BatchRequest } from './is-batch.ts';
import { baseFolder, type Located, targetsIn } from './targets.ts';

/** A file of a batch to work on. */
export interface BatchFile extends Located {
  readonly bytes: Uint8Array;
  readonly options: FileOptions;
  /** True if the user named this very file. */
  readonly named: boolean;
}

/** The settings and outputs of a batch. */
export interface Batch {
  readonly language: Language;
  /** Folder that relative paths start from, absolute. */
  readonly cwd: string;
  /** Writes a notice about a file to stderr. */
  readonly notice: (path: string, text: Text) => void;
  /** Returns the output for a file below the folder of `-o`; undefined without one. */
  readonly targetOf: ((file: Located, ending?: string) => Target) | undefined;
  /** Returns the files of the batch that an output would replace, absolute. */
  readonly sourcesAt: (target: Target) => readonly string[];
}

/**
 * Works on a file of a batch. Returns the result of a file that is to be skipped, since it is no report.
 * @throws {UserError} if the work on it fails
 */
export type BatchWork = (file: BatchFile, batch: Batch) => Promise<FileResult | undefined>;

/**
 * Works on all files that a command names, one after another, those in folders and archives too. A file that fails is
 * reported on stderr, and the others are done. Files without a report are skipped as by lint. Returns the number that failed.
 * @throws {UserError} if there is no file
 */
export async function runBatch(request: Common & BatchRequest, io: Io, work: BatchWork) {
  const { batch, inputs, skipped, say } = await prepare(request, io);
  const onFile = progress(inputs.length, batch.language, io.stderr, { isQuiet: false, isDumb: io.env.TERM === 'dumb' });
  let [done, failed] = [0, 0];
  const fail = (path: string, cause: unknown) => {
    const error = cause instanceof UserError ? cause : new DefectError(cause);
    failed++;
    onFile(undefined);
    io.stderr.write(errorMessage(new UserError(error.code, forFile(path, error.text)), batch.language));
    if (error instanceof DefectError) io.stderr.write(stackOf(error, batch.language));
  };
  const workOn = async (one: Found): Promise<void> => {
    if ('passedOver' in one) skipped.unreadable.push(one.path);
    else if ('problem' in one) fail(one.path, one.problem);
    else if (one.options === undefined) skipped.ignored++;
    else {
      try {
        const other = await work({ ...one, options: one.options }, batch);
        if (!other) done++;
        else if (other.isArtifact) skipped.own.push(other);
        else skipped.unrelated.push(other.path);
      } catch (error) {
        fail(one.path, error);
      }
    }
  };
  for (const [index, input] of inputs.entries()) {
    const [before, skippedBefore] = [done + failed, countSkipped(skipped)];
    let inside = 0;
    for await (const one of filesOf(input, batch.cwd)) {
      onFile(index, inside++);
      await workOn(one);
    }
    const isEmpty = done + failed === before && countSkipped(skipped) > skippedBefore;
    if (isEmpty && input.source.named) fail(input.source.path, emptyArchive());
  }
  onFile(undefined);
  if (done + failed === 0) throw noFiles(request.names, skipped);
  skippedNotices(skipped, false).forEach(say);
  return { failed, language: batch.language };
}

/** Returns the error behind a defect, with its stack. */
function stackOf({ cause }: DefectError, language: Language): string {
  const request: Text = {
    zh: '程序内部出错，请把以下内容报告给开发者',
    en: 'internal error: please report the following to the developers',
  };
  return `${[request[language], ...inspect(cause).split('\n')].map(printable).join('\n')}\n`;
}

/** Finds the files, their configuration and their outputs. */
async function prepare(request: Common & BatchRequest, io: Io) {
  const { names, file: folder } = request;
  const cwd = resolve(io.cwd ?? '.');
  const base = await baseFolder(names, cwd);
  const { sources, unreadable, notices } = await find(names, {
    cwd,
    stdin: () => io.stdin,
    stdinName: '<stdin>',
    mayBeReport,
    isTitled: isReportFileName,
    isWritten: outputFolders(folder === undefined ? [] : [resolve(cwd, folder)], [base]),
  });
  const configured = await configure(sources, request, await configFinder(request, cwd), cwd);
  const language = configured.settings.lang.value;
  const say = (text: Text) => printMessage(io.stderr, text, language);
  [...notices, ...configured.notices].forEach(say);
  const existing = byIdentity(sources.map(({ path }) => resolve(cwd, path)));
  const batch: Batch = {
    language,
    cwd,
    notice: (path, text) => say(forFile(path, text)),
    targetOf: folder === undefined ? undefined : targetsIn(folder, base, cwd),
    sourcesAt: ({ file }) => existing(file),
  };
  const skipped: SkippedFiles = { ignored: configured.ignored.length, own: [], unrelated: [], unreadable };
  return { batch, inputs: configured.inputs, skipped, say };
}

type Found =
  | (Omit<BatchFile, 'options'> & { readonly options: FileOptions | undefined })
  | { readonly path: string; readonly problem: unknown }
  | { readonly path: string; readonly passedOver: true };

/** Gives the file itself, or each file in an archive. */
async function* filesOf({ source, optionsOf }: SourceInput, cwd: string): AsyncGenerator<Found> {
  const { path: sourcePath } = source;
  try {
    for await (const one of unpack(await source.open(), sourcePath, isReportFileName)) {
      if (!('bytes' in one)) yield one;
      else {
        const named = source.named && one.path === sourcePath;
        yield { ...one, sourcePath, named, options: optionsOf(resolve(cwd, one.path)) };
      }
    }
  } catch (problem) {
    yield { path: sourcePath, problem };
  }
}

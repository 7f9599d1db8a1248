import { resolve } from 'node:path';
import type { Checked } from '../../diff/difference.ts';
import { find } from '../../files/find.ts';
import { runOutputs } from '../../files/run-outputs.ts';
import { cannotCheck, type FileResult } from '../../model/result.ts';
import type { Language, Text } from '../../model/text.ts';
import { mayBeReport } from '../../readers/kind/extensions.ts';
import { isReportFileName } from '../../run/naming.ts';
import type { SkippedFiles } from '../../run/skipped.ts';
import { configure } from '../config/configure.ts';
import { configFinder } from '../config/find.ts';
import { defectIn } from '../defect.ts';
import type { Io } from '../io.ts';
import { filesOf } from '../lint/files-of-source.ts';
import { printMessage } from '../messages.ts';
import type { DiffRequest } from '../options/diff.ts';
import { boundedWork } from '../work/bounded-work.ts';

/** The reports behind one of the two names. */
export interface ReadSide {
  /** As the user gave it. */
  readonly name: string;
  /** In order of path. */
  readonly reports: readonly Checked[];
  /** The user named a file, and it holds one report. */
  readonly isSingle: boolean;
  /** Files that could not be checked. */
  readonly failed: readonly FileResult[];
  readonly skipped: SkippedFiles;
}

/** Finds the files of both sides and their configuration, and returns how to read them. */
export async function findSides(request: DiffRequest, written: readonly string[], io: Io) {
  const cwd = resolve(io.cwd ?? '.');
  const isWritten = runOutputs(written, [io.stdout.fd, io.stderr.fd]);
  const search = {
    ...{ cwd, mayBeReport, isWritten },
    ...{ stdin: () => io.stdin, stdinName: '<stdin>', isTitled: isReportFileName },
  };
  const [before, after] = [await find([request.names[0]], search), await find([request.names[1]], search)];
  const findConfig = await configFinder(request, cwd, request.formFile);
  const sides = await Promise.all([before, after].map(({ sources }) => configure(sources, request, findConfig, cwd)));
  const all = await configure([...before.sources, ...after.sources], request, findConfig, cwd);
  const notices: Text[] = [...before.notices, ...after.notices, ...all.notices];
  const language: Language = all.settings.lang.value;
  const say = (text: Text) => printMessage(io.stderr, text, language);
  const run = { cwd, io, say, time: <T>(_: unknown, work: () => Promise<T>) => work() };
  return {
    ...{ cwd, language, notices, say },
    sources: [...before.sources, ...after.sources].map(({ path }) => resolve(cwd, path)),
    readBefore: () => readSide(request.names[0], sides[0]!.inputs, before.unreadable, run),
    readAfter: () => readSide(request.names[1], sides[1]!.inputs, after.unreadable, run),
  };
}

type Input = Awaited<ReturnType<typeof configure>>['inputs'][number];

async function readSide(
  name: string,
  inputs: readonly Input[],
  unreadable: readonly string[],
  run: Parameters<typeof filesOf>[1],
): Promise<ReadSide> {
  const reports: Checked[] = [];
  const failed: FileResult[] = [];
  const skipped = { ignored: 0, own: [] as FileResult[], unrelated: [] as string[], unreadable: [...unreadable] };
  for (const input of inputs) {
    const { source } = input;
    for await (const file of lintedFiles(input, run)) {
      const isNamed = source.named && file.path === source.path;
      if (file.isArtifact && !isNamed) skipped.own.push(file);
      else if (file.isUnrelated && !isNamed) skipped.unrelated.push(file.path);
      else if (file.problem) failed.push(file);
      else reports.push(...checkedReports(file));
    }
  }
  const isSingle =
    reports.length === 1 && inputs.some((one) => one.source.named && one.source.path === reports[0]!.path);
  return { name, reports, isSingle, failed, skipped };
}

function checkedReports({ path, format, reports, diagnostics }: FileResult): Checked[] {
  return reports.map(({ report }, index) => {
    return { path, format, report, diagnostics: diagnostics.filter((one) => one.report === index) };
  });
}

/** Lints a file, each file of an archive that may be a report, or each part of a long list. */
async function* lintedFiles(input: Input, run: Parameters<typeof filesOf>[1]): AsyncGenerator<FileResult> {
  const { path: name } = input.source;
  const { lint } = boundedWork(run.io);
  try {
    for await (const one of filesOf(input, run, false)) {
      const { path } = one;
      const options = input.optionsOf(resolve(run.cwd, path));
      if (options === undefined || 'passedOver' in one) continue;
      if ('problem' in one) yield cannotCheck(path, one.problem);
      else if ('end' in one) {
        await one.end.close();
        if (one.failed) yield cannotCheck(path, one.failed);
      } else {
        const { bytes, ...found } = one;
        const part = 'part' in found ? { part: found.part } : {};
        yield (await lint(bytes, { ...options, ...part, path, keepsFigures: true })).file;
      }
    }
  } catch (error) {
    throw defectIn(name, error);
  }
}

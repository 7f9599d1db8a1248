import { resolve } from 'node:path';
import { find } from '../../files/find.ts';
import { writtenBy } from '../../files/run-outputs.ts';
import { plain } from '../../formatters/columns.ts';
import { findingsAlone } from '../../formatters/index.ts';
import type { LintOptions } from '../../lint.ts';
import { UserError } from '../../model/errors.ts';
import type { FileResult } from '../../model/result.ts';
import type { Text } from '../../model/text.ts';
import { noCounts, plus, summarise, unrepeated } from '../../presentation/summary.ts';
import { tool } from '../../version.ts';
import { configurations } from '../config/configuration.ts';
import { configure } from '../config/configure.ts';
import { exitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { about, complaint } from '../messages.ts';
import { readerOf } from '../reader.ts';
import { besides, type LintRequest, readFiles } from '../request.ts';
import { type Judge, type Judged, judge, withoutFigures } from './lint-file.ts';
import { isTitled, judgeEach } from './lint-sources.ts';
import { type Earlier, outputsOf } from './outputs.ts';
import { progress } from './progress.ts';
import { openBeside } from './run-files.ts';
import { nothingFound, type PassedOver, remarksOn, skipped, skippedLine } from './skipped.ts';
import type { Doing } from './stats.ts';
import { versionsOfRun } from './versions.ts';

/**
 * Lints what the request names and writes the result in every format asked for; gives the exit code. `around` is put
 * round what judges a file, `earlier` is what runs before this one have written.
 */
export async function lintFiles(
  request: LintRequest,
  io: Io,
  around = (inner: Judge): Judge => inner,
  earlier: Earlier = new Map(),
): Promise<number> {
  const { quiet, verbose, skipUnrelated } = request;
  const cwd = resolve(io.cwd ?? '.');
  const stopwatch = request.stats ? (await import('./stats.ts')).stopwatch() : undefined;
  const doing: Doing = stopwatch?.doing ?? ((_, work) => work());
  const written = besides(request, cwd);
  const finder = await configurations(request, cwd, request.formFile);
  const { names, isWanted } = request.changed
    ? await (await import('./changed.ts')).onlyChanged(request.names, request.changed, cwd)
    : { names: request.names };
  const found = await find(names, {
    cwd,
    stdin: io.stdin,
    stdinName: request.stdinName ?? '<stdin>',
    isTitled,
    isWritten: writtenBy(written, [io.stdout.fd, io.stderr.fd]),
    ...(isWanted && { isWanted }),
  });
  const { inputs, run, forms, notices, ...left } = await configure(found.sources, request, finder, cwd);
  const language = run.lang.value;
  const strict = run.strict.value;
  const failOn = run.failOn.value;
  const limits = { failOn, maxWarnings: run.maxWarnings.value ?? undefined, exitZero: request.exitZero };
  const say = (text: Text) => {
    if (!quiet) io.stderr.write(`${plain(text[language])}\n`);
  };
  if (found.sources.length > 0 || !isWanted) [...found.notices, ...notices].forEach(say);
  const passedOver: PassedOver = {
    ignored: left.passedOver,
    own: [],
    unrelated: [],
    unreadable: [...found.passedOver],
  };
  // A run may have nothing to check where no file has changed, or where the user wants unrelated files passed over.
  const mayBeEmpty = () =>
    isWanted !== undefined || (skipUnrelated && found.locks + skipped(passedOver) + passedOver.own.length > 0);
  if (inputs.length === 0 && !mayBeEmpty()) throw nothingFound(names, passedOver);
  const sources = [...found.sources.map(({ path }) => resolve(cwd, path)), ...readFiles(request, cwd)];
  const { accepted, receipt } = await openBeside(request, { run, limits, forms, written, sources, cwd }, io);
  const keep = { sources, force: request.force, earlier };
  const outputs = await outputsOf({ ...request, language, strict, failOn }, keep, io);

  const forPrograms = request.outputs.some(({ name }) => name !== 'pretty' && name !== 'html');
  const common = {
    strict,
    read: readerOf(io),
    keepsFigures: verbose || !request.outputs.every(({ name }) => findingsAlone.has(name)),
    hash: forPrograms || receipt ? (await import('../../files/hash.ts')).sha256 : undefined,
  };
  const judgeOne = around(stopwatch ? stopwatch.timed(judge) : judge);
  const files: FileResult[] = [];
  let counts = noCounts;
  const distinct = unrepeated();
  const remarks: Text[] = [];
  const versions = versionsOfRun();
  const take = async ({ file: result, versions: own }: Judged, options: Omit<LintOptions, 'path'>): Promise<void> => {
    const judged = distinct(result);
    const file = accepted?.accept(judged) ?? judged;
    remarks.push(...file.notices.map((notice) => about(file.path, notice)));
    counts = plus(counts, file, strict);
    versions.add(file.path, own);
    receipt?.add(file, options);
    await outputs.file(file);
    if (outputs.wantsWhole) files.push(outputs.wantsFigures ? file : withoutFigures(file));
  };
  const show = progress(inputs.length, language, io.stderr, {
    isQuiet: quiet || outputs.showsFiles,
    isDumb: io.env.TERM === 'dumb',
  });
  try {
    try {
      const judging = { judge: judgeOne, common, passedOver, skipUnrelated, doing, show, cwd };
      for await (const { judged, options } of judgeEach(inputs, judging)) await take(judged, options);
    } finally {
      show(undefined);
    }
    remarks.forEach(say);
    if (counts.files === 0 && !mayBeEmpty()) throw nothingFound(names, passedOver);
    remarksOn(passedOver, verbose).forEach(say);
    if (counts.files === 0) say(isWanted ? nothingChanged : nothingLeft);
    counts = { ...counts, skipped: skipped(passedOver) };

    (await accepted?.finish())?.forEach(say);
    const failures: UserError[] = [];
    await receipt?.write(counts, accepted?.receipt() ?? null).catch((error) => {
      if (!(error instanceof UserError)) throw error;
      failures.push(error);
    });
    const terms = { tool, strict, exitCode: (all: typeof counts) => exitCode(all, limits) };
    const line = skippedLine(passedOver);
    const differing = versions.remarks();
    const result = {
      ...summarise(files, terms, counts.skipped),
      leftOut: [...found.notices, ...(line ? [line] : [])],
      differing,
    };
    // Where a person sees both, one is enough.
    if (!(io.stdout.isTTY && outputs.showsWhole)) differing.forEach(say);
    const to = await doing('format', () => outputs.whole(result));
    // Where all goes to files, an empty screen would not tell whether anything was done.
    const isShown = request.outputs.some(({ file }) => file === undefined);
    if (!isShown && to.names.length > 0) {
      say({ zh: `已写出 ${to.names.join('、')}`, en: `wrote ${to.names.join(', ')}` });
    }
    failures.push(...to.failures);
    for (const failure of failures) io.stderr.write(complaint(failure, language));
    if (stopwatch) io.stderr.write(stopwatch.tables(language));
    return failures.length > 0 ? 2 : exitCode(counts, limits);
  } finally {
    await outputs.close();
  }
}

const nothingChanged: Text = { zh: '没有改动过的报告，无需核对', en: 'no report has changed, nothing to check' };
const nothingLeft: Text = { zh: '没有需要核对的年报', en: 'no report to check' };

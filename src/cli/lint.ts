import { dirname, join, resolve } from 'node:path';
import type { Settings } from '../config/settings.ts';
import { UserError } from '../errors.ts';
import { find, type Source } from '../files/find.ts';
import { keepApart } from '../files/save.ts';
import { plain } from '../formatters/columns.ts';
import { findingsAlone } from '../formatters/index.ts';
import { cannotCheck, type LintOptions, lint, type Unpacked, unpack } from '../lint.ts';
import { isReadable } from '../readers/index.ts';
import type { FileResult } from '../result.ts';
import { noCounts, plus, summarise, unrepeated } from '../summarise.ts';
import type { Text } from '../text.ts';
import { tool } from '../version.ts';
import { about } from './about.ts';
import { configurations } from './configuration.ts';
import { configure } from './configure.ts';
import { exitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { outputsOf } from './outputs.ts';
import { progress } from './progress.ts';
import { readerOf } from './reader.ts';
import type { LintRequest } from './request.ts';
import { usage } from './values.ts';

/** Lints what the request names and writes the result in every format asked for; gives the exit code. */
export async function lintFiles(request: LintRequest, io: Io): Promise<number> {
  const { quiet, verbose } = request;
  const cwd = resolve(io.cwd ?? '.');
  const given = [...request.outputs.map(({ file }) => file), request.given.baseline, request.receipt];
  const written = given.flatMap((file) => (file ? [resolve(cwd, file)] : []));
  const finder = await configurations(request, cwd, request.formFile);
  const found = await find(request.names, {
    cwd,
    stdin: io.stdin,
    stdinName: request.stdinName ?? '<stdin>',
    isReadable,
    written,
  });
  const { inputs, run, forms, notices, ...left } = await configure(found.sources, request, finder, cwd);
  const language = run.lang.value;
  const strict = run.strict.value;
  const failOn = run.failOn.value;
  const limits = { failOn, maxWarnings: run.maxWarnings.value ?? undefined, exitZero: request.exitZero };
  const say = (text: Text) => {
    if (!quiet) io.stderr.write(`${plain(text[language])}\n`);
  };
  [...found.notices, ...notices].forEach(say);
  let { passedOver } = left;
  if (inputs.length === 0) throw nothingFound(request.names, passedOver);
  const named = found.sources.map(({ path }) => resolve(cwd, path));
  const baseline = baselineOf(run.baseline);
  for (const file of written) await keepApart(file, named);
  if (baseline !== undefined && run.baseline.from !== 'command line') {
    written.push(resolve(cwd, baseline));
    await keepApart(
      resolve(cwd, baseline),
      inputs.map(({ file }) => file),
    );
  }
  keepDistinct(written);
  if (request.updateBaseline && baseline === undefined) throw whichBaseline();
  const accepted =
    baseline === undefined
      ? undefined
      : await (await import('./baseline.ts')).openBaseline(baseline, { ...request, language, strict, forms, cwd }, io);
  const receipt =
    request.receipt === undefined
      ? undefined
      : await (await import('./receipt.ts')).openReceipt(request.receipt, { strict, limits }, io);
  const outputs = await outputsOf({ ...request, language, strict, failOn }, io);

  const read = readerOf(io);
  const forPrograms = request.outputs.some(({ name }) => name !== 'pretty' && name !== 'html');
  const keepsFigures = verbose || !request.outputs.every(({ name }) => findingsAlone.has(name));
  const hash = forPrograms || receipt ? (await import('../files/hash.ts')).sha256 : undefined;
  const files: FileResult[] = [];
  let counts = noCounts;
  const distinct = unrepeated();
  const remarks: Text[] = [];
  const show = progress(inputs.length, language, io.stderr, quiet || outputs.showsFiles);
  for (const [index, input] of inputs.entries()) {
    let inside = 0;
    for await (const one of filesOf(input.source)) {
      show(index, inside++);
      if ('notice' in one) {
        remarks.push(about(one.path, one.notice));
        continue;
      }
      const options = input.optionsOf(resolve(cwd, one.path));
      if (options === undefined) {
        passedOver++;
        continue;
      }
      const judged = distinct(
        'problem' in one ? cannotCheck(one.path, one.problem) : await judge(one, { ...options, strict, read }, hash),
      );
      const file = accepted?.accept(judged) ?? judged;
      remarks.push(...file.notices.map((notice) => about(file.path, notice)));
      counts = plus(counts, file, strict);
      receipt?.add(file, options);
      await outputs.file(file);
      if (outputs.wantsWhole) files.push(keepsFigures || file.diagnostics.length > 0 ? file : withoutFigures(file));
    }
  }
  show(undefined);
  await outputs.close();
  remarks.push(...((await accepted?.finish()) ?? []));
  remarks.forEach(say);
  if (counts.files === 0) throw nothingFound(request.names, passedOver);
  if (verbose && passedOver > 0) say(passed(passedOver));

  await receipt?.write(counts, accepted?.receipt() ?? null);
  await outputs.whole(summarise(files, { tool, strict, exitCode: (all) => exitCode(all, limits) }));
  return exitCode(counts, limits);
}

/** What is to be judged of a source: the file itself, or each file in an archive. */
async function* filesOf({ path, open }: Source): AsyncGenerator<Unpacked> {
  let bytes: Uint8Array;
  try {
    bytes = await open();
  } catch (problem) {
    if (!(problem instanceof UserError)) throw problem;
    yield { path, problem };
    return;
  }
  yield* unpack(bytes, path);
}

function judge(
  { path, bytes }: { readonly path: string; readonly bytes: Uint8Array },
  options: Omit<LintOptions, 'path'>,
  hash?: (bytes: Uint8Array) => string,
): Promise<FileResult> {
  return lint(bytes, { ...options, path, ...(hash && { sha256: hash(bytes) }) });
}

/** The file of accepted findings: a path in a configuration starts from its folder. */
function baselineOf({ value, from }: Settings['baseline']): string | undefined {
  if (value === null) return undefined;
  return typeof from === 'string' ? value : join(dirname(from.path), value);
}

function whichBaseline(): UserError {
  return usage({
    zh: '--update-baseline 要知道写进哪个文件：请写 --baseline FILE，或在配置里写 baseline',
    en: '--update-baseline has to know the file: give --baseline FILE, or baseline in the configuration',
  });
}

/** No two things go to one file. */
function keepDistinct(written: readonly string[]): void {
  const twice = written.find((file, index) => written.indexOf(file) !== index);
  if (twice === undefined) return;
  throw usage({ zh: `同一个文件有两种用途：${twice}`, en: `one file cannot be two things: ${twice}` });
}

/** A file with nothing to say of: its figures would fill the memory, ten thousand files long, and are not shown. */
function withoutFigures(file: FileResult): FileResult {
  const reports = file.reports.map((one) => ({
    ...one,
    report: { ...one.report, tables: [], sections: [] },
    assessments: [],
    culprits: [],
  }));
  return { ...file, reports };
}

function passed(count: number): Text {
  return {
    zh: `按配置的 ignore 跳过了 ${count} 个文件`,
    en: `${count} ${count === 1 ? 'file' : 'files'} passed over by ignore in the configuration`,
  };
}

function nothingFound(names: readonly string[], passedOver: number): UserError {
  const list = names.join(' ');
  if (passedOver > 0) {
    return new UserError('usage', {
      zh: `没有找到可以核对的文件：${list}（有 ${passedOver} 个按配置的 ignore 跳过）`,
      en: `found no file to check: ${list} (${passedOver} passed over by ignore in the configuration)`,
    });
  }
  return new UserError('usage', {
    zh: `没有找到可以核对的文件：${list}`,
    en: `found no file to check: ${list}`,
  });
}

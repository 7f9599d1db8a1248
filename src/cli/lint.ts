import { resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { find, type Source } from '../files/find.ts';
import { keepApart } from '../files/save.ts';
import type { Form } from '../form.ts';
import { plain } from '../formatters/columns.ts';
import { findingsAlone } from '../formatters/index.ts';
import { forms as builtIn, cannotCheck, type LintOptions, lint, rules, type Unpacked, unpack } from '../lint.ts';
import { isReadable } from '../readers/index.ts';
import type { FileResult } from '../result.ts';
import { noCounts, plus, summarise, unrepeated } from '../summarise.ts';
import type { Text } from '../text.ts';
import { tool } from '../version.ts';
import { about } from './about.ts';
import { exitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { outputsOf } from './outputs.ts';
import { progress } from './progress.ts';
import { readerOf } from './reader.ts';
import type { LintRequest } from './request.ts';
import { usage } from './values.ts';

/** Lints what the request names and writes the result in every format asked for; gives the exit code. */
export async function lintFiles(request: LintRequest, io: Io): Promise<number> {
  const { language, quiet, strict, verbose } = request;
  const cwd = resolve(io.cwd ?? '.');
  const forms =
    request.form === undefined ? builtIn : await (await import('./forms.ts')).chooseForms(request.form, builtIn, cwd);
  await checkRules(request, forms);
  const own = [...request.outputs.map(({ file }) => file), request.baseline, request.receipt];
  const written = own.flatMap((file) => (file === undefined ? [] : [resolve(cwd, file)]));
  checkWritten(request, written);
  const { sources, notices } = await find(request.names, {
    cwd,
    stdin: io.stdin,
    stdinName: request.stdinName ?? '<stdin>',
    isReadable,
    written,
  });
  const say = (text: Text) => {
    if (!quiet) io.stderr.write(`${plain(text[language])}\n`);
  };
  notices.forEach(say);
  if (sources.length === 0) throw nothingFound(request.names);
  const inputs = sources.map(({ path }) => resolve(cwd, path));
  for (const file of written) await keepApart(file, inputs);
  const accepted =
    request.baseline === undefined
      ? undefined
      : await (await import('./baseline.ts')).openBaseline(request.baseline, { ...request, forms, cwd }, io);
  const receipt =
    request.receipt === undefined
      ? undefined
      : await (await import('./receipt.ts')).openReceipt(request.receipt, { ...request, forms, cwd }, io);
  const outputs = await outputsOf(request, io);

  const options: Omit<LintOptions, 'path'> = {
    severities: request.rules,
    forms,
    strict,
    read: readerOf(io),
    ...(request.year !== undefined && { year: request.year }),
  };
  const forPrograms = request.outputs.some(({ name }) => name !== 'pretty');
  const keepsFigures = verbose || !request.outputs.every(({ name }) => findingsAlone.has(name));
  const hash = forPrograms || receipt ? (await import('../files/hash.ts')).sha256 : undefined;
  const files: FileResult[] = [];
  let counts = noCounts;
  const distinct = unrepeated();
  const remarks: Text[] = [];
  const show = progress(sources.length, language, io.stderr, quiet || outputs.showsFiles);
  for (const [index, source] of sources.entries()) {
    let inside = 0;
    for await (const one of filesOf(source)) {
      show(index, inside++);
      if ('notice' in one) {
        remarks.push(about(one.path, one.notice));
        continue;
      }
      const found = distinct('problem' in one ? cannotCheck(one.path, one.problem) : await judge(one, options, hash));
      const file = accepted?.accept(found) ?? found;
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

  await receipt?.write(counts, accepted?.receipt() ?? null);
  await outputs.whole(summarise(files, { tool, strict, exitCode: (all) => exitCode(all, request) }));
  return exitCode(counts, request);
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

/** No two of them go to one file. */
function checkWritten({ baseline, updateBaseline }: LintRequest, written: readonly string[]): void {
  if (updateBaseline && baseline === undefined) {
    throw usage({
      zh: '--update-baseline 要和 --baseline FILE 一起用',
      en: '--update-baseline needs --baseline FILE',
    });
  }
  const twice = written.find((file, index) => written.indexOf(file) !== index);
  if (twice === undefined) return;
  throw usage({ zh: `同一个文件有两种用途：${twice}`, en: `one file cannot be two things: ${twice}` });
}

async function checkRules(request: LintRequest, forms: readonly Form[]): Promise<void> {
  const known = [...new Set([...rules, ...forms.flatMap(({ relations }) => relations)].map(({ id }) => id))];
  const unknown = Object.keys(request.rules).find((id) => !known.includes(id));
  if (unknown === undefined) return;
  throw (await import('./explain.ts')).unknownRule(unknown, known);
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

function nothingFound(names: readonly string[]): UserError {
  const list = names.join(' ');
  return new UserError('usage', {
    zh: `没有找到可以核对的文件：${list}`,
    en: `found no file to check: ${list}`,
  });
}

import { resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { find, type Source } from '../files/find.ts';
import { keepApart } from '../files/save.ts';
import type { Form } from '../form.ts';
import { plain } from '../formatters/columns.ts';
import { findingsAlone } from '../formatters/index.ts';
import { forms as builtIn, cannotCheck, rules, type Unpacked, unpack } from '../lint.ts';
import { isReadable } from '../readers/index.ts';
import type { FileResult } from '../result.ts';
import { noCounts, plus, summarise, unrepeated } from '../summarise.ts';
import type { Text } from '../text.ts';
import { tool } from '../version.ts';
import { about } from './about.ts';
import { exitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { type Judge, judge, type Terms } from './judge.ts';
import { outputsOf } from './outputs.ts';
import { progress } from './progress.ts';
import { readerOf } from './reader.ts';
import type { LintRequest } from './request.ts';
import type { Doing } from './stats.ts';

/**
 * Lints what the request names and writes the result in every format asked for; gives the exit code. `around` is put
 * round what judges a file.
 */
export async function lintFiles(
  request: LintRequest,
  io: Io,
  around = (inner: Judge): Judge => inner,
): Promise<number> {
  const { language, quiet, strict } = request;
  const cwd = resolve(io.cwd ?? '.');
  const stopwatch = request.stats ? (await import('./stats.ts')).stopwatch() : undefined;
  const doing: Doing = stopwatch?.doing ?? ((_, work) => work());
  const forms =
    request.form === undefined ? builtIn : await (await import('./forms.ts')).chooseForms(request.form, builtIn, cwd);
  await checkRules(request, forms);
  const { names, isWanted } = request.changed
    ? await (await import('./changed.ts')).onlyChanged(request.names, request.changed, cwd)
    : { names: request.names };
  const written = request.outputs.flatMap(({ file }) => (file === undefined ? [] : [resolve(cwd, file)]));
  const { sources, notices } = await find(names, {
    cwd,
    stdin: io.stdin,
    stdinName: request.stdinName ?? '<stdin>',
    isReadable,
    written,
    ...(isWanted && { isWanted }),
  });
  const say = (text: Text) => {
    if (!quiet) io.stderr.write(`${plain(text[language])}\n`);
  };
  if (sources.length > 0 || !isWanted) notices.forEach(say);
  if (sources.length === 0) {
    if (!isWanted) throw nothingFound(names);
    say({ zh: '没有改动过的报告，无需核对', en: 'no report has changed, nothing to check' });
  }
  const inputs = sources.map(({ path }) => resolve(cwd, path));
  for (const file of written) await keepApart(file, inputs);
  const outputs = await outputsOf(request, io);

  const forPrograms = request.outputs.some(({ name }) => name !== 'pretty');
  const terms: Terms = {
    severities: request.rules,
    forms,
    strict,
    read: readerOf(io),
    ...(request.year !== undefined && { year: request.year }),
    keepsFigures: request.verbose || !request.outputs.every(({ name }) => findingsAlone.has(name)),
    hash: forPrograms ? (await import('../files/hash.ts')).sha256 : undefined,
  };
  const judgeOne = around(stopwatch ? stopwatch.timed(judge) : judge);
  const files: FileResult[] = [];
  let counts = noCounts;
  const distinct = unrepeated();
  const remarks: Text[] = [];
  const show = progress(sources.length, language, io.stderr, {
    isQuiet: quiet || outputs.showsFiles,
    isDumb: io.env.TERM === 'dumb',
  });
  for (const [index, source] of sources.entries()) {
    let inside = 0;
    for await (const one of filesOf(source, doing)) {
      show(index, inside++);
      if ('notice' in one) {
        remarks.push(about(one.path, one.notice));
        continue;
      }
      const file = distinct('problem' in one ? cannotCheck(one.path, one.problem) : await judgeOne(one, terms));
      remarks.push(...file.notices.map((notice) => about(file.path, notice)));
      counts = plus(counts, file, strict);
      await outputs.file(file);
      if (outputs.wantsWhole) files.push(file);
    }
  }
  show(undefined);
  await outputs.close();
  remarks.forEach(say);

  const result = summarise(files, { tool, strict, exitCode: (all) => exitCode(all, request) });
  await doing('format', () => outputs.whole(result));
  if (stopwatch) io.stderr.write(stopwatch.tables(language));
  return exitCode(counts, request);
}

/** What is to be judged of a source: the file itself, or each file in an archive. */
async function* filesOf({ path, open }: Source, doing: Doing): AsyncGenerator<Unpacked> {
  let bytes: Uint8Array;
  try {
    bytes = await doing('open', open);
  } catch (problem) {
    if (!(problem instanceof UserError)) throw problem;
    yield { path, problem };
    return;
  }
  yield* unpack(bytes, path);
}

async function checkRules(request: LintRequest, forms: readonly Form[]): Promise<void> {
  const known = [...new Set([...rules, ...forms.flatMap(({ relations }) => relations)].map(({ id }) => id))];
  const unknown = Object.keys(request.rules).find((id) => !known.includes(id));
  if (unknown === undefined) return;
  throw (await import('./explain.ts')).unknownRule(unknown, known);
}

function nothingFound(names: readonly string[]): UserError {
  const list = names.join(' ');
  return new UserError('usage', {
    zh: `没有找到可以核对的文件：${list}`,
    en: `found no file to check: ${list}`,
  });
}

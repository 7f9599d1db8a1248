import { basename, resolve } from 'node:path';
import { typeOf } from '../../files/type-of.ts';
import {
  append,
  checkAppend,
  checkTarget,
  type OverwritePolicy,
  stream,
  type Target,
  write,
} from '../../files/write.ts';
import {
  binaryFormatters,
  fileFormatters,
  findingsAlone,
  findingsOnly,
  formatters,
  longFormatters,
  prettyPieces,
  type View,
} from '../../formatters/index.ts';
import { coloured, uncoloured } from '../../formatters/paint.ts';
import { signs } from '../../formatters/signs.ts';
import { UserError } from '../../model/errors.ts';
import type { FileResult, Result } from '../../model/result.ts';
import type { Text } from '../../model/text.ts';
import { rulePages } from '../../version.ts';
import { configName } from '../config/configuration.ts';
import { chunks, type Io, isColoured, print, printPieces, signsFor } from '../io.ts';
import { usageError } from '../messages.ts';
import { isFolderName, type Output } from '../options/values.ts';
import type { OutputContext } from './context.ts';

/** The content of the files that earlier runs of the same watch have written, by absolute path. */
export type PreviousOutputs = Map<string, Uint8Array>;

/**
 * Opens the outputs of a run.
 * @throws {UserError} if one cannot be written, as far as that is known before the run
 */
export async function openOutputs(context: OutputContext, previous: PreviousOutputs) {
  const { request, io, cwd, sources } = context;
  const outputs = await Promise.all(request.outputs.map((output) => resolveOutput(output, context, previous)));
  for (const { name, target, overwrite } of outputs) {
    if (target && basename(target.file) === configName) throw reservedName(target.name);
    if (target && isFolderName(target.name)) await checkFolder(target);
    else if (target) await checkTarget(target, overwrite);
    else if (name in binaryFormatters && io.stdout.isTTY) throw binaryOnTerminal(name);
  }
  const summary = stepSummaryFile(io, cwd);
  if (summary && outputs.some(({ name }) => name === 'github')) await checkAppend(summary, sources);
  const streams = new Map<Output, FileByFile>();
  for (const output of outputs) {
    if (isFileByFile(output.name)) streams.set(output, await openStream(output.name, output, context));
  }
  const someOutput = (test: (output: Output) => boolean) => request.outputs.some(test);
  const isNamed = (name: Output['name']) => someOutput((output) => output.name === name);
  return {
    /** True if one is written at the end, from the result of all files. */
    needsResult: someOutput(({ name }) => !isFileByFile(name)),
    /** True if one that is written at the end shows the figures of files without findings. */
    needsFigures: request.verbose || someOutput(({ name }) => !isFileByFile(name) && !findingsOnly.has(name)),
    /** True if one that is written at the end lists reports in which nothing was found, or counts on all being there. */
    needsReports: request.verbose || someOutput(({ name }) => !isFileByFile(name) && !findingsAlone.has(name)),
    /**
     * True if one needs the results of all reports of a long list. JSON is written part by part; beside it, SARIF names the rules
     * of all reports.
     */
    needsParts:
      request.verbose || someOutput(({ name }) => needsAllParts(name)) || (isNamed('json') && isNamed('sarif')),
    /** True if one that is written at the end is JSON. */
    needsJson: isNamed('json'),
    /** True if files appear on standard output one by one, which shows the progress. */
    showsFiles: someOutput(({ name, file }) => isFileByFile(name) && file === undefined),
    /** True if standard output shows the result of the run in a format for people. */
    showsResult: someOutput(({ name, file }) => file === undefined && ['pretty', 'markdown'].includes(name)),
    /** Writes a file to the outputs that are written file by file. */
    add: async (file: FileResult) => {
      for (const { write } of streams.values()) await write(file);
    },
    /** Completes all outputs. Returns what to say of them, and the errors of those that could not be written. */
    finish: async (result: Result) => {
      const names: string[] = [];
      const notices: Text[] = [];
      const failures: UserError[] = [];
      for (const output of outputs) {
        try {
          if (output.target && isFolderName(output.target.name)) {
            const returns = await writeFolder(result, output.target.name, output.overwrite, context);
            notices.push(...returns.notices);
            failures.push(...returns.failures);
            continue;
          }
          await (streams.get(output)?.commit() ?? writeResult(result, output, context, previous));
          if (output.target) names.push(output.target.name);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          failures.push(error);
        }
      }
      // If everything goes to files, an empty screen would not show that anything was done.
      const isSilent = names.length > 0 && !someOutput(({ file }) => file === undefined);
      const written: Text = { zh: `已写出 ${names.join('、')}`, en: `wrote ${names.join(', ')}` };
      return { notices: [...(isSilent ? [written] : []), ...notices], failures };
    },
    /** Removes incomplete files. */
    close: async () => {
      for (const { close } of streams.values()) await close();
    },
  };
}

/** An output that is written file by file. */
type FileByFile = Awaited<ReturnType<typeof openStream>>;

async function openStream(
  name: keyof typeof fileFormatters,
  { target, overwrite }: ResolvedOutput,
  context: OutputContext,
) {
  const format = await fileFormatters[name]();
  const to = target && stream(target, overwrite);
  return {
    write: async (file: FileResult) => {
      const pieces = format(file, viewOf(context));
      if (!to) return printPieces(context.io, pieces);
      for (const chunk of chunks(pieces)) await to.write(chunk);
    },
    commit: async () => to?.commit(),
    close: async () => to?.discard(),
  };
}

type ResolvedOutput = Awaited<ReturnType<typeof resolveOutput>>;

/** Adds the target, undefined for standard output, and what it may replace. */
async function resolveOutput(output: Output, { request, cwd, sources }: OutputContext, previous: PreviousOutputs) {
  const { name, file } = output;
  const overwrite: OverwritePolicy = { sources, force: request.force };
  if (file === undefined) return { ...output, target: undefined, overwrite };
  const { results } = await import('../../artifacts/recognise.ts');
  const target = { file: resolve(cwd, file), name: file };
  const written = previous.get(target.file);
  const isWritten = written && ((current: Uint8Array) => Buffer.compare(current, written) === 0);
  return { ...output, target, overwrite: { ...overwrite, isEarlier: results[name] ?? isWritten } };
}

async function writeResult(
  result: Result,
  { name, target, overwrite }: ResolvedOutput,
  context: OutputContext,
  previous: PreviousOutputs,
): Promise<void> {
  if (isFileByFile(name)) return;
  if (isLong(name)) return writeLongResult(result, name, { target, overwrite }, context);
  const { request, io, cwd } = context;
  const isTerminalText = !target && name === 'pretty' && isColoured(request.colour, io.stdout, io.env);
  const view: View = {
    ...viewOf(context),
    paint: isTerminalText ? await coloured() : uncoloured,
    signs: target ? signs : signsFor(io),
    link: isTerminalText && rulePages ? (await import('../rule-links.ts')).ruleLinks(io.stdout, rulePages) : undefined,
    width: target ? undefined : io.stdout.columns,
  };
  if (name === 'pretty' && !target) {
    const pieces = (await prettyPieces())(result, view);
    if (!isTerminalText) return printPieces(io, pieces);
    for (const chunk of chunks(pieces)) io.stdout.write(chunk);
    return;
  }
  const format = await { ...formatters, ...binaryFormatters }[name]();
  const content = await sealed(name, await format(result, view), target !== undefined);
  if (target) {
    await write(target, content, overwrite);
    previous.set(target.file, Buffer.from(content));
  } else print(io, content);
  const summary = stepSummaryFile(io, cwd);
  if (name !== 'github' || !summary) return;
  const { stepSummary } = await import('../../formatters/github.ts');
  await append(summary, stepSummary(result, view), overwrite.sources);
}

async function writeFolder(result: Result, folder: string, overwrite: OverwritePolicy, context: OutputContext) {
  const { writeReturns } = await import('./returns.ts');
  return writeReturns(result, viewOf(context), { folder, cwd: context.cwd, overwrite });
}

/** @throws {UserError} if a file is where a folder is to be */
async function checkFolder({ file, name }: Target): Promise<void> {
  const type = typeOf(file);
  if (type === 'none' || type === 'folder') return;
  throw usageError({ zh: `${name} 不是文件夹，请换一个名称`, en: `${name} is not a folder; choose another name` });
}

async function writeLongResult(
  result: Result,
  name: keyof typeof longFormatters,
  { target, overwrite }: Pick<ResolvedOutput, 'target' | 'overwrite'>,
  context: OutputContext,
): Promise<void> {
  const format = await longFormatters[name]();
  const pieces = format(result, viewOf(context));
  if (!target) return printPieces(context.io, pieces);
  const { sealPieces } = await import('../../artifacts/seal.ts');
  const { createSha256 } = await import('../../files/hash.ts');
  const to = stream(target, overwrite);
  try {
    for (const chunk of sealPieces(chunks(pieces), name, createSha256)) await to.write(chunk);
    await to.commit();
  } finally {
    await to.discard();
  }
}

/** Returns the file that GitHub Actions names for the summary of a step. */
function stepSummaryFile({ env }: Io, cwd: string): Target | undefined {
  const file = env.GITHUB_STEP_SUMMARY;
  return file ? { file: resolve(cwd, file), name: 'GITHUB_STEP_SUMMARY' } : undefined;
}

/** Adds the seal, which shows later whether somebody edited the file. A text on standard output has none. */
async function sealed(
  name: Output['name'],
  content: string | Uint8Array,
  isFile: boolean,
): Promise<string | Uint8Array> {
  if (typeof content === 'string' && name !== 'html' && !isFile) return content;
  const { sealPage, sealText, sealWorkbook } = await import('../../artifacts/seal.ts');
  if (typeof content !== 'string') return sealWorkbook(content, { kind: 'list', source: '' });
  if (name === 'html') return sealPage(content, { kind: 'sheet', source: '' });
  return sealText(content, name);
}

function viewOf({ request, language, strict, limits }: OutputContext): View {
  const { quiet, verbose } = request;
  return { language, paint: uncoloured, signs, quiet, strict, failOn: limits.failOn, verbose, width: undefined };
}

function isLong(name: Output['name']): name is keyof typeof longFormatters {
  return name in longFormatters;
}

function needsAllParts(name: Output['name']): boolean {
  return !isFileByFile(name) && name !== 'json' && !findingsAlone.has(name);
}

function isFileByFile(name: Output['name']): name is keyof typeof fileFormatters {
  return name in fileFormatters;
}

/** Returns the error for an output that is named like a configuration. */
export function reservedName(name: string): Error {
  return usageError({
    zh: `${name} 是配置文件的名称，结果不写到这里；请换一个文件名`,
    en: `${name} is the name of a configuration, and no result is written to it; choose another name`,
  });
}

function binaryOnTerminal(name: Output['name']): Error {
  return usageError({
    zh: `${name} 不能显示在屏幕上，请存成文件，例如：--format ${name}=更正清单.${name}`,
    en: `${name} cannot be shown on a screen: say where to write it, for example --format ${name}=corrections.${name}`,
  });
}

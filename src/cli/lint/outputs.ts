import { basename, resolve } from 'node:path';
import { append, checkAppend, checkTarget, stream, type Target, type Terms, write } from '../../files/write.ts';
import { binaryFormatters, fileFormatters, findingsAlone, formatters, type View } from '../../formatters/index.ts';
import { coloured, uncoloured } from '../../formatters/paint.ts';
import { UserError } from '../../model/errors.ts';
import type { FileResult, Result } from '../../model/result.ts';
import { rulePages } from '../../version.ts';
import { configName } from '../config/configuration.ts';
import { type Io, isColoured, print } from '../io.ts';
import { usage } from '../options/values.ts';
import type { LintRequest, Output } from '../request.ts';

/** Where the results of a run go. */
export interface Outputs {
  /** Whether any of them is written only when all files are judged. */
  readonly wantsWhole: boolean;
  /** Whether one of these shows the figures of files in which nothing was found. */
  readonly wantsFigures: boolean;
  /** Whether files appear on standard output as they are judged, which tells how far the run has come. */
  readonly showsFiles: boolean;
  /** Whether a format for people that tells of the run as a whole goes to standard output. */
  readonly showsWhole: boolean;
  /** Writes what each of the others has to say of a file. */
  file(file: FileResult): Promise<void>;
  /** Writes the rest; gives the files that were written, as the user called them, and why others could not be. */
  whole(result: Result): Promise<Written>;
  /** Removes what is half written. */
  close(): Promise<void>;
}

export interface Written {
  readonly names: readonly string[];
  readonly failures: readonly UserError[];
}

/** What nothing is written over, and what may be. */
export interface Keep {
  /** Absolute paths of what the run reads. */
  readonly sources: readonly string[];
  readonly force: boolean;
  /** What earlier runs of the same watch have written. */
  readonly earlier: Earlier;
}

/** The content of files that were written, by their absolute paths. */
export type Earlier = Map<string, Uint8Array>;

/** What is to be written, and the settings that hold for the run. */
export type Asked = Pick<LintRequest, 'outputs' | 'colour'> &
  Pick<View, 'language' | 'quiet' | 'strict' | 'failOn' | 'verbose'>;

/** Throws a `UserError` where one cannot be written, as far as that can be told beforehand. */
export async function outputsOf(request: Asked, keep: Keep, io: Io): Promise<Outputs> {
  const cwd = resolve(io.cwd ?? '.');
  const placed = await Promise.all(request.outputs.map((output) => placeOf(output, keep, cwd)));
  for (const { name, target, terms } of placed) {
    if (target && basename(target.file) === configName) throw forConfiguration(target.name);
    if (target) await checkTarget(target, terms);
    else if (name in binaryFormatters && io.stdout.isTTY) throw notForScreen(name);
  }
  const summary = summaryOf(io, cwd);
  if (summary && placed.some(({ name }) => name === 'github')) await checkAppend(summary, keep.sources);
  const streams: ByFile[] = [];
  for (const { name, target, terms } of placed) {
    if (!isByFile(name)) continue;
    const format = await fileFormatters[name]();
    const to = target && stream(target, terms);
    streams.push({
      write: async (one) => {
        const text = format(one, viewFor(request));
        if (to) await to.write(text);
        else print(io, text);
      },
      commit: async () => to?.commit(),
      close: async () => to?.discard(),
    });
  }
  return {
    wantsWhole: request.outputs.some(({ name }) => !isByFile(name)),
    wantsFigures: request.verbose || request.outputs.some(({ name }) => !isByFile(name) && !findingsAlone.has(name)),
    showsFiles: request.outputs.some(({ name, file }) => isByFile(name) && file === undefined),
    showsWhole: request.outputs.some(({ name, file }) => file === undefined && ['pretty', 'markdown'].includes(name)),
    file: async (one) => {
      for (const { write } of streams) await write(one);
    },
    whole: async (result) => {
      const names: string[] = [];
      const failures: UserError[] = [];
      const rest = streams.values();
      for (const one of placed) {
        try {
          if (isByFile(one.name)) await rest.next().value?.commit();
          else await writeWhole(result, one, request, keep.earlier, io);
          if (one.target) names.push(one.target.name);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          failures.push(error);
        }
      }
      return { names, failures };
    },
    close: async () => {
      for (const { close } of streams) await close();
    },
  };
}

/** An output that grows with each file that is judged. */
interface ByFile {
  write(file: FileResult): Promise<void>;
  commit(): Promise<void>;
  close(): Promise<void>;
}

/** An output, and where it goes: without a target, to standard output. */
interface Placed extends Output {
  readonly target: Target | undefined;
  readonly terms: Terms;
}

async function placeOf(output: Output, { sources, force, earlier }: Keep, cwd: string): Promise<Placed> {
  const { name, file } = output;
  if (file === undefined) return { ...output, target: undefined, terms: { sources, force } };
  const { results } = await import('../../artifacts/results.ts');
  const target = { file: resolve(cwd, file), name: file };
  const mine = earlier.get(target.file);
  const isMine = mine && ((there: Uint8Array) => Buffer.compare(there, mine) === 0);
  return { ...output, target, terms: { sources, force, isEarlier: results[name] ?? isMine } };
}

async function writeWhole(
  result: Result,
  { name, target, terms }: Placed,
  request: Asked,
  earlier: Earlier,
  io: Io,
): Promise<void> {
  if (isByFile(name)) return;
  const isPainted = !target && name === 'pretty' && isColoured(request.colour, io.stdout, io.env);
  const view: View = {
    ...viewFor(request),
    paint: isPainted ? await coloured() : uncoloured,
    link: isPainted && rulePages ? (await import('../links.ts')).links(io.stdout, rulePages) : undefined,
    width: target ? undefined : io.stdout.columns,
  };
  const format = await { ...formatters, ...binaryFormatters }[name]();
  const content = await sealed(name, await format(result, view), target !== undefined);
  if (target) {
    await write(target, content, terms);
    earlier.set(target.file, Buffer.from(content));
  } else if (isPainted) io.stdout.write(content);
  else print(io, content);
  const summary = summaryOf(io, resolve(io.cwd ?? '.'));
  if (name !== 'github' || !summary) return;
  const { stepSummary } = await import('../../formatters/github.ts');
  await append(summary, stepSummary(result, view), terms.sources);
}

/** The file that the platform names for the summary of a step. */
function summaryOf({ env }: Io, cwd: string): Target | undefined {
  const file = env.GITHUB_STEP_SUMMARY;
  return file ? { file: resolve(cwd, file), name: 'GITHUB_STEP_SUMMARY' } : undefined;
}

/** A file tells by its seal whether somebody edited it. A text on standard output has none. */
async function sealed(
  name: Output['name'],
  content: string | Uint8Array,
  isFile: boolean,
): Promise<string | Uint8Array> {
  if (typeof content === 'string' && name !== 'html' && !isFile) return content;
  const { carriesSeal, sealPage, sealText, sealWorkbook } = await import('../../artifacts/seal.ts');
  if (typeof content !== 'string') return sealWorkbook(content, { kind: 'list', source: '' });
  if (name === 'html') return sealPage(content, { kind: 'sheet', source: '' });
  return carriesSeal(name) ? sealText(content, name) : content;
}

function viewFor({ language, quiet, strict, failOn, verbose }: Asked): View {
  return { language, paint: uncoloured, quiet, strict, failOn, verbose, width: undefined };
}

function isByFile(name: Output['name']): name is keyof typeof fileFormatters {
  return name in fileFormatters;
}

function forConfiguration(name: string): Error {
  return usage({
    zh: `${name} 是配置文件的名称，结果不写到这里；请换一个文件名`,
    en: `${name} is the name of a configuration, and no result is written to it; choose another name`,
  });
}

function notForScreen(name: Output['name']): Error {
  return usage({
    zh: `${name} 不能显示在屏幕上，请存成文件，例如：--format ${name}=更正清单.${name}`,
    en: `${name} cannot be shown on a screen: say where to write it, for example --format ${name}=corrections.${name}`,
  });
}

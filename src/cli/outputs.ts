import { resolve } from 'node:path';
import { append, save, stream } from '../files/save.ts';
import { binaryFormatters, fileFormatters, findingsAlone, formatters, type View } from '../formatters/index.ts';
import { coloured, uncoloured } from '../formatters/paint.ts';
import type { FileResult, Result } from '../result.ts';
import { rulePages } from '../version.ts';
import { type Io, isColoured, print } from './io.ts';
import { usage } from './options/values.ts';
import type { LintRequest, Output } from './request.ts';

/** Where the results of a run go. */
export interface Outputs {
  /** Whether any of them is written only when all files are judged. */
  readonly wantsWhole: boolean;
  /** Whether one of these shows the figures of files in which nothing was found. */
  readonly wantsFigures: boolean;
  /** Whether files appear on standard output as they are judged, which tells how far the run has come. */
  readonly showsFiles: boolean;
  /** Writes what each of the others has to say of a file. */
  file(file: FileResult): Promise<void>;
  /** Writes the rest. */
  whole(result: Result): Promise<void>;
  close(): Promise<void>;
}

/** What is to be written, and the settings that hold for the run. */
export type Asked = Pick<LintRequest, 'outputs' | 'colour'> &
  Pick<View, 'language' | 'quiet' | 'strict' | 'failOn' | 'verbose'>;

/** Throws a `UserError` where one cannot be written. */
export async function outputsOf(request: Asked, io: Io): Promise<Outputs> {
  const cwd = resolve(io.cwd ?? '.');
  const streams: { write(file: FileResult): unknown; close(): Promise<void> }[] = [];
  for (const { name, file } of request.outputs) {
    if (file === undefined && name in binaryFormatters && io.stdout.isTTY) throw notForScreen(name);
    if (!isByFile(name)) continue;
    const format = await fileFormatters[name]();
    const to = file === undefined ? undefined : await stream(resolve(cwd, file), file);
    const write = to?.write ?? ((text: string) => print(io, text));
    streams.push({
      write: (one) => write(format(one, viewFor(request))),
      close: async () => to?.close(),
    });
  }
  return {
    wantsWhole: request.outputs.some(({ name }) => !isByFile(name)),
    wantsFigures: request.verbose || request.outputs.some(({ name }) => !isByFile(name) && !findingsAlone.has(name)),
    showsFiles: request.outputs.some(({ name, file }) => isByFile(name) && file === undefined),
    file: async (one) => {
      for (const { write } of streams) await write(one);
    },
    whole: async (result) => {
      for (const output of request.outputs) await writeWhole(result, output, request, io, cwd);
    },
    close: async () => {
      for (const { close } of streams) await close();
    },
  };
}

async function writeWhole(result: Result, { name, file }: Output, request: Asked, io: Io, cwd: string): Promise<void> {
  if (isByFile(name)) return;
  const toScreen = file === undefined;
  const isPainted = toScreen && name === 'pretty' && isColoured(request.colour, io.stdout, io.env);
  const view: View = {
    ...viewFor(request),
    paint: isPainted ? await coloured() : uncoloured,
    link: isPainted && rulePages ? (await import('./links.ts')).links(io.stdout, rulePages) : undefined,
    width: toScreen ? io.stdout.columns : undefined,
  };
  const format = await { ...formatters, ...binaryFormatters }[name]();
  const content = await format(result, view);
  if (toScreen && isPainted) io.stdout.write(content);
  else if (toScreen) print(io, content);
  else await save(resolve(cwd, file), file, content);
  const summary = io.env.GITHUB_STEP_SUMMARY;
  if (name !== 'github' || !summary) return;
  const { stepSummary } = await import('../formatters/github.ts');
  await append(resolve(cwd, summary), 'GITHUB_STEP_SUMMARY', stepSummary(result, view));
}

function viewFor({ language, quiet, strict, failOn, verbose }: Asked): View {
  return { language, paint: uncoloured, quiet, strict, failOn, verbose, width: undefined };
}

function isByFile(name: Output['name']): name is keyof typeof fileFormatters {
  return name in fileFormatters;
}

function notForScreen(name: Output['name']): Error {
  return usage({
    zh: `${name} 不能显示在屏幕上，请存成文件，例如：--format ${name}=更正清单.${name}`,
    en: `${name} cannot be shown on a screen: say where to write it, for example --format ${name}=corrections.${name}`,
  });
}

import { basename, resolve } from 'node:path';
import { results } from '../../artifacts/recognise.ts';
import { checkTarget, type OverwritePolicy, write } from '../../files/write.ts';
import type { View } from '../../formatters/index.ts';
import { coloured, uncoloured } from '../../formatters/paint.ts';
import { signs } from '../../formatters/signs.ts';
import type { Language } from '../../model/text.ts';
import { skippedNotices } from '../../run/skipped.ts';
import { configName } from '../config/configuration.ts';
import { type Io, isColoured, printPieces, signsFor } from '../io.ts';
import { reservedName } from '../lint/outputs.ts';
import type { DiffFormat, DiffRequest } from '../options/diff.ts';
import type { Output } from '../options/values.ts';
import { type Comparison, compareSides } from './comparison.ts';
import { findSides } from './read.ts';

/**
 * Compares the reports of two files, folders or archives, and writes what changed in every requested format. Returns 0; 2 if
 * a file could not be checked, or nothing could be compared.
 */
export async function diffReports(request: DiffRequest, io: Io): Promise<number> {
  const cwd = resolve(io.cwd ?? '.');
  const targets = request.outputs.flatMap(({ file }) => (file === undefined ? [] : [resolve(cwd, file)]));
  const sides = await findSides(request, targets, io);
  const { language } = sides;
  const outputs = request.outputs.map((output) => resolveOutput(output, sides.sources, request.force, cwd));
  for (const { target, policy } of outputs) {
    if (target && basename(target.file) === configName) throw reservedName(target.name);
    if (target) await checkTarget(target, policy);
  }
  sides.notices.forEach(sides.say);
  const [before, after] = [await sides.readBefore(), await sides.readAfter()];
  for (const { skipped } of [before, after]) skippedNotices(skipped, false).forEach(sides.say);
  const comparison = compareSides(before, after);
  for (const { name, target, policy } of outputs) {
    const pieces = await format(comparison, name, viewOf(request, language, io, target !== undefined));
    if (target) await write(target, await sealed([...pieces].join(''), name), policy);
    else if (name === 'pretty') io.stdout.write([...pieces].join(''));
    else await printPieces(io, pieces);
  }
  const names = outputs.flatMap(({ target }) => target?.name ?? []);
  // An empty screen would not show that anything was done.
  if (names.length === outputs.length) sides.say({ zh: `已写出 ${names.join('、')}`, en: `wrote ${names.join(', ')}` });
  return comparison.exitCode;
}

/** Adds the target, undefined for standard output, and what it may replace. */
function resolveOutput({ name, file }: Output<DiffFormat>, sources: readonly string[], force: boolean, cwd: string) {
  const isEarlier = results[artifactOf[name]];
  const policy: OverwritePolicy = { sources, force, isEarlier };
  return { name, policy, target: file === undefined ? undefined : { file: resolve(cwd, file), name: file } };
}

/** The kind of file that each format is, once written. */
const artifactOf = { pretty: 'pretty', markdown: 'markdown', json: 'diff', html: 'diff-page' } as const;

async function format(comparison: Comparison, name: DiffFormat, view: Promise<View>): Promise<Iterable<string>> {
  const shown = await view;
  switch (name) {
    case 'pretty':
      return [(await import('./pretty.ts')).pretty(comparison, shown)];
    case 'json':
      return (await import('./json.ts')).json(comparison, shown.language);
    case 'markdown':
      return [(await import('./markdown.ts')).markdown(comparison, shown)];
    case 'html':
      return [(await import('./html.ts')).html(comparison, shown)];
  }
}

async function viewOf({ colour }: DiffRequest, language: Language, io: Io, isFile: boolean): Promise<View> {
  const isPainted = !isFile && isColoured(colour, io.stdout, io.env);
  return {
    language,
    paint: isPainted ? await coloured() : uncoloured,
    signs: isFile ? signs : signsFor(io),
    quiet: false,
    strict: false,
    failOn: 'error',
    verbose: false,
    width: isFile ? undefined : io.stdout.columns,
  };
}

/** Adds the seal, which shows later whether somebody edited the file. */
async function sealed(content: string, name: DiffFormat): Promise<string> {
  const { sealPage, sealText } = await import('../../artifacts/seal.ts');
  if (name === 'html') return sealPage(content, { kind: 'diff', source: '' });
  return sealText(content, artifactOf[name]);
}

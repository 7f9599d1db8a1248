import { resolve } from 'node:path';
import { type Correction, correctionsOf, withSuggested } from '../../corrections.ts';
import { sha256 } from '../../files/hash.ts';
import { open, readAll } from '../../files/open.ts';
import {
  backUp,
  checkTarget,
  type OverwritePolicy,
  replace,
  type Target,
  write as writeFile,
} from '../../files/write.ts';
import type { Fixed } from '../../fixers/fixer.ts';
import { fix } from '../../fixers/index.ts';
import { formatters, type View } from '../../formatters/index.ts';
import { coloured, uncoloured } from '../../formatters/paint.ts';
import type { LintOptions } from '../../lint.ts';
import { UserError } from '../../model/errors.ts';
import type { FileResult, Problem } from '../../model/result.ts';
import type { Text } from '../../model/text.ts';
import { summarise } from '../../presentation/summary.ts';
import { tool } from '../../version.ts';
import { configuredFor } from '../config/find.ts';
import { exitCode } from '../exit-code.ts';
import { type Io, isColoured, printPieces } from '../io.ts';
import { errorForFile, forFile, printMessage, problemError } from '../messages.ts';
import type { FixRequest } from '../options/fix.ts';
import { boundedWork } from '../work/bounded-work.ts';
import type { Line, Outcome } from './outcome.ts';

/**
 * Shows the corrections of a file, or writes them: into a copy, or into the file itself. Returns 0 if nothing is left to
 * correct; 1 if corrections were shown but not written, or corrections or errors remain; 2 if the file cannot be corrected.
 */
export async function fixFile(request: FixRequest, io: Io): Promise<number> {
  const { name, file: output, write, suggested } = request;
  const cwd = resolve(io.cwd ?? '.');
  const path = name === '-' ? '<stdin>' : name;
  const copy = output === undefined ? undefined : { file: resolve(cwd, output), name: output };
  const policy: OverwritePolicy = { sources: name === '-' ? [] : [resolve(cwd, name)], force: request.force };
  if (copy) await checkCopy(copy, policy);
  const { language, options } = await configuredFor(request, cwd, path);
  const lintBytes = linterFor(options, io);
  const { bytes, file } = await readAndLint(name, path, cwd, io, lintBytes);
  for (const notice of file.notices) printMessage(io.stderr, forFile(path, notice), language);
  const all = correctionsOf(file);
  const isWriting = output !== undefined || write;
  const corrections = suggested ? withSuggested(all) : all;
  const chosen = isWriting && !suggested ? all.filter(({ safety }) => safety === 'safe') : withSuggested(all);
  const fixed = await tryFix(bytes, file, chosen);
  const lines = linesOf(corrections, chosen, fixed, isWriting);
  const corrected = 'bytes' in fixed && lines.some(({ state }) => state === 'written') ? fixed.bytes : undefined;
  // Linted before it is written: a file that cannot be read again must not replace anything.
  const after = corrected ? await lintBytes(corrected, output ?? path) : file;
  if (corrected && copy) await writeFile(copy, corrected, policy);
  else if (corrected) {
    const notices = await replaceWithBackup({ file: resolve(cwd, name), name }, bytes, corrected);
    for (const notice of notices) printMessage(io.stderr, notice, language);
  }

  const problem = 'code' in fixed && corrections.length > 0 ? fixed : null;
  const written = corrected ? (output ?? name) : null;
  await show({ file, lines, written, problem, result: resultOf(after) }, { ...request, language }, io);
  if (problem && isWriting) return 2;
  const remain = lines.some(({ state }) => state !== 'written');
  return remain || after.verdict === 'fail' ? 1 : 0;
}

/** Replaces the content of a file, and keeps a backup of `original`. Returns the notices. */
async function replaceWithBackup(target: Target, original: Uint8Array, corrected: Uint8Array): Promise<Text[]> {
  const backup = await backUp(target, original);
  const hasOtherNames = await replace(target, original, corrected).catch(async (cause) => {
    await backup.discard();
    throw cause;
  });
  const kept = { zh: `原文件保存为 ${backup.name}`, en: `the original is kept as ${backup.name}` };
  return hasOtherNames ? [kept, otherNames(target.name)] : [kept];
}

function otherNames(name: string): Text {
  return {
    zh: `${name} 另有文件名（硬链接），以那个名称打开的内容没有改`,
    en: `${name} has another name (a hard link), whose content is unchanged`,
  };
}

/** Checks the target of a copy. @throws {UserError} which explains `--write` if it is the file itself */
async function checkCopy(copy: Target, policy: OverwritePolicy): Promise<void> {
  try {
    await checkTarget(copy, policy);
  } catch (cause) {
    if (!(cause instanceof UserError) || cause.code !== 'usage') throw cause;
    throw new UserError(
      'usage',
      {
        zh: '-o 不能就是要修正的文件；要直接改原文件，请用 --write',
        en: '-o cannot be the file that is corrected: use --write to correct the file itself',
      },
      { cause },
    );
  }
}

/** Reads and lints the file. @throws {UserError} if it cannot be read, or is not a report */
async function readAndLint(
  name: string,
  path: string,
  cwd: string,
  { stdin }: Io,
  lintBytes: BytesLinter,
): Promise<{ readonly bytes: Uint8Array; readonly file: FileResult }> {
  try {
    const bytes = name === '-' ? await readAll(stdin) : await open(resolve(cwd, name));
    return { bytes, file: await lintBytes(bytes, path) };
  } catch (error) {
    throw errorForFile(path, error);
  }
}

/** Lints a file. @throws {UserError} if it could not be checked */
type BytesLinter = (bytes: Uint8Array, path: string) => Promise<FileResult>;

function linterFor(options: Omit<LintOptions, 'path'>, io: Io): BytesLinter {
  return async (bytes, path) => {
    const settings = { ...options, path, sha256: sha256(bytes), keepsFigures: true };
    const { file } = await boundedWork(io).lint(bytes, settings);
    if (file.problem) throw problemError(file.problem);
    return file;
  };
}

/** Returns the corrected bytes, or why the file cannot be corrected. A preview needs them too, to show what cannot be done. */
async function tryFix(
  bytes: Uint8Array,
  { format }: FileResult,
  chosen: readonly Correction[],
): Promise<Fixed | Problem> {
  try {
    return (await fix(format ?? '', bytes, chosen)) ?? notCorrected(format ?? '');
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { code: error.code, message: error.text };
  }
}

function linesOf(
  corrections: readonly Correction[],
  chosen: readonly Correction[],
  fixed: Fixed | Problem,
  isWriting: boolean,
): Line[] {
  return corrections.map((correction): Line => {
    if ('code' in fixed || !chosen.includes(correction)) return { correction, state: 'proposed', why: null };
    const left = fixed.left.find((one) => one.correction === correction);
    if (left) return { correction, state: 'left', why: left.why };
    return { correction, state: isWriting ? 'written' : 'proposed', why: null };
  });
}

function resultOf(file: FileResult): Outcome['result'] {
  const limits = { failOn: 'error', maxWarnings: undefined, exitZero: false } as const;
  return summarise([file], { tool, strict: false, exitCode: (counts) => exitCode(counts, limits) });
}

async function show(outcome: Outcome, { language, colour, format }: FixRequest, io: Io): Promise<void> {
  const { stdout, env } = io;
  const isPretty = format === 'pretty';
  const view: View = {
    language,
    paint: isPretty && isColoured(colour, stdout, env) ? await coloured() : uncoloured,
    quiet: false,
    strict: false,
    failOn: 'error',
    verbose: false,
    width: stdout.columns,
  };
  if (isPretty) stdout.write((await import('./pretty.ts')).pretty(outcome, view, await formatters.pretty()));
  else await printPieces(io, (await import('./json.ts')).json(outcome, view));
}

function notCorrected(format: string): Problem {
  const what =
    format === 'text' ? { zh: '纯文本', en: 'plain text' } : { zh: ` ${format} 文件`, en: `a ${format} file` };
  return {
    code: 'unsupported',
    message: {
      zh: `这是${what.zh}，程序不能直接修改，请照清单手工修改`,
      en: `this is ${what.en}, which the program cannot change: correct it by hand from the list`,
    },
  };
}

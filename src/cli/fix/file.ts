import { type Correction, correctionsOf, withSuggested } from '../../corrections.ts';
import { sha256 } from '../../files/hash.ts';
import { backUp, type OverwritePolicy, replace, type Target, write as writeFile } from '../../files/write.ts';
import type { Fixed } from '../../fixers/fixer.ts';
import { fix } from '../../fixers/index.ts';
import { UserError } from '../../model/errors.ts';
import { type FileResult, type Problem, problemError } from '../../model/result.ts';
import type { Text } from '../../model/text.ts';
import { summarise } from '../../presentation/summary.ts';
import { exitCode } from '../../run/exit-code.ts';
import { tool } from '../../version.ts';
import type { Io } from '../io.ts';
import type { FileOptions } from '../lint/files-of-source.ts';
import { boundedWork } from '../work/bounded-work.ts';
import type { Line, Outcome } from './outcome.ts';

/** Where the corrected bytes of a file go. */
export type Destination =
  /** Into a copy, or, with `original`, into the file itself, which keeps a backup. */
  | { readonly target: Target; readonly policy: OverwritePolicy; readonly original?: Uint8Array }
  /** Nowhere: the corrections are only shown. */
  | undefined;

/** A file with its result, to be corrected. */
export interface Fixing {
  readonly file: FileResult;
  readonly bytes: Uint8Array;
  /** Takes suggested numbers too. */
  readonly suggested: boolean;
  readonly destination: Destination;
  readonly lint: BytesLinter;
}

/** The outcome of one file, with what to say of the writing. */
export interface FixedFile {
  readonly outcome: Outcome;
  readonly exitCode: 0 | 1 | 2;
  readonly notices: readonly Text[];
}

/**
 * Corrects a file, or tells what can be corrected. The exit code is 0 if nothing is left to correct; 1 if corrections were
 * not written, or corrections or errors remain; 2 if the file cannot be corrected.
 * @throws {UserError} if it cannot be written
 */
export async function fixFile({ file, bytes, suggested, destination, lint }: Fixing): Promise<FixedFile> {
  const all = correctionsOf(file);
  const isWriting = destination !== undefined;
  const corrections = suggested ? withSuggested(all) : all;
  const chosen = isWriting && !suggested ? all.filter(({ safety }) => safety === 'safe') : withSuggested(all);
  const fixed = await tryFix(bytes, file, chosen);
  const lines = linesOf(corrections, chosen, fixed, isWriting);
  const corrected = 'bytes' in fixed && lines.some(({ state }) => state === 'written') ? fixed.bytes : undefined;
  const to = corrected && destination ? { ...destination, content: corrected } : undefined;
  // Linted before it is written: a file that cannot be read again must not replace anything.
  const after = to ? await lint(to.content, to.target.name) : file;
  const notices: Text[] = to && 'bytes' in fixed ? [...(fixed.notices ?? [])] : [];
  if (to?.original) notices.push(...(await replaceWithBackup(to.target, to.original, to.content)));
  else if (to) await writeFile(to.target, to.content, to.policy);

  const problem = 'code' in fixed && corrections.length > 0 ? fixed : null;
  const outcome: Outcome = { file, lines, written: to?.target.name ?? null, problem, result: resultOf(after) };
  if (problem && isWriting) return { outcome, exitCode: 2, notices };
  const remain = lines.some(({ state }) => state !== 'written');
  return { outcome, exitCode: remain || after.verdict === 'fail' ? 1 : 0, notices };
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

/** Lints a file. @throws {UserError} if it could not be checked */
export type BytesLinter = (bytes: Uint8Array, path: string) => Promise<FileResult>;

export function linterFor(options: FileOptions, io: Io): BytesLinter {
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
    return await fix(format ?? '', bytes, chosen);
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

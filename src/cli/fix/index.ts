import { resolve } from 'node:path';
import { type Correction, correctionsOf, withSuggested } from '../../corrections.ts';
import { backUp } from '../../files/backup.ts';
import { sha256 } from '../../files/hash.ts';
import { open, readAll } from '../../files/open.ts';
import { checkTarget, replace, type Target, type Terms, write as writeFile } from '../../files/write.ts';
import { type Fixed, fix } from '../../fixers/index.ts';
import { plain } from '../../formatters/columns.ts';
import { formatters, type View } from '../../formatters/index.ts';
import { coloured, uncoloured } from '../../formatters/paint.ts';
import { type LintOptions, lint } from '../../lint.ts';
import { UserError } from '../../model/errors.ts';
import type { FileResult, Problem } from '../../model/result.ts';
import type { Text } from '../../model/text.ts';
import { summarise } from '../../presentation/summary.ts';
import { tool } from '../../version.ts';
import { configuredFor } from '../config/configuration.ts';
import { exitCode } from '../exit-code.ts';
import { type Io, isColoured } from '../io.ts';
import { about, errorAbout } from '../messages.ts';
import { readerOf } from '../reader.ts';
import type { FixRequest } from '../request.ts';
import type { Line, Outcome } from './outcome.ts';

/**
 * Shows what can be corrected in a file, or writes it: into a copy, or into the file itself. 0: nothing is left to
 * correct; 1: corrections were shown and not written, or some, or errors, remain; 2: it could not write.
 */
export async function fixFile(request: FixRequest, io: Io): Promise<number> {
  const { name, file: output, write, suggested } = request;
  const cwd = resolve(io.cwd ?? '.');
  const path = name === '-' ? '<stdin>' : name;
  const copy = output === undefined ? undefined : { file: resolve(cwd, output), name: output };
  const terms: Terms = { sources: name === '-' ? [] : [resolve(cwd, name)], force: request.force };
  if (copy) await checkCopy(copy, terms);
  const { language, options } = await configuredFor(request, cwd, path);
  const judge = judgeBy({ ...options, read: readerOf(io) });
  const { bytes, file } = await take(name, path, cwd, io, judge);
  for (const notice of file.notices) io.stderr.write(`${plain(about(path, notice)[language])}\n`);
  const all = correctionsOf(file);
  const isWriting = output !== undefined || write;
  const corrections = suggested ? withSuggested(all) : all;
  const chosen = isWriting && !suggested ? all.filter(({ safety }) => safety === 'safe') : withSuggested(all);
  const fixed = await tryOut(bytes, file, chosen);
  const lines = linesOf(corrections, chosen, fixed, isWriting);
  const corrected = 'bytes' in fixed && lines.some(({ state }) => state === 'written') ? fixed.bytes : undefined;
  // Judged before it is written: what could not be read again must not take the place of anything.
  const after = corrected ? await judge(corrected, output ?? path) : file;
  if (corrected && copy) await writeFile(copy, corrected, terms);
  else if (corrected) {
    const original = { file: resolve(cwd, name), name };
    const backup = await backUp(original, bytes);
    const hasOtherNames = await replace(original, bytes, corrected).catch(async (cause) => {
      await backup.discard();
      throw cause;
    });
    const kept = { zh: `原文件保存为 ${backup.name}`, en: `the original is kept as ${backup.name}` };
    for (const text of hasOtherNames ? [kept, otherNames(name)] : [kept]) io.stderr.write(`${plain(text[language])}\n`);
  }

  const problem = 'code' in fixed && corrections.length > 0 ? fixed : null;
  const written = corrected ? (output ?? name) : null;
  await show({ file, lines, written, problem, result: resultOf(after) }, { ...request, language }, io);
  if (problem && isWriting) return 2;
  const remain = lines.some(({ state }) => state !== 'written');
  return remain || after.verdict === 'fail' ? 1 : 0;
}

function otherNames(name: string): Text {
  return {
    zh: `${name} 另有文件名（硬链接），以那个名称打开的内容没有改`,
    en: `${name} has another name (a hard link), whose content is unchanged`,
  };
}

/** As `checkTarget`; who wants the file itself corrected is told how. */
async function checkCopy(copy: Target, terms: Terms): Promise<void> {
  try {
    await checkTarget(copy, terms);
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

/** The file as it is. What cannot be read, or is no report, ends the run. */
async function take(
  name: string,
  path: string,
  cwd: string,
  { stdin }: Io,
  judge: Judge,
): Promise<{ readonly bytes: Uint8Array; readonly file: FileResult }> {
  try {
    const bytes = name === '-' ? await readAll(stdin) : await open(resolve(cwd, name));
    return { bytes, file: await judge(bytes, path) };
  } catch (error) {
    throw errorAbout(path, error);
  }
}

/** What a file is found to be. Throws where nothing can be read. */
type Judge = (bytes: Uint8Array, path: string) => Promise<FileResult>;

function judgeBy(options: Omit<LintOptions, 'path'>): Judge {
  return async (bytes, path) => {
    const file = await lint(bytes, { ...options, path, sha256: sha256(bytes) });
    if (file.problem) throw new UserError(file.problem.code, file.problem.message);
    return file;
  };
}

/** The corrected bytes, also for a preview, which is to say what cannot be done; or why there are none. */
async function tryOut(
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

async function show(outcome: Outcome, { language, colour, format }: FixRequest, { stdout, env }: Io): Promise<void> {
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
  const write = isPretty ? (await import('./pretty.ts')).pretty : (await import('./json.ts')).json;
  const text = write(outcome, view, await formatters[format]());
  stdout.write(text);
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

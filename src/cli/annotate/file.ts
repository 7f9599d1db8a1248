import { dirname, relative, resolve } from 'node:path';
import { type CopyEnding, isAnnotated } from '../../annotate/index.ts';
import { isUntouched } from '../../artifacts/seal.ts';
import { checkTarget, type OverwritePolicy, type Target, write } from '../../files/write.ts';
import { slashed } from '../../formatters/paths.ts';
import type { UserError } from '../../model/errors.ts';
import type { FileResult } from '../../model/result.ts';
import type { Language, Text } from '../../model/text.ts';
import { markedCopy, originOfCopy } from '../../run/marked.ts';
import { usageError } from '../messages.ts';

/** A file with findings, and where its marked copy goes. */
export interface Marking {
  readonly file: FileResult;
  readonly bytes: Uint8Array;
  readonly target: Target;
  readonly ending: CopyEnding;
  /** The files that the copy must not replace, absolute. */
  readonly sources: readonly string[];
  readonly force: boolean;
  readonly cwd: string;
}

/** Throws if a file is itself a marked copy. */
export async function checkUnmarked(file: FileResult, bytes: Uint8Array): Promise<void> {
  if (await isAnnotated(file, bytes)) throw isMarkedCopy();
}

/**
 * Returns the kind of the copy for a name that a user gave: any file can become a workbook, a document also one of its own kind.
 * @throws {UserError} for any other ending
 */
export function endingFor(name: string, own: CopyEnding): CopyEnding {
  const ending = name.slice(name.lastIndexOf('.')).toLowerCase();
  if (ending === '.xlsx' || ending === own) return ending;
  if (own === '.xlsx') {
    throw usageError({
      zh: `只有 Word 文档（.docx、.docm）能写成带批注的文档；请把 ${name} 的结尾改为 .xlsx`,
      en: `only a Word document (.docx, .docm) becomes a document with comments: let ${name} end in .xlsx`,
    });
  }
  throw usageError({
    zh: `这份文档的核对稿要以 ${own} 结尾，否则 Word 打不开；${name} 请改名，或写成 .xlsx`,
    en: `the copy of this document has to end in ${own}, or Word does not open it: rename ${name}, or let it end in .xlsx`,
  });
}

/**
 * Writes the marked copy of a file. Returns what it lacks.
 * @throws {UserError} if it cannot be written
 */
export async function writeCopy(marking: Marking, language: Language): Promise<readonly Text[]> {
  const { file, bytes, target, ending, sources, force, cwd } = marking;
  const source = slashed(relative(dirname(target.file), resolve(cwd, file.path)));
  const policy: OverwritePolicy = {
    sources,
    force,
    isEarlier: (current) => isUntouched(current, originOfCopy(source)),
  };
  await checkTarget(target, policy);
  const { bytes: written, notices } = await markedCopy(file, bytes, source, language, ending);
  await write(target, written, policy);
  return notices;
}

function isMarkedCopy(): UserError {
  return usageError({
    zh: '本身就是 annotate 写出的核对稿；请在原文件里更正，再对原文件运行',
    en: 'itself a copy written by annotate: correct the original, and run annotate on it',
  });
}

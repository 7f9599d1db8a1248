import { dirname, relative, resolve } from 'node:path';
import { annotate, isAnnotated } from '../../annotate/index.ts';
import { isUntouched, sealWorkbook } from '../../artifacts/seal.ts';
import { checkTarget, type OverwritePolicy, type Target, write } from '../../files/write.ts';
import { slashed } from '../../formatters/paths.ts';
import type { UserError } from '../../model/errors.ts';
import type { FileResult } from '../../model/result.ts';
import type { Language, Text } from '../../model/text.ts';
import { usageError } from '../messages.ts';

/** A file with findings, and where its marked copy goes. */
export interface Marking {
  readonly file: FileResult;
  readonly bytes: Uint8Array;
  readonly target: Target;
  /** The files that the copy must not replace, absolute. */
  readonly sources: readonly string[];
  readonly force: boolean;
  readonly cwd: string;
}

/** Throws if a file is itself a marked copy. */
export async function checkUnmarked({ format }: FileResult, bytes: Uint8Array): Promise<void> {
  if (format === 'xlsx' && (await isAnnotated(bytes))) throw isMarkedCopy();
}

/**
 * Writes the marked copy of a file. Returns what it lacks.
 * @throws {UserError} if it cannot be written
 */
export async function writeCopy(marking: Marking, language: Language): Promise<readonly Text[]> {
  const { file, bytes, target, sources, force, cwd } = marking;
  const source = slashed(relative(dirname(target.file), resolve(cwd, file.path)));
  const origin = { kind: 'marked-copy', source } as const;
  const policy: OverwritePolicy = { sources, force, isEarlier: (current) => isUntouched(current, origin) };
  await checkTarget(target, policy);
  const { bytes: written, notices } = await annotate(file, bytes, language);
  await write(target, await sealWorkbook(written, origin), policy);
  return notices;
}

function isMarkedCopy(): UserError {
  return usageError({
    zh: '本身就是 annotate 写出的核对稿；请在原文件里更正，再对原文件运行',
    en: 'itself a copy written by annotate: correct the original, and run annotate on it',
  });
}

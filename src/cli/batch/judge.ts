import { type FileResult, problemError } from '../../model/result.ts';
import type { Io } from '../io.ts';
import { boundedWork } from '../work/bounded-work.ts';
import type { Batch, BatchFile } from './index.ts';

/**
 * Judges a file of a batch, and prints its notices. `isSkipped`: it was found in a folder, not named, and is not a report.
 * @throws {UserError} if it cannot be checked
 */
export async function judge(
  { path, bytes, options, named }: BatchFile,
  batch: Batch,
  io: Io,
): Promise<{ readonly file: FileResult; readonly isSkipped: boolean }> {
  const { file } = await boundedWork(io).lint(bytes, { ...options, path, keepsFigures: true });
  if (!named && (file.isUnrelated || file.isArtifact)) return { file, isSkipped: true };
  if (file.problem) throw problemError(file.problem);
  for (const notice of file.notices) batch.notice(path, notice);
  return { file, isSkipped: false };
}

import { relative, resolve } from 'node:path';
import { isReceipt } from '../../artifacts/recognise.ts';
import { checkTarget, write } from '../../files/write.ts';
import type { LintOptions } from '../../lint.ts';
import type { FileResult } from '../../model/result.ts';
import type { Counts } from '../../presentation/summary.ts';
import { collectReceipt, type Outcome } from '../../run/receipt.ts';
import { usageError } from '../messages.ts';
import type { RunContext } from './context.ts';

/** The receipt of a run, file by file. */
export type Receipt = Awaited<ReturnType<typeof openReceipt>>;

/**
 * Opens the receipt of a run.
 * @throws {UserError} if another file is in the way, or `SOURCE_DATE_EPOCH` is not a date
 */
export async function openReceipt(name: string, { request, io, cwd, strict, limits, sources, rosterHash }: RunContext) {
  const target = { file: resolve(cwd, name), name };
  const policy = { sources, force: request.force, isEarlier: isReceipt };
  await checkTarget(target, policy);
  const date = dateOf(io.env.SOURCE_DATE_EPOCH);
  const receipt = collectReceipt({ date, strict, limits, rosterHash, hasPrevious: request.previous !== undefined });
  return {
    add: (file: FileResult, options: Omit<LintOptions, 'path'>) => {
      receipt.add(file, relative(cwd, resolve(cwd, file.path)).replaceAll('\\', '/'), options);
    },
    /** Writes it when all files are linted. */
    write: async (counts: Counts, outcome: Outcome) => write(target, receipt.text(counts, outcome), policy),
  };
}

/** Reads `SOURCE_DATE_EPOCH`, seconds since 1970 (reproducible-builds.org). The clock would make every receipt differ. */
function dateOf(epoch: string | undefined): string | null {
  if (!epoch) return null;
  if (/^\d{1,11}$/.test(epoch)) return new Date(Number(epoch) * 1000).toISOString().replace('.000Z', 'Z');
  throw usageError({
    zh: `SOURCE_DATE_EPOCH 要写 1970 年以来的秒数，而不是“${epoch}”`,
    en: `SOURCE_DATE_EPOCH takes the seconds since 1970, not “${epoch}”`,
  });
}

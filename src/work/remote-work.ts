import { forms as builtIn } from '../forms.ts';
import { UserError } from '../model/errors.ts';
import { cannotCheck } from '../model/result.ts';
import { type BoundedWork, type FileAnswer, type FileJob, formsToText } from './job.ts';
import type { Remote } from './remote.ts';
import { arrive } from './transfer.ts';

/** Returns the work on files that is done elsewhere, where the same program runs. */
export function remoteWork(run: Remote<FileJob, FileAnswer>): BoundedWork {
  return {
    lint: async (bytes, { forms = builtIn, read: _, onStep, ...options }) => {
      try {
        const answer = await run(bytes, { lint: options, forms: formsToText(forms) });
        const { linted, steps } = arrive(answer, forms);
        for (const [step, milliseconds] of steps) onStep?.(step, milliseconds);
        // The path comes back as a copy, which would stay in memory beside it.
        return { ...linted!, file: { ...linted!.file, path: options.path } };
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        return { file: cannotCheck(options.path, error, options.sha256), versions: [] };
      }
    },
    readReports: async (bytes, { forms = builtIn, read: _, ...options }) => {
      const answer = await run(bytes, { read: options, forms: formsToText(forms) });
      return arrive(answer, forms).reports!;
    },
    readRoster: async (bytes, path) => {
      const answer = await run(bytes, { roster: path, forms: formsToText(builtIn) });
      return arrive(answer, builtIn).roster!;
    },
  };
}

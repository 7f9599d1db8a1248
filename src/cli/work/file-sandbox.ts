import { forms as builtIn } from '../../forms.ts';
import { UserError } from '../../model/errors.ts';
import { memoize } from '../../model/memoize.ts';
import { cannotCheck } from '../../model/result.ts';
import { type BoundedWork, type FileAnswer, type FileJob, formsToText } from './job.ts';
import { sandbox } from './sandbox.ts';
import { arrive } from './transfer.ts';

/** Returns the work on files in a worker, which has this program. There is one worker for all runs of a process. */
export const fileSandbox = memoize((program: URL): BoundedWork => {
  const run = sandbox<FileJob, FileAnswer>(program);
  return {
    lint: async (bytes, { forms = builtIn, read: _, onStep, ...options }) => {
      try {
        const answer = await run(bytes, { lint: options, forms: formsToText(forms) });
        const { linted, steps } = arrive(answer, forms);
        for (const [step, milliseconds] of steps) onStep?.(step, milliseconds);
        return linted!;
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        return { file: cannotCheck(options.path, error, options.sha256), versions: [] };
      }
    },
    readReports: async (bytes, { forms = builtIn, read: _, ...options }) => {
      const answer = await run(bytes, { read: options, forms: formsToText(forms) });
      return arrive(answer, forms).reports!;
    },
  };
});

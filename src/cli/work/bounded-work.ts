import { tooLargeError } from '../../codecs/errors.ts';
import { type Read, readReports } from '../../lint.ts';
import type { Document } from '../../model/document.ts';
import { UserError } from '../../model/errors.ts';
import { memoize } from '../../model/memoize.ts';
import { readSource } from '../../readers/index.ts';
import { identify } from '../../readers/kind/index.ts';
import { isZip } from '../../readers/kind/signatures.ts';
import { lintFile } from '../../run/lint-file.ts';
import { type BoundedWork, inThisProcess } from '../../work/job.ts';
import type { Io } from '../io.ts';
import { yieldToEvents } from './event-loop.ts';

/**
 * Returns the work on the files of a command. A file that can do no harm is worked on in this process, which is quick; any
 * other in a worker, which starts with the first such file. Without a worker, this process does all work.
 */
export const boundedWork = memoize(({ worker, keepCompiled }: Pick<Io, 'worker' | 'keepCompiled'>): BoundedWork => {
  if (worker === undefined) return inThisProcess;
  let [files, parts] = [0, 0];
  const inSandbox = async () => (await import('./file-sandbox.ts')).fileSandbox(worker);
  return {
    lint: async (bytes, options) => {
      await yieldToEvents();
      // Its size is bounded, its records are those of plain reports.
      if (options.part) {
        // The first part has compiled what is worth keeping.
        if (++parts === 2) (await import('./v8-settings.ts')).expectMany('parts', keepCompiled);
        return lintFile(bytes, options);
      }
      files++;
      if (files === manyFiles) (await import('./v8-settings.ts')).expectMany('files', keepCompiled);
      const linted = await lintFile(bytes, { ...options, read: readHarmless });
      return linted.file.problem?.code === 'too-large' ? (await inSandbox()).lint(bytes, options) : linted;
    },
    readReports: async (bytes, options) => {
      await yieldToEvents();
      if (options.part) return readReports(bytes, options);
      try {
        return await readReports(bytes, { ...options, read: readHarmless });
      } catch (error) {
        if (!(error instanceof UserError && error.code === 'too-large')) throw error;
        return (await inSandbox()).readReports(bytes, options);
      }
    },
    readRoster: async (bytes, path) => {
      const { readRoster } = await import('../../roster/read.ts');
      try {
        return await readRoster(bytes, path, readHarmless);
      } catch (error) {
        if (!(error instanceof UserError && error.code === 'too-large')) throw error;
        return (await inSandbox()).readRoster(bytes, path);
      }
    },
  };
});

/** Files after which there are likely to be many more. */
const manyFiles = 4;

/** The most bytes of a file that can do no harm. */
export const maxHarmless = 64 * 1024;

/** The most bytes to which the parts of such a package inflate. */
const maxHarmlessInflated = 1024 * 1024;

/** The most rows of all grids of such a file. Each may be a report of its own, whose check takes some milliseconds. */
const maxHarmlessRows = 400;

/** Reads a file that can do no harm. @throws {UserError} `too-large` for any other */
const readHarmless: Read = async (bytes, path) => {
  if (!isZip(bytes) && bytes.length > maxHarmless) throw tooLargeError();
  const source = await identify(bytes, path, maxHarmlessInflated);
  if (source.kind.sandboxed) throw tooLargeError();
  const document = await readSource(source);
  if (countRows(document) > maxHarmlessRows) throw tooLargeError();
  return document;
};

function countRows({ blocks }: Document): number {
  return blocks.reduce((count, block) => count + (block.kind === 'grid' ? block.rows.length : 0), 0);
}

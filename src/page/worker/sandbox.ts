import { maxFileSize } from '../../codecs/size-limit.ts';
import { DefectError } from '../../model/errors.ts';
import type { FileAnswer, FileJob } from '../../work/job.ts';
import { tooLarge, tooSlow } from '../../work/limit-errors.ts';
import { type Answer, type Remote, valueIn } from '../../work/remote.ts';

/** Milliseconds for the work on one file. A browser does not tell the CPU time of a worker, and a machine may be busy. */
const maxTime = 30_000;

/** Milliseconds between two looks at the clock. */
const tick = 250;

/** A reader, and what ends it. */
export interface Sandbox {
  readonly run: Remote<FileJob, FileAnswer>;
  /** Starts a reader before there is a file for it, since it takes a moment to begin. */
  readonly prepare: () => void;
  /** Ends the work on the file that is read, which rejects with the reason. */
  readonly end: (reason: unknown) => void;
  /** Gives back the memory of a reader that has nothing to do. */
  readonly release: () => void;
}

/**
 * Works on files in a reader, one after the other. A file that takes too long, or a reader that fails, gives a `UserError`, and
 * the next file gets a new reader.
 */
export function sandbox(start: () => Worker, milliseconds = maxTime): Sandbox {
  let reader: Worker | undefined;
  let previous: Promise<unknown> = Promise.resolve();
  let reject: (reason: unknown) => void = () => {};

  const prepare = () => {
    reader ??= start();
  };
  const doNext = async (bytes: Uint8Array, job: Omit<FileJob, 'bytes'>): Promise<FileAnswer> => {
    if (bytes.length > maxFileSize) throw tooLarge(maxFileSize);
    prepare();
    const current = reader!;
    const ended = new Promise<never>((_, rejectIt) => {
      reject = rejectIt;
    });
    const clock = limitTime(milliseconds, () => reject(tooSlow()));
    const asked = ask(current, { ...job, bytes: new Uint8Array(bytes) });
    const answer = await Promise.race([asked, ended])
      .catch((reason) => {
        current.terminate();
        reader = undefined;
        throw reason;
      })
      .finally(() => clearInterval(clock));
    return valueIn(answer);
  };
  return {
    run: (bytes, job) => {
      const value = previous.then(() => doNext(bytes, job));
      previous = value.catch(() => {});
      return value;
    },
    prepare,
    end: (reason) => reject(reason),
    release: () => {
      previous = previous.then(() => {
        reader?.terminate();
        reader = undefined;
      });
    },
  };
}

/** Calls `end` after some time of work. While a laptop sleeps, time passes and nothing is done. */
function limitTime(milliseconds: number, end: () => void): ReturnType<typeof setInterval> {
  let [spent, last] = [0, performance.now()];
  return setInterval(() => {
    const now = performance.now();
    spent += Math.min(now - last, 2 * tick);
    last = now;
    if (spent > milliseconds) end();
  }, tick);
}

/** Sends a job to a reader. */
function ask(reader: Worker, job: FileJob): Promise<Answer<FileAnswer>> {
  return new Promise((resolve, reject) => {
    reader.onmessage = ({ data }: MessageEvent<Answer<FileAnswer>>) => resolve(data);
    reader.onerror = (event) => {
      event.preventDefault();
      reject(new DefectError(event.error ?? new Error(event.message)));
    };
    reader.postMessage(job, [job.bytes.buffer]);
  });
}

import { Worker } from 'node:worker_threads';
import { maxFileSize } from '../../codecs/size-limit.ts';
import { codeOf } from '../../files/error-code.ts';
import { DefectError } from '../../model/errors.ts';
import { noThread, tooLarge, tooMuchMemory, tooSlow } from '../../work/limit-errors.ts';
import { type Answer, type Job, type Remote, valueIn } from '../../work/remote.ts';

/** The resources that the work on one file may take. */
export interface Limits {
  /** Size of the file, in bytes. */
  readonly bytes: number;
  /**
   * Milliseconds of CPU time, or of idle time of the worker. Not wall-clock time, which depends on how busy the machine
   * is. Most files take some 50 ms, a PDF half a second, one of seventy pages two seconds.
   */
  readonly milliseconds: number;
  /** Growth of the process, in megabytes, a copy of the file included. */
  readonly growth: number;
}

export const defaultLimits: Limits = { bytes: maxFileSize, milliseconds: 7000, growth: 440 };

/** Milliseconds between two checks of the limits. */
const checkInterval = 20;

/** Milliseconds in which a worker must have started. Most need 50; one that finds no memory may wait for ever. */
const longestStart = 30_000;

/**
 * Megabytes of objects at which V8 itself ends the worker. Far above the growth allowed, and more than any one array can
 * take: an allocation that does not fit would end the whole process.
 */
const maxHeap = 2048;

/**
 * Returns a function that works on files in a worker, one after the other. A file that exceeds the limits or crashes the
 * worker gives a `UserError`, and the next file gets a new worker. `program` is the worker's program. An idle worker does
 * not keep the process alive.
 */
export function sandbox<J extends Job, T>(program: URL, limits: Limits = defaultLimits): Remote<J, T> {
  let worker: Worker | undefined;
  let previous: Promise<unknown> = Promise.resolve();

  const start = (): Worker => {
    const started = startWorker(program);
    const forget = () => {
      if (worker === started) worker = undefined;
    };
    return started.on('error', forget).on('exit', forget);
  };

  const doNext = async (bytes: Uint8Array, job: Omit<J, 'bytes'>): Promise<T> => {
    if (bytes.length > limits.bytes) throw tooLarge(limits.bytes);
    worker ??= start();
    const current = worker;
    const usage = usageMeter(current);
    const copied = { ...job, bytes: new Uint8Array(bytes) };
    const answer = await ask<T>(current, copied, limits, usage).catch(async (reason) => {
      worker = undefined;
      await current.terminate();
      throw reason;
    });
    return valueIn(answer);
  };

  return (bytes, job) => {
    const value = previous.then(() => doNext(bytes, job));
    previous = value.catch(() => {});
    return value;
  };
}

/** @throws {UserError} if the machine starts no thread */
function startWorker(program: URL): Worker {
  try {
    return new Worker(program, {
      resourceLimits: { maxOldGenerationSizeMb: maxHeap, maxYoungGenerationSizeMb: 32 },
    });
  } catch (error) {
    throw codeOf(error) === 'ERR_WORKER_INIT_FAILED' ? noThread(error) : error;
  }
}

/** Sends a job to the worker. Rejects with a `UserError` if no answer comes; the worker is then unusable. */
async function ask<T>(worker: Worker, job: Job, limits: Limits, usage: () => Usage): Promise<Answer<T>> {
  let timer: NodeJS.Timeout | undefined;
  const ended = new AbortController();
  worker.ref();
  try {
    return await new Promise<Answer<T>>((resolve, reject) => {
      const listen = (event: string, listener: (value: unknown) => void) => {
        worker.on(event, listener);
        ended.signal.addEventListener('abort', () => worker.off(event, listener));
      };
      listen('message', (answer) => resolve(answer as Answer<T>));
      listen('messageerror', (cause) => reject(new DefectError(cause)));
      listen('error', (cause) =>
        reject(codeOf(cause) === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuchMemory(cause) : new DefectError(cause)),
      );
      listen('exit', (code) => reject(new DefectError(new Error(`the worker ended with ${code}`))));
      timer = setInterval(() => {
        const { starting, milliseconds, growth } = usage();
        if (starting > longestStart) reject(noThread());
        else if (milliseconds > limits.milliseconds) reject(tooSlow());
        else if (growth > limits.growth) reject(tooMuchMemory());
      }, checkInterval);
      worker.postMessage(job, [job.bytes.buffer]);
    });
  } finally {
    clearInterval(timer);
    ended.abort();
    worker.unref();
  }
}

/** The use of what is limited. */
interface Usage extends Pick<Limits, 'milliseconds' | 'growth'> {
  /** Milliseconds by the clock for which the worker has not started. */
  readonly starting: number;
}

/** Measures the use since the call. The process does nothing else meanwhile, so its CPU time is the worker's. */
function usageMeter(worker: Worker): () => Usage {
  const start = performance.now();
  const cpu = process.cpuUsage();
  const memory = process.memoryUsage.rss();
  const { idle } = worker.performance.eventLoopUtilization();
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    const loop = worker.performance.eventLoopUtilization();
    return {
      starting: loop.active + loop.idle > 0 ? 0 : performance.now() - start,
      milliseconds: Math.max((user + system) / 1000, loop.idle - idle),
      growth: (process.memoryUsage.rss() - memory) / 2 ** 20,
    };
  };
}

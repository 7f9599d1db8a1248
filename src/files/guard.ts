import { Worker } from 'node:worker_threads';
import type { Document } from '../model/document.ts';
import { UserError } from '../model/errors.ts';
import type { Text } from '../model/text.ts';
import type { Read } from '../readers/index.ts';

/** What one file may cost before it is given up. */
export interface Limits {
  /** Bytes of the file itself. */
  readonly bytes: number;
  /**
   * Milliseconds of work, and of waiting for nothing. Not those by the clock: on a busy machine a good file takes its
   * time. Most files take some 50 ms of work, a PDF half a second, one of seventy pages two seconds.
   */
  readonly milliseconds: number;
  /** Megabytes by which the process may grow. */
  readonly growth: number;
}

export const usualLimits: Limits = { bytes: 32 * 2 ** 20, milliseconds: 4500, growth: 200 };

/** Milliseconds between two looks at what a file has cost so far. */
const interval = 20;

/**
 * Megabytes of objects at which V8 itself ends the worker. Far above the growth allowed, more than any one array can take:
 * an allocation that does not fit would end the whole process.
 */
const heap = 2048;

/** A file for the worker. */
export interface Order {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly path: string;
}

/** What came of it: a `UserError` would lose its class on the way. One cell at many positions stays one and the same. */
export type Answer = { readonly document: Document } | Pick<UserError, 'code' | 'text'>;

/**
 * Reads in a worker, one file after the other, whatever a file makes its parser do: what exceeds the limits, or brings the
 * worker down, is a `UserError` about that file, and the next one finds a new worker. `program` is what the worker runs.
 * An idle worker keeps no process from ending.
 */
export function guard(program: URL, limits: Limits = usualLimits): Read {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const begin = (): Worker => {
    const begun = new Worker(program, {
      resourceLimits: { maxOldGenerationSizeMb: heap, maxYoungGenerationSizeMb: 32 },
    });
    const forget = () => {
      if (worker === begun) worker = undefined;
    };
    return begun.on('error', forget).on('exit', forget);
  };

  const readNext = async (bytes: Uint8Array, path: string): Promise<Document> => {
    if (bytes.length > limits.bytes) throw tooLong(limits.bytes);
    worker ??= begin();
    const asked = worker;
    const answer = await ask(asked, { bytes: new Uint8Array(bytes), path }, limits).catch(async (reason) => {
      worker = undefined;
      await asked.terminate();
      throw reason;
    });
    if ('document' in answer) return answer.document;
    throw new UserError(answer.code, answer.text);
  };

  return (bytes, path) => {
    const document = last.then(() => readNext(bytes, path));
    last = document.catch(() => {});
    return document;
  };
}

/** The answer; rejects with a `UserError` where none comes, and the worker is of no more use. */
async function ask(worker: Worker, order: Order, limits: Limits): Promise<Answer> {
  let watch: NodeJS.Timeout | undefined;
  const ends = new AbortController();
  worker.ref();
  try {
    return await new Promise<Answer>((resolve, reject) => {
      const listen = (event: string, listener: (value: unknown) => void) => {
        worker.on(event, listener);
        ends.signal.addEventListener('abort', () => worker.off(event, listener));
      };
      listen('message', (answer) => resolve(answer as Answer));
      listen('messageerror', (cause) => reject(crashed(cause)));
      listen('error', (cause) => reject(isOutOfMemory(cause) ? tooMuch(cause) : crashed(cause)));
      listen('exit', (code) => reject(crashed(new Error(`the worker ended with ${code}`))));
      const spent = meter(worker);
      watch = setInterval(() => {
        const { milliseconds, growth } = spent();
        if (milliseconds > limits.milliseconds) reject(tooSlow());
        else if (growth > limits.growth) reject(tooMuch());
      }, interval);
      worker.postMessage(order, [order.bytes.buffer]);
    });
  } finally {
    clearInterval(watch);
    ends.abort();
    worker.unref();
  }
}

/** What has been spent since it was made. The process does nothing else meanwhile, so that its work is the worker's. */
function meter(worker: Worker): () => { readonly milliseconds: number; readonly growth: number } {
  const cpu = process.cpuUsage();
  const memory = process.memoryUsage.rss();
  const { idle } = worker.performance.eventLoopUtilization();
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    const waited = worker.performance.eventLoopUtilization().idle - idle;
    return {
      milliseconds: Math.max((user + system) / 1000, waited),
      growth: (process.memoryUsage.rss() - memory) / 2 ** 20,
    };
  };
}

function isOutOfMemory(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

const keepReport: Text = {
  zh: '不像是年度报告；请用 WPS、Excel 或 Word 打开，只保留报告内容，另存为新文件再试',
  en: 'which no annual report does: open it in WPS, Excel or Word, keep only the report, and save it as a new file',
};

function tooLong(bytes: number): UserError {
  const limit = bytes / 2 ** 20;
  return new UserError('too-large', {
    zh: `这种文件超过 ${limit} MB 就不读取，${keepReport.zh}`,
    en: `a file of this kind is not read when it takes more than ${limit} MB, ${keepReport.en}`,
  });
}

function tooSlow(): UserError {
  return new UserError('gave-up', {
    zh: `读取这个文件费时太长，已放弃，${keepReport.zh}`,
    en: `reading it was given up because it takes too long, ${keepReport.en}`,
  });
}

function tooMuch(cause?: unknown): UserError {
  const text = {
    zh: `读取这个文件需要的内存太多，已放弃，${keepReport.zh}`,
    en: `reading it was given up because it takes too much memory, ${keepReport.en}`,
  };
  return new UserError('gave-up', text, { cause });
}

function crashed(cause: unknown): UserError {
  const text = {
    zh: '读取这个文件时出错，已中止；它可能已损坏或不完整，请重新取得，或用 WPS、Excel、Word 打开后另存再试',
    en: 'reading it failed and was given up; it may be damaged or incomplete: fetch it again, or open it in WPS, Excel or Word and save it anew',
  };
  return new UserError('gave-up', text, { cause });
}

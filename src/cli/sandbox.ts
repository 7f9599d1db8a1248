import { Worker } from 'node:worker_threads';
import type { Document } from '../model/document.ts';
import { UserError } from '../model/errors.ts';
import type { Text } from '../model/text.ts';
import type { Read } from '../readers/index.ts';

/** The resources that reading one file may take. */
export interface Limits {
  /** Size of the file, in bytes. */
  readonly bytes: number;
  /**
   * Milliseconds of CPU time, or of idle time of the worker. Not wall-clock time, which depends on how busy the machine
   * is. Most files take some 50 ms, a PDF half a second, one of seventy pages two seconds.
   */
  readonly milliseconds: number;
  /** Growth of the process, in megabytes. */
  readonly growth: number;
}

export const defaultLimits: Limits = { bytes: 32 * 2 ** 20, milliseconds: 4500, growth: 200 };

/** Milliseconds between two checks of the limits. */
const checkInterval = 20;

/**
 * Megabytes of objects at which V8 itself ends the worker. Far above the growth allowed, and more than any one array can
 * take: an allocation that does not fit would end the whole process.
 */
const maxHeap = 2048;

/** A file for the worker to read. */
export interface ReadRequest {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly path: string;
}

/**
 * The document, or the parts of a `UserError`, which would lose its class on the way. One cell at several positions stays
 * one object.
 */
export type ReadResponse = { readonly document: Document } | Pick<UserError, 'code' | 'text'>;

/**
 * Returns a function that reads files in a worker, one after the other. A file that exceeds the limits or crashes the
 * worker gives a `UserError`, and the next file gets a new worker. `program` is the worker's program. An idle worker does
 * not keep the process alive.
 */
export function sandboxedReader(program: URL, limits: Limits = defaultLimits): Read {
  let worker: Worker | undefined;
  let previous: Promise<unknown> = Promise.resolve();

  const start = (): Worker => {
    const started = new Worker(program, {
      resourceLimits: { maxOldGenerationSizeMb: maxHeap, maxYoungGenerationSizeMb: 32 },
    });
    const forget = () => {
      if (worker === started) worker = undefined;
    };
    return started.on('error', forget).on('exit', forget);
  };

  const readNext = async (bytes: Uint8Array, path: string): Promise<Document> => {
    if (bytes.length > limits.bytes) throw tooLarge(limits.bytes);
    worker ??= start();
    const current = worker;
    const response = await request(current, { bytes: new Uint8Array(bytes), path }, limits).catch(async (reason) => {
      worker = undefined;
      await current.terminate();
      throw reason;
    });
    if ('document' in response) return response.document;
    throw new UserError(response.code, response.text);
  };

  return (bytes, path) => {
    const document = previous.then(() => readNext(bytes, path));
    previous = document.catch(() => {});
    return document;
  };
}

/** Sends a file to the worker. Rejects with a `UserError` if no response comes; the worker is then unusable. */
async function request(worker: Worker, file: ReadRequest, limits: Limits): Promise<ReadResponse> {
  let timer: NodeJS.Timeout | undefined;
  const ended = new AbortController();
  worker.ref();
  try {
    return await new Promise<ReadResponse>((resolve, reject) => {
      const listen = (event: string, listener: (value: unknown) => void) => {
        worker.on(event, listener);
        ended.signal.addEventListener('abort', () => worker.off(event, listener));
      };
      listen('message', (response) => resolve(response as ReadResponse));
      listen('messageerror', (cause) => reject(crashed(cause)));
      listen('error', (cause) => reject(isOutOfMemory(cause) ? tooMuchMemory(cause) : crashed(cause)));
      listen('exit', (code) => reject(crashed(new Error(`the worker ended with ${code}`))));
      const usage = usageMeter(worker);
      timer = setInterval(() => {
        const { milliseconds, growth } = usage();
        if (milliseconds > limits.milliseconds) reject(tooSlow());
        else if (growth > limits.growth) reject(tooMuchMemory());
      }, checkInterval);
      worker.postMessage(file, [file.bytes.buffer]);
    });
  } finally {
    clearInterval(timer);
    ended.abort();
    worker.unref();
  }
}

/** Measures the use since the call. The process does nothing else meanwhile, so its CPU time is the worker's. */
function usageMeter(worker: Worker): () => { readonly milliseconds: number; readonly growth: number } {
  const cpu = process.cpuUsage();
  const memory = process.memoryUsage.rss();
  const { idle } = worker.performance.eventLoopUtilization();
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    const idleTime = worker.performance.eventLoopUtilization().idle - idle;
    return {
      milliseconds: Math.max((user + system) / 1000, idleTime),
      growth: (process.memoryUsage.rss() - memory) / 2 ** 20,
    };
  };
}

function isOutOfMemory(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

const advice: Text = {
  zh: '不像是年度报告；请用 WPS、Excel 或 Word 打开，只保留报告内容，另存为新文件再试',
  en: 'this does not look like an annual report: open it in WPS, Excel or Word, keep only the report, and save it as a new file',
};

function tooLarge(bytes: number): UserError {
  const limit = bytes / 2 ** 20;
  return new UserError('too-large', {
    zh: `这种文件超过 ${limit} MB 就不读取，${advice.zh}`,
    en: `a file of this kind is not read above ${limit} MB; ${advice.en}`,
  });
}

function tooSlow(): UserError {
  return new UserError('gave-up', {
    zh: `读取这个文件费时太长，已放弃，${advice.zh}`,
    en: `reading was stopped because it took too long; ${advice.en}`,
  });
}

function tooMuchMemory(cause?: unknown): UserError {
  const text = {
    zh: `读取这个文件需要的内存太多，已放弃，${advice.zh}`,
    en: `reading was stopped because it took too much memory; ${advice.en}`,
  };
  return new UserError('gave-up', text, { cause });
}

function crashed(cause: unknown): UserError {
  const text = {
    zh: '读取这个文件时出错，已中止；它可能已损坏或不完整，请重新取得，或用 WPS、Excel、Word 打开后另存再试',
    en: 'reading failed and was stopped; the file may be damaged or incomplete: fetch it again, or open it in WPS, Excel or Word and save it as a new file',
  };
  return new UserError('gave-up', text, { cause });
}

import { answer, silence } from '../../work/answer.ts';
import type { FileAnswer, FileJob } from '../../work/job.ts';
import { inThisProcess } from '../../work/job.ts';
import type { Answer } from '../../work/remote.ts';

/** The name by which a worker knows that it is a reader. */
export const readerName = 'reader';

/** Does the jobs that are sent to this worker, one after another. */
export function startReader(): void {
  silence();
  const send = (given: Answer<FileAnswer>) => globalThis.postMessage(given);
  globalThis.onmessage = ({ data }: MessageEvent<FileJob>) => {
    answer(data, inThisProcess, send).catch((defect: unknown) => send({ defect }));
  };
}

// The program of the worker that `sandbox.ts` starts. It is bundled separately.
import { parentPort } from 'node:worker_threads';
import { answer, silence } from '../../work/answer.ts';
import { type FileJob, inThisProcess } from '../../work/job.ts';

silence();
parentPort?.on('message', (job: FileJob) => answer(job, inThisProcess, (given) => parentPort?.postMessage(given)));

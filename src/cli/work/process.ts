// The program of the processes that `processes.ts` starts. It is bundled separately.
import { answer, silence } from '../../work/answer.ts';
import type { FileJob } from '../../work/job.ts';
import { boundedWork } from './bounded-work.ts';
import { isGrown } from './grown.ts';

silence();
const work = boundedWork({ worker: new URL('worker.js', import.meta.url) });
let last: Promise<void> = Promise.resolve();
// One after the other: the next one waits, so that no time is lost until it comes.
process.on('message', (job: FileJob) => {
  last = last.then(() => answer(job, work, (given) => process.send!({ answer: given, isLast: isGrown() })));
});
// The process that started this one may have been killed.
process.on('disconnect', () => process.exit());

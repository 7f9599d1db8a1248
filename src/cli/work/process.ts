// The program of the processes that `other-process.ts` starts. It is bundled separately.
import { serialize } from 'node:v8';
import { answer, silence } from '../../work/answer.ts';
import type { FileJob } from '../../work/job.ts';
import { boundedWork } from './bounded-work.ts';
import { isGrown } from './grown.ts';
import type { Message, Reply } from './other-process.ts';

silence();
const work = boundedWork({ worker: new URL('worker.js', import.meta.url) });
let last: Promise<void> = Promise.resolve();
// One list after the other: the next one waits, so that no time is lost until it comes.
process.on('message', (jobs: readonly FileJob[]) => {
  last = last.then(async () => send(await replyTo(jobs)));
});
send('ready');
process.on('disconnect', () => process.exit());

/** Sends a message. The process that started this one may have ended, which `disconnect` tells. */
function send(message: Message): void {
  process.send!(message, () => {});
}

async function replyTo(jobs: readonly FileJob[]): Promise<Reply> {
  const answers: Uint8Array[] = [];
  for (const job of jobs) {
    await answer(job, work, (given) => answers.push(serialize(given)));
    if (isGrown()) return { answers, isLast: true };
  }
  return { answers, isLast: false };
}

import { type ChildProcess, fork } from 'node:child_process';
import { diedTwice } from '../../work/limit-errors.ts';
import { type Answer, type Job, type Remote, valueIn } from '../../work/remote.ts';

/** Processes that do jobs side by side. */
export interface Processes<J extends Job, T> {
  /** Does a job in a process that is idle, or in a new one. The caller decides how many jobs run at the same time. */
  readonly run: Remote<J, T>;
  readonly close: () => void;
}

/** Attempts at a job whose process ends. */
const tries = 2;

/**
 * Starts a process for each job that finds none idle. A process that dies loses nothing: its job is done again in a new one,
 * and gives a `UserError` if that dies too. `program` is what they run.
 */
export function processes<J extends Job, T>(program: URL): Processes<J, T> {
  const all = new Set<ChildProcess>();
  const idle: ChildProcess[] = [];

  const start = (): ChildProcess => {
    const child = fork(program, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    all.add(child);
    return child;
  };
  const end = (child: ChildProcess) => {
    child.kill('SIGKILL');
    all.delete(child);
  };
  const attempt = async (job: object): Promise<Answer<T> | undefined> => {
    const child = idle.pop() ?? start();
    const reply = await ask<T>(child, job);
    if (reply && !reply.isLast) idle.push(child);
    else end(child);
    return reply?.answer;
  };
  const close = () => {
    for (const child of all) end(child);
    process.off('exit', close);
  };
  process.on('exit', close);

  return {
    run: async (bytes, job) => {
      for (let count = 0; count < tries; count++) {
        const answer = await attempt({ ...job, bytes });
        if (answer) return valueIn(answer);
      }
      throw diedTwice();
    },
    close,
  };
}

/** The message of a process: its answer, and whether it can do no more. */
interface Reply<T> {
  readonly answer: Answer<T>;
  readonly isLast: boolean;
}

/** Sends a job to a process. Returns undefined if the process ends before it answers. */
function ask<T>(child: ChildProcess, job: object): Promise<Reply<T> | undefined> {
  return new Promise((resolve) => {
    const settle = (reply?: Reply<T>) => {
      child.off('message', onMessage).off('exit', onEnd).off('error', onEnd);
      resolve(reply);
    };
    const onMessage = (reply: unknown) => settle(reply as Reply<T>);
    const onEnd = () => settle();
    child.on('message', onMessage).on('exit', onEnd).on('error', onEnd);
    child.send(job, (error) => {
      if (error) onEnd();
    });
  });
}

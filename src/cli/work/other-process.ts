import { fork } from 'node:child_process';
import { deserialize } from 'node:v8';
import type { Answer, Job } from '../../work/remote.ts';

/** A process that does jobs in the order in which they are given. */
export interface OtherProcess<J extends Job, T> {
  /** Returns the number of jobs that wait for their answer. */
  readonly waiting: () => number;
  /** Returns the number of jobs that it should be given now, so that it has enough to do. */
  readonly room: () => number;
  readonly ask: (job: J) => Promise<Outcome<T>>;
  readonly end: () => void;
}

/** An answer, or why there is none: the process has died at this job or one that it was sent with, or has ended before them. */
export type Outcome<T> = Answer<T> | 'died' | 'ended';

/** The messages of such a process: first that it has started, then a reply to each list of jobs that it is sent. */
export type Message = 'ready' | Reply;

/** The reply to a list of jobs. */
export interface Reply {
  /** The answers to the first jobs of the list, as `v8.serialize` writes them: what one job leaves behind may change with the next. */
  readonly answers: readonly Uint8Array[];
  /** True if the process can do no more, not even the rest of the list. */
  readonly isLast: boolean;
}

/** Milliseconds of work that a process should have ahead of it: the next jobs come only when this process has time. */
const workAhead = 20;

/** The fewest and the most jobs that a process has at the same time. */
const [fewest, most] = [4, 64];

/** Bytes of jobs from which on a process has the fewest. */
const manyBytes = 4 * 2 ** 20;

/** Milliseconds in which a process must have started. Most need 150; one that finds no memory for a thread may wait for ever. */
const longestStart = 10_000;

/** Tells V8 to collect garbage on one thread. Several help each other only where cores are free, and these are for other processes. */
const onOneThread = '--single-threaded-gc';

/** Listeners, called once a process has started, and once it dies, or can do no more. */
interface Events {
  readonly onReady: () => void;
  readonly onEnd: (wasReady: boolean) => void;
}

/** Starts a process. Jobs wait until it has started, so that none is blamed for one that cannot. */
export function startProcess<J extends Job, T>(program: URL, { onReady, onEnd }: Events): OtherProcess<J, T> {
  const child = fork(program, {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [...process.execArgv, onOneThread],
  });
  const sent: Asked<J, T>[][] = [];
  let next: Asked<J, T>[] = [];
  let isReady = false;
  let [waiting, bytes, ahead, busySince] = [0, 0, fewest, 0];

  const settle = ({ job, resolve }: Asked<J, T>, outcome: Outcome<T>) => {
    waiting--;
    bytes -= job.bytes.length;
    resolve(outcome);
  };
  const end = (why: 'died' | 'ended' = 'died') => {
    clearTimeout(timer);
    child.removeAllListeners().on('error', () => {});
    child.kill('SIGKILL');
    onEnd(isReady);
    const [first = [], ...others] = sent.splice(0);
    for (const one of first) settle(one, why);
    for (const one of [...others.flat(), ...next.splice(0)]) settle(one, 'ended');
  };
  const send = () => {
    if (next.length === 0 || !isReady) return;
    if (sent.length === 0) busySince = performance.now();
    sent.push(next);
    child.send(
      next.map(({ job }) => job),
      (error) => {
        if (error) end();
      },
    );
    next = [];
  };
  const take = ({ answers, isLast }: Reply) => {
    const asked = sent[0]!;
    for (const [index, one] of asked.splice(0, answers.length).entries()) settle(one, deserialize(answers[index]!));
    if (asked.length === 0) sent.shift();
    const now = performance.now();
    const pace = (now - busySince) / answers.length;
    ahead = Math.max(fewest, Math.min(most, Math.round(workAhead / pace)));
    busySince = now;
    if (isLast) end('ended');
  };
  child.on('message', (message: Message) => {
    if (message !== 'ready') return take(message);
    isReady = true;
    clearTimeout(timer);
    onReady();
    send();
  });
  child.on('exit', () => end()).on('error', () => end());
  const timer = setTimeout(() => end(), longestStart);
  return {
    waiting: () => waiting,
    room: () => Math.max(0, (bytes < manyBytes ? ahead : fewest) - waiting),
    ask: (job) =>
      new Promise((resolve) => {
        waiting++;
        bytes += job.bytes.length;
        const length = next.push({ job, resolve });
        // Jobs that are given at about the same time are sent together, so many that others are there when they are done.
        if (length >= ahead / 2) send();
        else if (length === 1) setImmediate(send);
      }),
    end: () => end(),
  };
}

/** A job, and what its outcome is given to. */
interface Asked<J, T> {
  readonly job: J;
  readonly resolve: (outcome: Outcome<T>) => void;
}

import { type ChildProcess, fork } from 'node:child_process';
import { diedTwice } from '../../work/limit-errors.ts';
import { type Answer, type Job, type Remote, valueIn } from '../../work/remote.ts';

/** Processes that do jobs side by side. */
export interface Processes<J extends Job, T> {
  /** Does a job in the process that has fewest. The caller decides how many jobs are given at the same time. */
  readonly run: Remote<J, T>;
  readonly close: () => void;
}

/** Attempts at a job whose process ends. */
const tries = 2;

/**
 * Starts up to `count()` processes, each of which does its jobs one after the other. A process that dies loses nothing: each of its
 * jobs is done again, alone in a new one, and gives a `UserError` if that dies too. `program` is what they run.
 */
export function processes<J extends Job, T>(program: URL, count: () => number): Processes<J, T> {
  const all = new Set<Helper<T>>();
  const shared = new Set<Helper<T>>();

  const start = (): Helper<T> => {
    const helper = startHelper<T>(program, () => {
      all.delete(helper);
      shared.delete(helper);
    });
    all.add(helper);
    return helper;
  };
  const leastBusy = (): Helper<T> => {
    const [first] = [...shared].sort((a, b) => a.waiting() - b.waiting());
    if (first && (first.waiting() === 0 || shared.size >= count())) return first;
    const helper = start();
    shared.add(helper);
    return helper;
  };
  const alone = async (job: object): Promise<Outcome<T>> => {
    const helper = start();
    const outcome = await helper.ask(job);
    helper.end();
    return outcome;
  };
  const close = () => {
    for (const helper of all) helper.end();
    process.off('exit', close);
  };
  process.on('exit', close);

  return {
    run: async (bytes, job) => {
      const sent = { ...job, bytes };
      for (let deaths = 0; deaths < tries; ) {
        const outcome = await (deaths === 0 ? leastBusy().ask(sent) : alone(sent));
        if (outcome === 'died') deaths++;
        else if (outcome !== 'full') return valueIn(outcome);
      }
      throw diedTwice();
    },
    close,
  };
}

/** An answer, or why there is none: the process has died, or can do no more. */
type Outcome<T> = Answer<T> | 'died' | 'full';

/** A process that does jobs in the order in which they are given. */
interface Helper<T> {
  /** Returns the number of jobs that wait for their answer. */
  readonly waiting: () => number;
  readonly ask: (job: object) => Promise<Outcome<T>>;
  readonly end: () => void;
}

/** The message of a process: its answer, and whether it can do no more. */
interface Reply<T> {
  readonly answer: Answer<T>;
  readonly isLast: boolean;
}

/** Starts a process; `ended` is called once when it dies, or can do no more. */
function startHelper<T>(program: URL, ended: () => void): Helper<T> {
  const child: ChildProcess = fork(program, {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const waiting: ((outcome: Outcome<T>) => void)[] = [];
  const end = (why: 'died' | 'full' = 'died') => {
    child.removeAllListeners().on('error', () => {});
    child.kill('SIGKILL');
    ended();
    for (const settle of waiting.splice(0)) settle(why);
  };
  child.on('message', (reply: Reply<T>) => {
    waiting.shift()?.(reply.answer);
    if (reply.isLast) end('full');
  });
  child.on('exit', () => end()).on('error', () => end());
  return {
    waiting: () => waiting.length,
    ask: (job) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        child.send(job, (error) => {
          if (error) end();
        });
      }),
    end,
  };
}

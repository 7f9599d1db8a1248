import { diedTwice } from '../../work/limit-errors.ts';
import { type Job, type Remote, valueIn } from '../../work/remote.ts';
import { NoProcessError } from './no-process.ts';
import { type OtherProcess, type Outcome, startProcess } from './other-process.ts';

/** Processes that do jobs side by side. */
export interface Processes<J extends Job, T> {
  /** Does a job in the process that has fewest. @throws {NoProcessError} if none can be started */
  readonly run: Remote<J, T>;
  /** Returns the number of jobs that should be given now, so that all have enough to do. */
  readonly room: () => number;
  readonly close: () => void;
}

/** Processes that end one after the other before they have started, until no more are tried. */
const maxFailures = 3;

/**
 * Starts up to `count()` processes, each of which does its jobs one after the other. A process that dies loses nothing: the jobs that
 * may have ended it are done again, one at a time, and one at which a process dies again gives a `UserError`. `program` is what
 * they run.
 */
export function processes<J extends Job, T>(program: URL, count: () => number): Processes<J, T> {
  const all = new Set<OtherProcess<J, T>>();
  const shared = new Set<OtherProcess<J, T>>();
  /** Does the jobs that may have ended another. */
  let careful: OtherProcess<J, T> | undefined;
  let previous: Promise<unknown> = Promise.resolve();
  let failures = 0;
  const mayStart = () => failures < maxFailures;

  const start = (): OtherProcess<J, T> => {
    const onReady = () => {
      failures = 0;
    };
    const onEnd = (wasReady: boolean) => {
      if (!wasReady) failures++;
      all.delete(started);
      shared.delete(started);
      if (careful === started) careful = undefined;
    };
    const started = startProcess<J, T>(program, { onReady, onEnd });
    all.add(started);
    return started;
  };
  const leastBusy = (): OtherProcess<J, T> => {
    const [first] = [...shared].sort((a, b) => a.waiting() - b.waiting());
    if (first && (first.waiting() === 0 || shared.size >= count() || !mayStart())) return first;
    if (!mayStart()) throw new NoProcessError();
    const started = start();
    shared.add(started);
    return started;
  };
  const oneAtATime = (job: J): Promise<Outcome<T>> => {
    const outcome = previous.then((): Promise<Outcome<T>> | 'died' => {
      // It is not tried in this process, which it may end.
      if (!careful && !mayStart()) return 'died';
      careful ??= start();
      return careful.ask(job);
    });
    previous = outcome;
    return outcome;
  };
  const close = () => {
    for (const one of all) one.end();
    process.off('exit', close);
  };
  process.on('exit', close);

  return {
    run: async (bytes, job) => {
      const whole = { ...job, bytes } as J;
      for (let isSuspect = false; ; ) {
        const outcome = await (isSuspect ? oneAtATime(whole) : leastBusy().ask(whole));
        if (outcome === 'died' && isSuspect) throw diedTwice();
        if (outcome === 'died') isSuspect = true;
        else if (outcome !== 'ended') return valueIn(outcome);
      }
    },
    // One that is not started yet is given a job, which starts it.
    room: () => {
      const startable = mayStart() ? Math.max(0, count() - shared.size) : 0;
      return [...shared].reduce((sum, one) => sum + one.room(), startable);
    },
    close,
  };
}

import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { once } from '../../model/memoize.ts';
import type { BoundedWork, FileAnswer, FileJob } from '../../work/job.ts';
import type { Io } from '../io.ts';
import { boundedWork, maxHarmless } from '../work/bounded-work.ts';
import { isGrown } from '../work/grown.ts';
import { NoProcessError } from '../work/no-process.ts';
import type { Bounds } from './in-order.ts';

/** Seconds that a run takes before other processes join in by default: until one has warmed up, it takes more than it gives. */
const joinAfter = 3;

/** Bytes that a process should find available. Most need a third of it, with a large file some need more. */
const memoryOfOne = 512 * 2 ** 20;

/** Returns the number of processes for some cores and bytes of available memory: in a container, both may be few. */
export function usualCount(cores: number, memory: number): number {
  return Math.max(1, Math.min(cores, Math.floor(memory / memoryOfOne)));
}

/** Results that may wait for an earlier file that takes long. */
const maxWaiting = 500;

/** The work on the files of a run, and how much of it is done at the same time. */
export interface Jobs extends Bounds {
  readonly lint: BoundedWork['lint'];
  /** Ends the other processes. */
  readonly close: () => void;
}

/**
 * Returns the work on the files of a run. This process does it alone, unless `count` processes are asked for, or the run takes
 * long and `count` is undefined: then there is one for each core, as far as there is memory for them. This process is one of
 * them as long as there are small files for it, and until it has grown: then others do the rest in any case.
 */
export function createJobs(count: number | undefined, io: Io): Jobs {
  const own = boundedWork(io);
  const most = once(() => count ?? usualCount(availableParallelism(), process.availableMemory()));
  const { process: program } = io;
  if (program === undefined) return { lint: own.lint, atOnce: () => 1, ahead: 1, close: () => {} };
  const began = process.uptime();
  const isLong = () => count !== undefined || process.uptime() - began > joinAfter;
  let shared = false;
  const isShared = () => {
    shared ||= (isLong() && most() > 1) || isGrown();
    return shared;
  };
  let hasLarge = false;
  /** True if this process leaves all files to as many others as there should be: it has grown, or would be idle while large files wait. */
  const leavesAll = () => hasLarge || isGrown();
  const countOfOthers = () => (leavesAll() ? most() : most() - 1);
  let others: ReturnType<typeof startOthers> | undefined;
  let started: Awaited<typeof others>;
  let sent = 0;
  // The first file starts them.
  const room = () => started?.room() ?? 1 - sent;
  const here: BoundedWork['lint'] = async (bytes, options) => {
    const linted = await own.lint(bytes, options);
    // Answers of the others are not heard before.
    if (sent > 0) await setImmediate();
    return linted;
  };
  const elsewhere: BoundedWork['lint'] = async (bytes, options) => {
    sent++;
    try {
      others ??= startOthers(program, countOfOthers);
      started ??= await others;
      return await started.work.lint(bytes, options);
    } catch (error) {
      if (!(error instanceof NoProcessError)) throw error;
      return here(bytes, options);
    } finally {
      sent--;
    }
  };
  return {
    lint: (bytes, options) => {
      // To send the result of a part takes about as long as to check it, with all figures far longer.
      const stays = options.part && (options.keepsFigures || count === undefined);
      if (stays || !isShared()) return here(bytes, options);
      // One that might end this process would take the whole run with it.
      const isLarge = bytes.length > maxHarmless;
      hasLarge ||= isLarge && room() <= 0;
      return isLarge || leavesAll() || room() > 0 ? elsewhere(bytes, options) : here(bytes, options);
    },
    // Where no other process can start, this one does all, even if it has grown.
    atOnce: () => (isShared() ? Math.max(1, sent + room() + (leavesAll() ? 0 : 1)) : 1),
    ahead: maxWaiting,
    close: () => others?.then(({ close }) => close()),
  };
}

async function startOthers(program: URL, count: () => number) {
  const { processes } = await import('../work/processes.ts');
  const { remoteWork } = await import('../../work/remote-work.ts');
  const { run, ...others } = processes<FileJob, FileAnswer>(program, count);
  return { work: remoteWork(run), ...others };
}

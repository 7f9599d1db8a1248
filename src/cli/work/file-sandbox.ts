import { memoize } from '../../model/memoize.ts';
import type { BoundedWork, FileAnswer, FileJob } from '../../work/job.ts';
import { remoteWork } from '../../work/remote-work.ts';
import { sandbox } from './sandbox.ts';

/** Returns the work on files in a worker, which has this program. There is one worker for all runs of a process. */
export const fileSandbox = memoize((program: URL): BoundedWork => remoteWork(sandbox<FileJob, FileAnswer>(program)));

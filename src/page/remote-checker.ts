import { proxy, wrap } from 'comlink';
import type { Checker } from './checker.ts';

/** Returns the checker that runs in a worker. `onFailure` is told if the worker does not start, or ends. */
export function remoteChecker(worker: Worker, onFailure: (event: ErrorEvent) => void): Checker {
  worker.addEventListener('error', onFailure);
  const remote = wrap<Checker>(worker);
  return {
    check: (chosen, settings, onProgress) => remote.check(chosen, settings, proxy(onProgress)),
    cancel: () => void remote.cancel(),
    sheet: (language) => remote.sheet(language),
    sections: (anchors, language) => remote.sections(anchors, language),
    files: () => remote.files(),
    write: (wanted, language) => remote.write(wanted, language),
  };
}

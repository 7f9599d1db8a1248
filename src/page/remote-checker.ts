import { type ProxyMarked, proxy, type Remote, wrap } from 'comlink';
import type { Checker } from './checker.ts';
import type { Started } from './start-worker.ts';

/** Returns the checker that runs in a worker. `onFailure` is told if the worker does not start, or fails outside of a call. */
export function remoteChecker(starting: Promise<Started>, onFailure: (problem: unknown) => void): Checker {
  const started = starting.then(({ worker, program }) => {
    worker.addEventListener('error', ({ message }) => onFailure(new Error(message)));
    const createChecker = wrap<(program: Blob) => Checker & ProxyMarked>(worker);
    return createChecker(program);
  });
  started.catch(onFailure);
  const call = async <Value>(use: (remote: Remote<Checker>) => Promise<Value>) => use(await started);
  return {
    check: (chosen, settings, onProgress) => call((remote) => remote.check(chosen, settings, proxy(onProgress))),
    cancel: () => void call((remote) => remote.cancel()),
    sheet: (language) => call((remote) => remote.sheet(language)),
    sections: (anchors, language) => call((remote) => remote.sections(anchors, language)),
    files: () => call((remote) => remote.files()),
    write: (wanted, language) => call((remote) => remote.write(wanted, language)),
  };
}

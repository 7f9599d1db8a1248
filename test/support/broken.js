// Loaded before the program: breaks Node below it as the environment says, so that the program meets what it cannot expect.
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

const { BROKEN } = process.env;
const { createHash } = crypto;

if (BROKEN === 'hash of a file') {
  crypto.createHash = (name) => {
    const hash = createHash(name);
    const update = (data) => {
      if (typeof data !== 'string') throw new TypeError('broken \u001b[31mhash');
      return createHash(name).update(data);
    };
    return Object.assign(hash, { update });
  };
  syncBuiltinESMExports();
}

/** Waits until the program runs. */
function whenStarted(then) {
  if (process.listenerCount('SIGINT') > 0) then();
  else setImmediate(whenStarted, then);
}

if (BROKEN === 'a timer') {
  whenStarted(() => {
    throw new TypeError('broken timer');
  });
}
if (BROKEN === 'a promise') whenStarted(() => Promise.reject(new TypeError('broken promise')));

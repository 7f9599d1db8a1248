// Loaded before the program: a process that gets the file named DIE_ON to check is killed, each time or, if ONCE names a file
// that does not exist, the first time.
import { existsSync, writeFileSync } from 'node:fs';

const { DIE_ON, ONCE } = process.env;
const { on } = process;

if (process.send) {
  // Messages are read from when the program listens for them.
  process.on = function (event, listener) {
    if (event !== 'message') return on.call(this, event, listener);
    return on.call(this, event, (jobs) => {
      const isAmong = jobs.some(({ lint }) => lint?.path.endsWith(DIE_ON));
      if (!isAmong || (ONCE && existsSync(ONCE))) return listener(jobs);
      if (ONCE) writeFileSync(ONCE, '');
      process.kill(process.pid, 'SIGKILL');
    });
  };
}

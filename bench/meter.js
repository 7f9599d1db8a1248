// Runs Node programs and tells what each used, by its own account: CPU time is steadier than the clock on a busy machine.
import { spawnSync } from 'node:child_process';

/** Prints what the process used, whatever ends it in order. `maxRSS` would include that of the process which starts it. */
const meter = `data:text/javascript,${encodeURIComponent(`
  import { readFileSync, writeSync } from 'node:fs';
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    const peak = Number(/VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
    writeSync(3, JSON.stringify({ seconds: (user + system) / 1e6, megabytes: peak / 1024 }));
  });
`)}`;

/**
 * Runs a program. Returns its exit code or the signal that ended it, the text on stderr, and, if it ended in order, the seconds
 * of CPU time and the megabytes of memory that it used.
 */
export function metered(args, cwd) {
  const { status, signal, output } = spawnSync(process.execPath, ['--import', meter, ...args], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    timeout: 600_000,
    maxBuffer: 2 ** 28,
  });
  const usage = output[3].length > 0 ? JSON.parse(output[3]) : undefined;
  return { ended: status ?? signal, stderr: String(output[2]), ...usage };
}

export function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

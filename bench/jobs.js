// How much sooner several processes are done with many small workbooks than one: seconds of waiting, and of CPU time in all
// processes. All take turns in one run; each needs as many free cores as it has jobs.
// Usage: npm run build && node bench/jobs.js [rounds]
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './meter.js';

const rounds = Number(process.argv[2] ?? 3);
const root = fileURLToPath(new URL('..', import.meta.url));
const example = join(root, 'fixtures/examples/溪口镇2025.xlsx');
const folder = mkdtempSync(join(tmpdir(), 'jobs-'));
const counts = [300, 3000];
const jobs = [...new Set([1, 2, availableParallelism()])];
try {
  for (const count of counts) {
    const reports = join(folder, String(count));
    mkdirSync(reports);
    for (let index = 0; index < count; index++) copyFileSync(example, join(reports, `${index}.xlsx`));
  }
  console.log(`${'files'.padStart(6)}  ${'jobs'.padStart(5)}  seconds  times as fast`);
  for (const count of counts) {
    const times = new Map([...jobs.map(String), 'usual'].map((name) => [name, []]));
    for (let round = 0; round < rounds; round++) {
      for (const [name, all] of times) all.push(secondsOf(join(folder, String(count)), name));
    }
    const alone = median(times.get('1'));
    for (const [name, all] of times) {
      const seconds = median(all);
      console.log(
        `${String(count).padStart(6)}  ${name.padStart(5)}  ${seconds.toFixed(2).padStart(7)}  ${(alone / seconds).toFixed(2).padStart(13)}`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** Returns the seconds that a run takes; `usual` is the number of processes that the program chooses. */
function secondsOf(reports, count) {
  const given = count === 'usual' ? [] : ['--jobs', count];
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['bin/report-lint.js', '--no-config', '--exit-zero', '--quiet', ...given, reports],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`the run ended with ${status}\n${stderr}`);
  return (performance.now() - start) / 1000;
}

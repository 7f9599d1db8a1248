// How much sooner several processes are done with many files than one, with small workbooks and with files of all kinds; and how much
// sooner two runs are done, each with half of the files, that have nothing to do with each other: no more can be gained on the machine.
// All take turns in one run; each needs as many free cores as it has jobs.
// Usage: npm run build && node bench/jobs.js [rounds]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './meter.js';

const rounds = Number(process.argv[2] ?? 3);
const root = fileURLToPath(new URL('..', import.meta.url));
const workbook = join(root, 'fixtures/examples/溪口镇2025.xlsx');
const writers = join(root, 'fixtures/writers');
const documents = readdirSync(writers)
  .filter((name) => extname(name) !== '.txt')
  .map((name) => join(writers, name));
const folder = mkdtempSync(join(tmpdir(), 'jobs-'));
const loads = [
  ['small workbooks', [workbook], [300, 3000, 30_000]],
  ['PDF', documents.filter((path) => extname(path) === '.pdf'), [240]],
  ['of all kinds', documents, [600]],
];
const jobs = [...new Set([1, 2, availableParallelism()])];
try {
  console.log(`${''.padEnd(24)}${'seconds'.padStart(30)}  ${'times as fast'}`);
  for (const [name, files, counts] of loads) {
    for (const count of counts)
      compare(`${count} ${name}`, await timesOf(join(folder, name, String(count)), files, count));
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** Returns the seconds of each way to check so many files. */
async function timesOf(reports, files, count) {
  const halves = [1, 2].map((half) => `${reports}-half-${half}`);
  for (const one of [reports, ...halves]) mkdirSync(one, { recursive: true });
  for (let index = 0; index < count; index++) {
    const file = files[index % files.length];
    const name = `${index}${extname(file)}`;
    copyFileSync(file, join(reports, name));
    // Both halves have as many of each kind.
    linkSync(join(reports, name), join(halves[Math.floor(index / files.length) % 2], name));
  }
  const ways = [
    ...jobs.map((number) => [`${number} ${number === 1 ? 'job' : 'jobs'}`, () => lint(reports, number)]),
    ['two runs, half each', () => Promise.all(halves.map((half) => lint(half, 1)))],
  ];
  const times = ways.map(([way]) => [way, []]);
  for (let round = 0; round < rounds; round++) {
    for (const [index, [, run]] of ways.entries()) {
      const start = performance.now();
      await run();
      times[index][1].push((performance.now() - start) / 1000);
    }
  }
  return times;
}

function compare(load, times) {
  const alone = median(times[0][1]);
  for (const [index, [way, all]] of times.entries()) {
    const seconds = median(all);
    const columns = [(index === 0 ? load : '').padEnd(24), way.padEnd(20), seconds.toFixed(2).padStart(10)];
    console.log(`${columns.join('')}  ${(alone / seconds).toFixed(2).padStart(13)}`);
  }
}

async function lint(reports, count) {
  const args = ['bin/report-lint.js', '--no-config', '--exit-zero', '--quiet', '--jobs', String(count), reports];
  const [status] = await once(spawn(process.execPath, args, { cwd: root, stdio: 'ignore' }), 'exit');
  if (status !== 0) throw new Error(`the run ended with ${status}`);
}

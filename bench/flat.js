// The memory of one process that checks many small files: flat once it has warmed up.
// Usage: npm run build && node bench/flat.js [--files 100000] [--format json] [--broken 0.01]
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeBigList } from './big-list-file.js';

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '100000' },
    format: { type: 'string', default: 'pretty' },
    broken: { type: 'string', default: '0' },
  },
});
const count = Number(values.files);
/** Files after which the process has warmed up. */
const warm = 5000;
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'flat-'));
try {
  writeFiles();
  const samples = await sample();
  const at = (share) => samples[Math.min(samples.length - 1, Math.floor(share * samples.length))];
  const later = samples.slice(Math.floor((warm / count) * samples.length));
  console.log(
    `${count} files, one report each, ${values.broken} of them broken, as ${values.format}; Node ${process.version}`,
  );
  for (const share of [0, 0.05, 0.25, 0.5, 0.75, 1])
    console.log(`  ${String(share * 100).padStart(3)} % ${at(share).toFixed(0)} MB`);
  console.log(`after ${warm} files from ${Math.min(...later).toFixed(0)} to ${Math.max(...later).toFixed(0)} MB`);
} finally {
  rmSync(folder, { recursive: true });
}

/** Writes a wide CSV for each report, a thousand to a folder. */
function writeFiles() {
  const list = join(folder, 'list.csv');
  writeBigList(list, 'wide', count, Number(values.broken));
  const [header, ...records] = readFileSync(list, 'utf8').trimEnd().split('\n');
  rmSync(list);
  records.forEach((record, index) => {
    const own = join(folder, String(Math.floor(index / 1000)));
    if (index % 1000 === 0) mkdirSync(own);
    writeFileSync(join(own, `${index}.csv`), `${header}\n${record}\n`);
  });
}

/** Returns the memory of the process over time, in MB, from when it has found the files: each takes about the same time. */
async function sample() {
  const args = ['bin/report-lint.js', '--no-config', '--jobs', '1', '--format', values.format, folder];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  let isRunning = true;
  let hasBegun = false;
  child.on('exit', () => {
    isRunning = false;
  });
  // The first message comes some seconds after the first file.
  child.stderr.on('data', () => {
    hasBegun = true;
  });
  const samples = [];
  while (isRunning) {
    await setTimeout(200);
    const resident = hasBegun && residentOf(child.pid);
    if (resident) samples.push(resident);
  }
  return samples;
}

function residentOf(pid) {
  try {
    return Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    // It has just ended.
    return undefined;
  }
}

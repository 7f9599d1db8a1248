// Lays each of many oversized files beside ten good ones, and lets the built program check the folder. A table shows what that
// took, and the verdicts. Usage: node bench/oversized.js [--only SUBSTRING] [--program bin/report-lint.js]
// Fails if a good file has no verdict, a run takes over 10 s of CPU or 600 MB, or a process dies.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { metered } from './meter.js';
import { oversized } from './oversized-files.js';

const maxSeconds = 10;
const maxMegabytes = 600;

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    program: { type: 'string', default: 'bin/report-lint.js' },
  },
});

const good = ['fixtures/examples/溪口镇2025.xlsx', 'fixtures/examples/青石镇2025.xlsx'];
console.log(`Node ${process.version}; each beside ten good files\n`);
console.log('file                            size      CPU     peak  exit  good  verdict');
let failures = 0;
for (const [name, make] of Object.entries(oversized)) {
  if (name.includes(values.only)) measure(name, make());
}
process.exitCode = failures > 0 ? 1 : 0;

function measure(name, bytes) {
  const folder = mkdtempSync(join(tmpdir(), 'oversized-'));
  try {
    mkdirSync(join(folder, 'all'));
    for (let copy = 0; copy < 10; copy++) copyFileSync(good[copy % 2], join(folder, 'all', `a${copy}.xlsx`));
    const file = name.replace(/^(.*) (\S+)$/, 'b $1.$2');
    writeFileSync(join(folder, 'all', file), bytes);
    const all = join(folder, 'all');
    const out = join(folder, 'out.json');
    // Named as well, else it might be passed over.
    const run = metered([values.program, all, join(all, file), '--format', `json=${out}`]);
    report(name, bytes.length, run, out);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(name, size, { ended, stderr, seconds = Number.NaN, megabytes = Number.NaN }, out) {
  const files = readJson(out);
  const judged = files.filter(({ path, verdict }) => /a\d\.xlsx$/.test(path) && verdict !== 'cannot-check').length;
  const other = files.filter(({ path }) => !/a\d\.xlsx$/.test(path));
  const told = other.map(({ verdict, problem }) => problem?.code ?? verdict).join(', ') || 'passed over';
  const isFine = judged === 10 && seconds <= maxSeconds && megabytes <= maxMegabytes;
  if (!isFine) failures++;
  const columns = [
    name.padEnd(28),
    `${(size / 2 ** 20).toFixed(1)} MB`.padStart(8),
    `${seconds.toFixed(1)} s`.padStart(8),
    `${megabytes.toFixed(0)} MB`.padStart(8),
    String(ended).padStart(5),
    String(judged).padStart(5),
  ];
  console.log(`${columns.join(' ')}  ${told}${isFine ? '' : '  ✗'}`);
  if (Number.isNaN(seconds)) console.log(`  ${stderr.slice(0, 150).replaceAll(/\s+/g, ' ')}`);
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).files;
  } catch {
    return [];
  }
}

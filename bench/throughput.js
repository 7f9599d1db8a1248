// The CPU time of many small workbooks in one process: the program with all of its rules, beside scripts that know one layout and
// check its sums at fixed cells. All take turns in one run, so that a noisy machine slows them alike; ratios are what counts.
// Usage: npm run build && node bench/throughput.js [files] [rounds]
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, metered } from './meter.js';

const [count = 300, rounds = 5] = process.argv.slice(2).map(Number);
const root = fileURLToPath(new URL('..', import.meta.url));
const example = join(root, 'fixtures/examples/溪口镇2025.xlsx');
const folder = mkdtempSync(join(tmpdir(), 'throughput-'));
try {
  const files = Array.from({ length: count }, (_, index) => join(folder, `${index}.xlsx`));
  for (const file of files) copyFileSync(example, file);
  const contenders = {
    'report-lint': ['bin/report-lint.js', '--no-config', '--jobs', '1', '--exit-zero', '--quiet', folder],
    'exceljs script': ['bench/exceljs-sums.js', ...files],
    'SheetJS script': ['bench/sheetjs-sums.js', ...files],
  };
  const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, args] of Object.entries(contenders)) times[name].push(cpuOf(args));
  }
  const own = median(times['report-lint']);
  console.log(`${count} workbooks, Node ${process.version}, median of ${rounds}\n`);
  for (const [name, all] of Object.entries(times)) {
    const ms = median(all);
    console.log(`  ${name.padEnd(16)} ${(ms / count).toFixed(2).padStart(6)} ms a file  ${(ms / own).toFixed(2)}×`);
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** Returns the CPU time of a program, in ms. */
function cpuOf(args) {
  const { ended, stderr, seconds } = metered(args, root);
  if (ended !== 0) throw new Error(`${args[0]} ended with ${ended}\n${stderr}`);
  return seconds * 1000;
}

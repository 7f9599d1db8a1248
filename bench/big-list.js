// The CPU time and the memory of one big list, in each of its shapes, beside a bare pass of a parser over the same file. Both take
// turns in one run; ratios are what counts.
// Usage: npm run build && node bench/big-list.js [--reports 2000] [--broken 0.01] [--shape tidy]... [--rounds 3]
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeBigList } from './big-list-file.js';
import { median, metered } from './meter.js';

const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '2000' },
    broken: { type: 'string', default: '0.01' },
    rounds: { type: 'string', default: '3' },
    shape: { type: 'string', multiple: true, default: ['tidy', 'wide', 'ndjson'] },
  },
});
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'big-list-'));
try {
  console.log(`${values.reports} reports, ${values.broken} of them broken; Node ${process.version}\n`);
  for (const shape of values.shape) measure(shape);
} finally {
  rmSync(folder, { recursive: true });
}

function measure(shape) {
  const ending = shape === 'ndjson' ? 'ndjson' : 'csv';
  const file = join(folder, `${shape}.${ending}`);
  writeBigList(file, shape, Number(values.reports), Number(values.broken));
  const contenders = {
    'bare parser': [shape === 'ndjson' ? 'bench/json-parse-pass.js' : 'bench/csv-parse-pass.js', file],
    'report-lint': ['bin/report-lint.js', '--no-config', '--exit-zero', '--quiet', file],
  };
  const runs = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const [name, args] of Object.entries(contenders)) runs[name].push(run(args));
  }
  console.log(`${shape}, ${(statSync(file).size / 2 ** 20).toFixed(1)} MB`);
  const bare = median(runs['bare parser'].map(({ seconds }) => seconds));
  for (const [name, all] of Object.entries(runs)) {
    const seconds = median(all.map((one) => one.seconds));
    const megabytes = Math.max(...all.map((one) => one.megabytes));
    const columns = [
      `  ${name.padEnd(12)} ${seconds.toFixed(2).padStart(7)} s`,
      `${(seconds / bare).toFixed(2).padStart(6)}×`,
      `${megabytes.toFixed(0).padStart(6)} MB`,
    ];
    console.log(columns.join(''));
  }
  rmSync(file);
}

function run(args) {
  const result = metered(args, root);
  if (result.ended !== 0) throw new Error(`${args[0]} ended with ${result.ended}\n${result.stderr}`);
  return result;
}

// The CPU time and the memory of one big list in a workbook, beside the same list in CSV. Both take turns in one run.
// Usage: npm run build && node bench/big-workbook.js [--reports 5000] [--broken 0.01] [--shape wide]... [--rounds 1]
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeBigList } from './big-list-file.js';
import { writeBigWorkbook } from './big-workbook-file.js';
import { median, metered } from './meter.js';

const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '5000' },
    broken: { type: 'string', default: '0.01' },
    rounds: { type: 'string', default: '1' },
    shape: { type: 'string', multiple: true, default: ['tidy', 'wide'] },
  },
});
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'big-workbook-'));
try {
  console.log(`${values.reports} reports, ${values.broken} of them broken; Node ${process.version}\n`);
  for (const shape of values.shape) await measure(shape);
} finally {
  rmSync(folder, { recursive: true });
}

async function measure(shape) {
  const [csv, workbook] = ['csv', 'xlsx'].map((ending) => join(folder, `${shape}.${ending}`));
  writeBigList(csv, shape, Number(values.reports), Number(values.broken));
  await writeBigWorkbook(csv, workbook);
  const runs = { csv: [], xlsx: [] };
  for (let round = 0; round < Number(values.rounds); round++) {
    runs.csv.push(run(csv));
    runs.xlsx.push(run(workbook));
  }
  console.log(shape);
  const bare = median(runs.csv.map(({ seconds }) => seconds));
  for (const [name, all] of Object.entries(runs)) {
    const seconds = median(all.map((one) => one.seconds));
    const megabytes = Math.max(...all.map((one) => one.megabytes));
    const columns = [
      `  ${name.padEnd(5)}${(statSync(name === 'csv' ? csv : workbook).size / 2 ** 20).toFixed(1).padStart(7)} MB`,
      `${seconds.toFixed(2).padStart(8)} s`,
      `${(seconds / bare).toFixed(2).padStart(6)}×`,
      `${megabytes.toFixed(0).padStart(6)} MB of memory`,
    ];
    console.log(columns.join(''));
  }
  for (const file of [csv, workbook]) rmSync(file);
}

function run(file) {
  const result = metered(['bin/report-lint.js', '--no-config', '--exit-zero', '--quiet', file], root);
  if (result.ended !== 0) throw new Error(`${file} ended with ${result.ended}\n${result.stderr}`);
  return result;
}

// How long the program takes over one small workbook, beside Node doing nothing and beside a ten-line exceljs script that
// does the same sums. All three take turns in one run, so that a noisy machine slows them alike; ratios are what counts.
// Usage: npm run build && node bench/start-up.js [rounds]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const rounds = Number(process.argv[2] ?? 20);
const program = join(root, 'bin/report-lint.js');
const workbook = join(root, 'fixtures/examples/溪口镇2025.xlsx');

const contenders = {
  'node -e 0': ['-e', '0'],
  'report-lint': [program, '--no-config', workbook],
  'exceljs script': [join(root, 'bench/exceljs-sums.js'), workbook],
};

const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
for (let round = 0; round < rounds; round++) {
  for (const [name, args] of Object.entries(contenders)) {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    times[name].push(performance.now() - start);
    if (status !== 0) throw new Error(`${name} ended with ${status}\n${stderr}`);
  }
}
const floor = median(times['node -e 0']);
console.log(
  `One workbook of ${Math.round(statSync(workbook).size / 1024)} kB, Node ${process.version}, median of ${rounds}\n`,
);
console.log(
  table(
    Object.entries(times).map(([name, all]) => [
      name,
      `${median(all).toFixed(0)} ms`,
      `${(median(all) / floor).toFixed(2)}×`,
    ]),
  ),
);

console.log('\nWhat report-lint loads for it, in order\n');
const loaded = costs(loadedBy(contenders['report-lint']));
console.log(table(loaded.map(({ file, kilobytes, ms }) => [file, `${kilobytes} kB`, `${ms.toFixed(1)} ms`])));

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

/** The modules of the program that a run loads, by V8's own account. */
function loadedBy(args) {
  const folder = mkdtempSync(join(tmpdir(), 'report-lint-'));
  try {
    spawnSync(process.execPath, args, { env: { ...process.env, NODE_V8_COVERAGE: folder } });
    const scripts = readdirSync(folder).flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).result);
    return [...new Set(scripts.map(({ url }) => url).filter((url) => url.includes('/dist/')))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each module imported in turn, in a process of its own: what it adds to those before it. */
function costs(urls) {
  const code = `const out = []; for (const url of ${JSON.stringify(urls)}) { const start = performance.now(); await import(url); out.push(performance.now() - start); } console.log(JSON.stringify(out));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
  return JSON.parse(stdout).map((ms, index) => {
    const file = fileURLToPath(urls[index]);
    return { file: basename(file), kilobytes: Math.round(statSync(file).size / 1024), ms };
  });
}

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map(
      (row) =>
        `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  ')}`,
    )
    .join('\n');
}

// How long a user waits for one small report of each kind, beside Node doing nothing and beside a ten-line exceljs script that does
// the same sums; and where the time of the workbook goes. All take turns in one run, so that a noisy machine slows them alike;
// ratios are what counts.
// Usage: npm run build && node bench/start-up.js [rounds]
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, metered } from './meter.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const rounds = Number(process.argv[2] ?? 20);
const program = join(root, 'bin/report-lint.js');
const workbook = join(root, 'fixtures/examples/溪口镇2025.xlsx');
const folder = mkdtempSync(join(tmpdir(), 'start-up-'));
// What an earlier run has compiled is kept here, and not among the user's own.
process.env.XDG_CACHE_HOME = join(folder, 'caches');

try {
  const report = (ending) => join(folder, `report.${ending}`);
  for (const kind of ['csv', 'json', 'html']) {
    execFileSync(process.execPath, [program, 'convert', workbook, '--to', kind, '-o', report(kind)], {
      stdio: 'ignore',
    });
  }
  const check = (file) => [program, '--no-config', '--exit-zero', file];
  const contenders = {
    'node -e 0': ['-e', '0'],
    'report-lint a workbook': check(workbook),
    'report-lint CSV': check(report('csv')),
    'report-lint JSON': check(report('json')),
    'report-lint HTML': check(report('html')),
    'report-lint DOCX': check(join(root, 'fixtures/writers/writer.docx')),
    'exceljs script': [join(root, 'bench/exceljs-sums.js'), workbook],
  };
  const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, { ms: [], cpu: [] }]));
  // The first round keeps the compiled code, and does not count.
  for (let round = 0; round <= rounds; round++) {
    for (const [name, args] of Object.entries(contenders)) {
      const start = performance.now();
      const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      const ms = performance.now() - start;
      if (status !== 0) throw new Error(`${name} ended with ${status}\n${stderr}`);
      if (round === 0) continue;
      times[name].ms.push(ms);
      times[name].cpu.push(metered(args, root).seconds * 1000);
    }
  }
  console.log(`One small report, Node ${process.version}, median of ${rounds}: waiting, and CPU time\n`);
  const [floor, floorCpu] = [median(times['node -e 0'].ms), median(times['node -e 0'].cpu)];
  const ratio = (value, of) => `${(value / of).toFixed(2)}×`;
  printTable(
    Object.entries(times).map(([name, { ms, cpu }]) => [
      name,
      `${median(ms).toFixed(0)} ms`,
      ratio(median(ms), floor),
      `${median(cpu).toFixed(0)} ms`,
      ratio(median(cpu), floorCpu),
    ]),
  );
  console.log('\nWhere the time of the workbook goes, in ms, by samples of the running script\n');
  printTable(timesByScript(check(workbook)).map(([where, ms]) => [where, ms.toFixed(1)]));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Returns the milliseconds in each file of the program, in Node's own modules, and in the engine, the most first. */
function timesByScript(args) {
  const profiles = join(folder, 'profiles');
  const runs = 10;
  for (let run = 0; run < runs; run++) {
    spawnSync(process.execPath, ['--cpu-prof', '--cpu-prof-interval', '100', '--cpu-prof-dir', profiles, ...args]);
  }
  const times = new Map();
  for (const name of readdirSync(profiles)) {
    const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(profiles, name), 'utf8'));
    const places = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]));
    for (const [index, id] of samples.entries()) {
      const place = places.get(id);
      times.set(place, (times.get(place) ?? 0) + timeDeltas[index] / 1000 / runs);
    }
  }
  return [...times].filter(([, ms]) => ms >= 0.3).sort(([, a], [, b]) => b - a);
}

function placeOf({ functionName, url }) {
  if (url.startsWith('node:')) return functionName === 'Script' ? 'taking compiled code' : 'modules of Node';
  if (url === '') return functionName.replaceAll(/[()]/g, '') || 'engine';
  return basename(url).replace(/-[\w-]{8}\.js$/, '.js');
}

function printTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) {
    const cells = row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])));
    console.log(`  ${cells.join('  ')}`);
  }
}

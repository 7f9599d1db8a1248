// Damages good files in every way that chance finds, and asks the built program for its verdict on each: cut short at many
// places, and with bytes changed. Usage: node bench/hostile.js FOLDER [--cuts 50] [--changes 500] [--only SUBSTRING]
// Each file is worked on in a process of its own; one that dies is a crash, one that is silent for long is a hang.
import { fork } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { parseArgs } from 'node:util';

/** Milliseconds of silence after which a process counts as hanging. */
const patience = 30_000;

if (process.send) await work(...process.argv.slice(2));
else await main();

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      cuts: { type: 'string', default: '50' },
      changes: { type: 'string', default: '500' },
      only: { type: 'string', default: '' },
    },
  });
  const folder = positionals[0] ?? 'fixtures/examples';
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => file.includes(values.only))
    .sort();
  const kinds = new Map();
  for (const file of files) {
    const kind = extname(file).slice(1);
    const total = kinds.get(kind) ?? { files: 0, mutations: 0, slowest: 0, peak: 0, crashes: 0, hangs: 0, results: {} };
    kinds.set(kind, total);
    total.files++;
    await run(file, Number(values.cuts), Number(values.changes), total);
  }
  console.log(`Node ${process.version}; every file cut at ${values.cuts} places and changed ${values.changes} times\n`);
  console.log('format  files  mutations  slowest   peak     crashes  hangs  results');
  for (const [kind, { files, mutations, slowest, peak, crashes, hangs, results }] of kinds) {
    const told = Object.entries(results)
      .sort(([, a], [, b]) => b - a)
      .map(([name, count]) => `${name} ${count}`);
    const columns = [
      kind.padEnd(6),
      String(files).padStart(6),
      String(mutations).padStart(10),
      `${Math.round(slowest)} ms`.padStart(9),
      `${Math.round(peak)} MB`.padStart(8),
      String(crashes).padStart(9),
      String(hangs).padStart(6),
    ];
    console.log(`${columns.join(' ')}  ${told.join(', ')}`);
  }
  process.exitCode = [...kinds.values()].some(({ crashes, hangs }) => crashes + hangs > 0) ? 1 : 0;
}

/** Works through all mutations of a file; where a process is lost, another one goes on behind the mutation that lost it. */
async function run(file, cuts, changes, total) {
  for (let next = 0; next < cuts + changes; ) {
    next = await new Promise((resolve) => {
      const child = fork(new URL(import.meta.url), [file, cuts, changes, next], {
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      });
      let said = '';
      let at = next;
      let timer;
      const wait = () => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          total.hangs++;
          console.error(`${file}: mutation ${at} hangs`);
          child.kill('SIGKILL');
        }, patience);
      };
      wait();
      child.stderr.on('data', (text) => {
        said = `${said}${text}`.slice(-2000);
      });
      child.on('message', ({ index, result, ms, peak }) => {
        wait();
        at = index + 1;
        total.mutations++;
        total.slowest = Math.max(total.slowest, ms);
        total.peak = Math.max(total.peak, peak);
        total.results[result] = (total.results[result] ?? 0) + 1;
      });
      child.on('exit', (code, signal) => {
        clearTimeout(timer);
        if (at >= cuts + changes) return resolve(at);
        if (signal !== 'SIGKILL') {
          total.crashes++;
          console.error(`${file}: mutation ${at} ends the process (${code ?? signal})\n${said}`);
        }
        resolve(at + 1);
      });
    });
  }
}

/** In the process of its own: a verdict on each mutation from the one given on. */
async function work(file, cuts, changes, first) {
  const { main } = await import('../dist/cli.js');
  const good = readFileSync(file);
  const worker = new URL('../dist/worker.js', import.meta.url);
  for (let index = Number(first); index < Number(cuts) + Number(changes); index++) {
    const bytes =
      index < Number(cuts) ? good.subarray(0, (good.length * (index + 1)) / (Number(cuts) + 1)) : changed(good, index);
    let text = '';
    let said = '';
    const io = {
      stdin: [bytes],
      stdout: { write: (chunk) => (text += chunk) },
      stderr: { write: (chunk) => (said += chunk) },
      env: {},
      worker,
    };
    const started = performance.now();
    await main(['-', '--stdin-filename', file, '--format', 'json', '--verbose', '--lang', 'en'], io);
    if (said.includes('internal error')) throw new Error(said);
    const ms = performance.now() - started;
    const [{ verdict, problem }] = JSON.parse(text).files;
    const peak = process.resourceUsage().maxRSS / 1024;
    process.send({ index, result: problem?.code ?? verdict, ms, peak });
  }
  process.disconnect();
}

/** One to twenty bytes changed; equal numbers give equal changes. */
function changed(good, seed) {
  const bytes = Uint8Array.from(good);
  let state = (seed + 1) * 0x9e3779b9;
  const next = () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) >>> 0;
    return (state ^ (state >>> 13)) >>> 0;
  };
  for (let count = 1 + (next() % 20); count > 0; count--) bytes[next() % bytes.length] = next() & 255;
  return bytes;
}

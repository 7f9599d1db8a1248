// Kills runs at random moments, and checks that nothing is lost: lint with a cache and several processes, its parts, and merge;
// the main process or one of those that it started, with SIGKILL or SIGTERM. After each round, no output may be half-written, and the
// same command again must give exactly the undisturbed result, with no file lost or doubled, no damaged entry in the cache and no
// temporary file left.
// Usage: npm run build && node bench/killed.js [rounds] [seed]   (Linux)
import { spawn } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mulberry } from './chance.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const rounds = Number(process.argv[2] ?? 100);
const seed = Number(process.argv[3] ?? Date.now() % 100_000);
const random = mulberry(seed);
const cwd = mkdtempSync(join(tmpdir(), 'report-lint-killed-'));
// A copy: a build meanwhile would end the runs otherwise.
for (const name of ['bin', 'dist', 'package.json'])
  cpSync(join(root, name), join(cwd, 'program', name), { recursive: true });
const program = join(cwd, 'program/bin/report-lint.js');
const env = { ...process.env, XDG_CACHE_HOME: join(cwd, 'caches') };
const parts = 3;

/** The commands, each with the files that it writes. */
const lint = (...more) => ['年报', '--lang', 'zh', '--jobs', '3', '--cache', 'cache', ...more];
const commands = [
  {
    name: 'lint',
    args: lint('--format', 'json=whole.json', '--format', 'ndjson=whole.ndjson'),
    files: ['whole.json', 'whole.ndjson'],
  },
  ...Array.from({ length: parts }, (_, index) => ({
    name: `part ${index + 1}`,
    args: lint('--shard', `${index + 1}/${parts}`, '--format', `json=part-${index + 1}.json`),
    files: [`part-${index + 1}.json`],
  })),
  {
    name: 'merge',
    args: ['merge', ...Array.from({ length: parts }, (_, index) => `part-${index + 1}.json`), '--lang', 'zh'].concat(
      ['json', 'ndjson', 'xlsx', 'sarif'].flatMap((format) => ['--format', `${format}=merged.${format}`]),
    ),
    files: ['merged.json', 'merged.ndjson', 'merged.xlsx', 'merged.sarif'],
  },
];

try {
  makeReports();
  for (const command of commands) await recordUndisturbed(command);
  if (!read('merged.json').equals(read('whole.json'))) throw new Error('the merged parts are not the whole');
  const ends = {};
  for (let round = 1; round <= rounds; round++) {
    const end = await killOnce(commands[below(commands.length)]);
    ends[end] = (ends[end] ?? 0) + 1;
    if (process.stderr.isTTY) process.stderr.write(`\r${round}/${rounds}`);
  }
  console.log(
    `${rounds} rounds, seed ${seed}, ${readdirSync(join(cwd, '年报')).length} files, Node ${process.version}: nothing lost\n`,
  );
  for (const [end, count] of Object.entries(ends).sort()) console.log(`  ${end.padEnd(32)} ${count}`);
} finally {
  rmSync(cwd, { recursive: true, force: true });
}

/** Reports of several kinds and bodies, among them some that a process checks in its sandbox. */
function makeReports() {
  mkdirSync(join(cwd, '年报'));
  const csv = ['bad', 'blank', 'good', 'warned', 'unreadable'].map((name) =>
    readFileSync(join(root, `fixtures/cli/reports/${name}.csv`), 'utf8'),
  );
  for (let index = 0; index < 60; index++) {
    writeFileSync(join(cwd, '年报', `${index}.csv`), csv[index % csv.length].replace(/区\S+局/, `区第${index % 40}局`));
  }
  for (let index = 0; index < 4; index++) {
    copyFileSync(join(root, 'fixtures/examples/溪口镇2025.xlsx'), join(cwd, '年报', `溪口镇${index}.xlsx`));
    copyFileSync(join(root, 'fixtures/cli/reports/scan.pdf'), join(cwd, '年报', `扫描件${index}.pdf`));
  }
}

/** Runs a command twice, without a cache and with one, and keeps what it gives. */
async function recordUndisturbed(command) {
  const first = await run(command.args).ended;
  const start = performance.now();
  const second = await run(command.args).ended;
  command.duration = performance.now() - start;
  command.undisturbed = { ...first, content: Object.fromEntries(command.files.map((name) => [name, read(name)])) };
  expect(second, first, `${command.name} twice`);
}

/** Kills a command once, checks what is left, runs it again and checks that. Returns how it was killed and ended. */
async function killOnce(command) {
  const wantsWorker = command.name !== 'merge' && below(2) === 0;
  // Without a cache there is enough to do for the processes.
  if (wantsWorker || below(2) === 0) rmSync(join(cwd, 'cache'), { recursive: true, force: true });
  const isNew = below(2) === 0;
  if (isNew) for (const name of command.files) rmSync(join(cwd, name));
  const signal = below(2) === 0 ? 'SIGKILL' : 'SIGTERM';
  const { child, ended } = run(command.args);
  while (wantsWorker && childrenOf(child.pid).length === 0 && isRunning(child.pid)) await wait(5);
  await wait(random() * 1.5 * command.duration);
  const workers = childrenOf(child.pid);
  const victim = wantsWorker && workers.length > 0 ? workers[below(workers.length)] : child.pid;
  const isMain = victim === child.pid;
  const wasKilled = kill(victim, signal);
  const end = await ended;
  const what = `${command.name}, ${isMain ? 'main process' : 'worker'}, ${signal}, ${isNew ? 'new' : 'old'} outputs`;
  for (const name of command.files) {
    if (existsSync(join(cwd, name)) && !read(name).equals(command.undisturbed.content[name])) {
      throw new Error(`${what}: ${name} is not whole`);
    }
  }
  // A process that was started dies alone: the run goes on, and gives what it gives undisturbed.
  if (!isMain || !wasKilled) expectUndisturbed(command, end, `${what}, the run itself`);
  await gone(workers);
  expectUndisturbed(command, await run(command.args).ended, `${what}, the next run`);
  return `${command.name.replace(/ \d/, '')}, ${isMain ? 'main' : 'worker'}, ${wasKilled ? signal : 'ended before'}`;
}

function expectUndisturbed({ undisturbed: { content, ...ended }, files }, end, what) {
  expect(end, ended, what);
  for (const name of files)
    if (!existsSync(join(cwd, name)) || !read(name).equals(content[name])) throw new Error(`${what}: ${name} differs`);
  const folders = ['.', 'cache'].filter((folder) => existsSync(join(cwd, folder)));
  const left = folders.flatMap((folder) => readdirSync(join(cwd, folder)).filter((name) => name.endsWith('.tmp')));
  if (left.length > 0) throw new Error(`${what}: left ${left.join(', ')}`);
}

function expect(end, expected, what) {
  if (JSON.stringify(end) !== JSON.stringify(expected)) {
    throw new Error(`${what}: expected ${JSON.stringify(expected)}, but it gave ${JSON.stringify(end)}`);
  }
}

function run(args) {
  const child = spawn(process.execPath, [program, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr']) child[name].on('data', (text) => (texts[name] += text));
  // A busy machine shows progress.
  const messages = () => texts.stderr.split('\n').filter((line) => !line.startsWith('正在核对'));
  const ended = new Promise((resolve) =>
    child.on('close', (code, signal) => resolve({ code, signal, stdout: texts.stdout, messages: messages() })),
  );
  return { child, ended };
}

/** The processes that a process has started. */
function childrenOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

/** False if the process has ended before. */
function kill(pid, signal) {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/** Waits until processes have ended, with the one that started them. */
async function gone(pids) {
  for (let tries = 0; pids.some(isRunning); tries++) {
    if (tries > 3000) throw new Error('a process goes on without the one that started it');
    await wait(10);
  }
}

/** False for a process that has ended, also if nobody has asked for its exit code yet. */
function isRunning(pid) {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

function wait(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function read(name) {
  return readFileSync(join(cwd, name));
}

function below(count) {
  return Math.floor(random() * count);
}

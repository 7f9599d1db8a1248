import { writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import type { Io } from '../../src/cli/io.ts';
import { boundedWork } from '../../src/cli/work/bounded-work.ts';
import { type FileResult, type LintOptions, lint, unpack } from '../../src/lint.ts';
import { cpuSince } from './cpu.ts';
import { growthOf } from './growth.ts';
import { contradictions, digest } from './invariants.ts';
import { type Kind, kinds } from './kinds.ts';
import { mutated } from './mutate.ts';
import { type Random, randomOf } from './random.ts';
import { seeds } from './seeds.ts';

/** An input to be judged: the one that a seed determines, or the bytes given. */
export interface Request {
  readonly kind: string;
  readonly seed: number;
  readonly bytes?: Uint8Array;
  /** Reads behind the guard, as the command line does; else the seed decides. */
  readonly guarded?: boolean;
  /** Also tries how the time grows; else the seed decides. */
  readonly growth?: boolean;
}

export interface Outcome {
  /** The verdict, or the code of the problem. */
  readonly result: string;
  /** Milliseconds of CPU time. */
  readonly cpu: number;
  /** The same for all that was done about it: a second reading, a good file, growth. */
  readonly total: number;
  /** Megabytes that the process has taken at most. */
  readonly peak: number;
  readonly faults: readonly Fault[];
}

export interface Fault {
  readonly type:
    | 'throws' // `lint` rejects
    | 'unhandled' // a rejection or an exception that nobody catches
    | 'dies' // the process ends
    | 'stuck' // waits for what does not come
    | 'hangs' // far more CPU time than allowed
    | 'slow' // more CPU time than allowed
    | 'memory' // more memory than allowed
    | 'changes' // the bytes given are changed
    | 'unsteady' // a second reading gives another result
    | 'leaks' // a good file is judged otherwise afterwards
    | 'contradicts' // the result contradicts itself
    | 'grows'; // twice the input takes far more than twice the time
  readonly message: string;
  /** The input that has it, if that is another. */
  readonly input?: Uint8Array;
}

/**
 * What one input of at most some megabytes may take: milliseconds of CPU time, megabytes of the whole process, if it takes so
 * many more than before.
 */
export const budget = { cpu: 10_000, peak: 600, growth: 200 } as const;

/** Milliseconds of CPU time after which a process is ended; soon, since the guard of the command line may end it anyway. */
export const hangingAfter = 8000;

/** Milliseconds without work, longer than the guard waits. */
const maxIdle = 30_000;

/** Inputs between two readings of a good file, and of growth. */
const [checkEvery, growEvery] = [10, 50];

/** Good files in front of a kind, of usual layouts, that are changed more often than the others. */
const usual = 5;

/** The first good file of each kind, with the digest that its result had at first. */
const goodFiles = new Map<string, { readonly bytes: Uint8Array; readonly digest: string }>();
const seedsOf = new Map<string, Promise<Uint8Array[]>>();
let judged = 0;
let unhandled: unknown[] = [];

/** Answers the requests of the parent process until it disconnects. */
export function serve(): void {
  Object.assign(console, { debug() {}, error() {}, info() {}, log() {}, warn() {} });
  for (const event of ['unhandledRejection', 'uncaughtException']) process.on(event, (error) => unhandled.push(error));
  const limit = watchdog();
  process.on('message', async (request: Request) => {
    try {
      await goodFileOf(request.kind);
      limit((request.guarded ? 2 * budget.cpu : hangingAfter) + (isGrown(request) ? 60_000 : 0));
      const outcome = await judge(request);
      limit(0);
      process.send!(outcome);
    } catch (error) {
      process.send!({ result: 'error of the fuzzer', cpu: 0, total: 0, peak: 0, faults: [faultOf('throws', error)] });
    }
  });
}

/** True if a part of a file is repeated as well, to see how the time grows. */
function isGrown({ seed, bytes, guarded, growth = seed % growEvery === 0 }: Request): boolean {
  return growth && !bytes && !guarded;
}

/** Returns the input of a request: its bytes, or those that its seed determines. */
export async function inputOf({ kind, seed, bytes }: Request): Promise<{ bytes: Uint8Array; random: Random }> {
  const random = randomOf(kind, seed);
  const given = await filesOf(kind);
  return {
    bytes: bytes ?? mutated(random.pick(random.once(2) ? given : given.slice(0, usual)), kinds[kind]!.grammar, random),
    random,
  };
}

async function judge(request: Request): Promise<Outcome> {
  const { kind: name } = request;
  const kind = kinds[name]!;
  const { bytes, random } = await inputOf(request);
  const isGuarded = request.guarded ?? random.once(4);
  const before = process.cpuUsage();
  const peakBefore = resetPeak();
  const copy = bytes.slice();
  const first = await attempt(bytes, kind, isGuarded);
  const cpu = cpuSince(before);
  const peak = peakOf();
  const faults = [...first.faults];
  if (cpu > budget.cpu) faults.push({ type: 'slow', message: first.result });
  if (peak > budget.peak && peak > peakBefore + budget.growth) faults.push({ type: 'memory', message: first.result });
  if (Buffer.compare(copy, bytes) !== 0) faults.push({ type: 'changes', message: first.result });
  if (random.once(5) && cpu < budget.cpu / 4) {
    const second = await attempt(bytes, kind, isGuarded);
    if (second.digest !== first.digest)
      faults.push({ type: 'unsteady', message: difference(first.digest, second.digest) });
  }
  const good = (await goodFileOf(name))!;
  if (++judged % checkEvery === 0 || request.bytes) {
    const again = await attempt(good.bytes, kind, false);
    if (again.digest !== good.digest) faults.push({ type: 'leaks', message: difference(good.digest, again.digest) });
  }
  if (isGrown(request)) {
    const growth = await growthOf(random.pick(await filesOf(name)), kind, random);
    if (growth) faults.push({ type: 'grows', ...growth });
  }
  return { result: first.result, cpu, total: cpuSince(before), peak, faults };
}

interface Attempt {
  readonly result: string;
  readonly digest: string;
  readonly faults: readonly Fault[];
}

async function attempt(bytes: Uint8Array, { ending }: Kind, isGuarded: boolean): Promise<Attempt> {
  unhandled = [];
  const path = `溪口镇2025.${ending}`;
  const results: FileResult[] = [];
  const faults: Fault[] = [];
  try {
    for await (const file of unpack(bytes, path)) {
      if (!('bytes' in file)) continue;
      const options = { path: file.path };
      // The command line waits for its worker, within limits of its own.
      const result = await (isGuarded ? lintAsCommand(file.bytes, options) : settled(lint(file.bytes, options)));
      if (!result) {
        faults.push({ type: 'stuck', message: file.path });
        continue;
      }
      results.push(result);
      if (result.problem && 'cause' in result.problem) faults.push(faultOf('throws', result.problem.cause));
      faults.push(...contradictions(result).map((message): Fault => ({ type: 'contradicts', message })));
    }
  } catch (error) {
    faults.push(faultOf('throws', error));
  }
  // A rejection is reported when the event loop turns.
  await new Promise((resolve) => setTimeout(resolve));
  faults.push(...unhandled.map((error) => faultOf('unhandled', error)));
  const names = results.map(({ problem, verdict }) => problem?.code ?? verdict);
  return { result: [...new Set(names)].join('+') || 'nothing', digest: results.map(digest).join('\n'), faults };
}

/** Returns what a promise settles to; undefined if the process has been idle for long, and it has not. */
async function settled<T>(promise: Promise<T>): Promise<T | undefined> {
  const { idle } = performance.eventLoopUtilization();
  let timer: NodeJS.Timeout | undefined;
  const stuck = new Promise<undefined>((resolve) => {
    timer = setInterval(() => {
      if (performance.eventLoopUtilization().idle - idle > maxIdle) resolve(undefined);
    }, 1000);
  });
  return Promise.race([promise, stuck]).finally(() => clearInterval(timer));
}

/** The process of the command line, as far as it decides where files are worked on; the worker is bundled beside this module. */
const io = { worker: new URL('worker.js', import.meta.url) } as unknown as Io;

/** Lints as the command line does: large files, and those of some kinds, in a worker. */
async function lintAsCommand(bytes: Uint8Array, options: LintOptions): Promise<FileResult> {
  const { file } = await boundedWork(io).lint(bytes, { ...options, keepsFigures: true });
  return file;
}

async function goodFileOf(kind: string) {
  if (!goodFiles.has(kind)) {
    const [bytes] = await filesOf(kind);
    const { digest } = await attempt(bytes!, kinds[kind]!, false);
    goodFiles.set(kind, { bytes: bytes!, digest });
  }
  return goodFiles.get(kind);
}

function filesOf(kind: string): Promise<Uint8Array[]> {
  if (!seedsOf.has(kind)) seedsOf.set(kind, seeds[kind]!());
  return seedsOf.get(kind)!;
}

/** Begins to measure the peak anew, where the system can, and returns what it is then. */
function resetPeak(): number {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // Not Linux: the peak is that of all inputs so far.
  }
  return peakOf();
}

/** Megabytes. */
function peakOf(): number {
  return process.resourceUsage().maxRSS / 1024;
}

/** Ends the process when it has used so many milliseconds of CPU time from now on, since a loop answers no message; 0 ends that. */
function watchdog(): (milliseconds: number) => void {
  const last = new Float64Array(new SharedArrayBuffer(8));
  const program = `
    const { workerData: last } = require('node:worker_threads');
    const used = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
    setInterval(() => { if (last[0] > 0 && used() > last[0]) process.kill(process.pid, 'SIGKILL'); }, 200);`;
  new Worker(program, { eval: true, workerData: last }).unref();
  return (milliseconds) => {
    last[0] = milliseconds === 0 ? 0 : cpuSince() + milliseconds;
  };
}

/** An error with the first place in its stack, by which errors of one cause are told. */
function faultOf(type: Fault['type'], error: unknown): Fault {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const places = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return { type, message: `${message.slice(0, 200)}${(places[0] ?? '').replace(/\(?(?:file:)?\/.*\/(?=[^/]*$)/, '')}` };
}

/** The place at which two results differ. */
function difference(one: string, other: string): string {
  const at = [...one].findIndex((character, index) => character !== other[index]);
  return `${one.slice(Math.max(0, at - 40), at + 60)} ≠ ${other.slice(Math.max(0, at - 40), at + 60)}`;
}

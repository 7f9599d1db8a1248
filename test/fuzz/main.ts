import { fork } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { hangingAfter, inputOf, type Outcome, type Request, serve } from './judge.ts';
import { kinds } from './kinds.ts';
import { minimised } from './minimise.ts';
import { type Row, summary } from './summary.ts';

/** Inputs of one kind before the next kind has its turn. */
const turn = 25;

if (process.send) serve();
else await main();

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      minutes: { type: 'string', default: '1' },
      kind: { type: 'string' },
      seed: { type: 'string' },
      from: { type: 'string' },
      out: { type: 'string', default: 'node_modules/.cache/fuzz' },
      minimise: { type: 'boolean', default: false },
      growth: { type: 'boolean', default: false },
    },
  });
  mkdirSync(values.out, { recursive: true });
  const judge = judgeProcess();
  try {
    if (values.minimise)
      return await minimise(positionals[0]!, kindOf(positionals[0]!, values.kind), values.out, judge.ask);
    if (positionals[0] !== undefined) {
      const [file] = positionals;
      return await one(
        { kind: kindOf(file, values.kind), seed: 1, bytes: new Uint8Array(readFileSync(file)) },
        values.out,
        judge.ask,
      );
    }
    if (values.seed !== undefined)
      return await one({ kind: values.kind!, seed: Number(values.seed) }, values.out, judge.ask);
    const chosen = values.kind === undefined ? Object.keys(kinds) : [values.kind];
    const from = Number(values.from ?? Date.now() % 2 ** 31);
    await many(chosen, Number(values.minutes), { ...values, from }, judge.ask);
  } finally {
    judge.end();
  }
}

/** The kind that is named, else the one with the ending of the file. */
function kindOf(file: string, named?: string): string {
  return named ?? Object.keys(kinds).find((kind) => kinds[kind]!.ending === extname(file).slice(1)) ?? 'text';
}

type Ask = (request: Request) => Promise<Outcome>;

/** Judges inputs of the kinds in turn, until the minutes of CPU time are used up. */
async function many(
  chosen: readonly string[],
  minutes: number,
  { from, out, growth }: { readonly from: number; readonly out: string; readonly growth: boolean },
  ask: Ask,
): Promise<void> {
  const rows = new Map<string, Row>(
    chosen.map((kind) => [
      kind,
      { kind, inputs: 0, cpu: 0, slowest: 0, slowestSeed: from, peak: 0, results: {}, faults: {}, first: from },
    ]),
  );
  const known = new Map<string, number>();
  const report = () => writeFileSync(join(out, `summary-${from}.txt`), summary([...rows.values()]));
  console.log(`seeds from ${from} on`);
  for (let used = 0, seed = from; used < minutes * 60_000; seed += turn) {
    for (const kind of chosen) {
      const row = rows.get(kind)!;
      for (let next = seed; next < seed + turn; next++) {
        const outcome = await judged({ kind, seed: next, ...(growth && { growth }) }, ask);
        used += outcome.total;
        count(row, next, outcome);
        for (const { type, message, input } of outcome.faults) {
          const signature = `${kind} ${type}: ${message.replaceAll(/\d+/g, '#')}`;
          const times = (known.get(signature) ?? 0) + 1;
          known.set(signature, times);
          if (times <= 2) {
            console.log(`${kind} ${next} ${type}: ${message}`);
            await save({ kind, seed: next, ...(input && { bytes: input }) }, out, type);
          }
        }
      }
      report();
    }
  }
  console.log(summary([...rows.values()]));
  process.exitCode = [...rows.values()].some(({ faults }) => Object.keys(faults).length > 0) ? 1 : 0;
}

/** What the guard of the command line ends is no fault. */
async function judged(request: Request, ask: Ask): Promise<Outcome> {
  const outcome = await ask(request);
  const isEndless = outcome.faults.some(({ type }) => ['hangs', 'slow', 'memory', 'dies'].includes(type));
  if (!isEndless) return outcome;
  console.log(`${request.kind} ${request.seed} ${outcome.result} without the guard`);
  const guarded = await ask({ ...request, guarded: true });
  return { ...guarded, result: `guarded ${guarded.result}`, total: outcome.total + guarded.total };
}

function count(row: Row, seed: number, { result, cpu, total, peak, faults }: Outcome): void {
  row.inputs++;
  row.cpu += total;
  if (cpu > row.slowest) Object.assign(row, { slowest: cpu, slowestSeed: seed });
  row.peak = Math.max(row.peak, peak);
  row.results[result] = (row.results[result] ?? 0) + 1;
  for (const { type } of faults) row.faults[type] = (row.faults[type] ?? 0) + 1;
}

/** Repeats one input, says what it gives, and writes it. */
async function one(request: Request, out: string, ask: Ask): Promise<void> {
  const { result, cpu, peak, faults } = await ask(request);
  console.log(`${result}, ${Math.round(cpu)} ms, ${Math.round(peak)} MB`);
  for (const { type, message } of faults) console.log(`${type}: ${message}`);
  const [first] = faults;
  const saved = { ...request, ...(first?.input && { bytes: first.input }) };
  console.log(await save(saved, out, first?.type ?? 'fine'));
  process.exitCode = faults.length > 0 ? 1 : 0;
}

async function save(request: Request, out: string, type: string): Promise<string> {
  const file = join(out, `${type}-${request.kind}-${request.seed}.${kinds[request.kind]!.ending}`);
  writeFileSync(file, (await inputOf(request)).bytes);
  return file;
}

/** Writes the smallest input found that has the same fault as a file. */
async function minimise(file: string, kind: string, out: string, ask: Ask): Promise<void> {
  const smallest = await minimised(new Uint8Array(readFileSync(file)), kind, ask);
  const target = join(out, `small-${kind}-${smallest.length}${extname(file)}`);
  writeFileSync(target, smallest);
  console.log(`${smallest.length} bytes: ${target}`);
}

/** A process that judges inputs; another one takes its place when it ends. */
function judgeProcess(): { ask: Ask; end(): void } {
  let child: ReturnType<typeof fork> | undefined;
  const start = () =>
    fork(fileURLToPath(import.meta.url), { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], serialization: 'advanced' });
  return {
    ask: (request) =>
      new Promise((resolve) => {
        child ??= start();
        const current = child;
        let said = '';
        const listen = (chunk: unknown) => {
          said = `${said}${chunk}`.slice(-4000);
        };
        const finish = (outcome: Outcome) => {
          current.stderr!.off('data', listen);
          current.removeAllListeners();
          // A process that has grown would hide what the next input takes.
          if (outcome.peak > 600) current.kill();
          if (outcome.peak > 600 || !current.connected) child = undefined;
          resolve(outcome);
        };
        current.stderr!.on('data', listen);
        current.on('message', (outcome) => finish(outcome as Outcome));
        current.on('exit', (code, signal) => {
          child = undefined;
          const message = /^.*(?:Error|FATAL).*$/m.exec(said)?.[0] ?? String(code ?? signal);
          const type = signal === 'SIGKILL' ? 'hangs' : 'dies';
          const cpu = type === 'hangs' ? hangingAfter : 0;
          finish({ result: type, cpu, total: cpu, peak: 0, faults: [{ type, message }] });
        });
        current.send(request);
      }),
    end: () => child?.kill(),
  };
}

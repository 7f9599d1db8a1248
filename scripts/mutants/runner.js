import { setMaxListeners } from 'node:events';
import { appendFileSync, readFileSync } from 'node:fs';
import { startTests } from '@vitest/runner';
import { TestRunner, vi } from 'vitest';
import { mutantSwitch } from './switch.js';

/** Paths of what the processes of one run share; see `run.js`. */
const { MUTANTS_LOG: logPath, MUTANTS_BUDGET: budget } = process.env;

/** Mutants that need not be tried again, those that some test reaches, and how long each was tried, in ms of CPU time. */
const done = new Set();
const covered = new Set();
const spent = new Map();

/**
 * Runs each test as usual and notes the mutants that it reaches; then again with each of these that is still alive. What is
 * reached while a file is loaded is tried afterwards, by loading the file and all sources anew.
 */
export default class MutantRunner extends TestRunner {
  async onBeforeCollect() {
    vi.resetModules();
    this.loading = new Set();
    mutantSwitch.reached = this.loading;
    mutantSwitch.begin(0);
    this.began = cpu();
    this.steps = 0;
  }

  async runTask(test) {
    const run = TestRunner.getTestFn(test);
    const reached = new Set();
    mutantSwitch.reached = reached;
    mutantSwitch.begin(0);
    try {
      await run();
    } finally {
      this.steps += mutantSwitch.steps;
      test.meta.mutants = { reached, steps: mutantSwitch.steps };
      mutantSwitch.reached = this.loading;
    }
  }

  async onTaskFinished(test) {
    const { reached, steps } = test.meta.mutants ?? {};
    delete test.meta.mutants;
    if (!reached || test.result.state !== 'pass' || test.fails) return;
    cover(reached);
    // Each run of a test listens for its end once more.
    setMaxListeners(0, test.context.signal);
    for (const id of alive(reached)) {
      const began = cpu();
      if (await this.fails(test, id, limitOf(steps))) kill(id, test);
      spend(id, cpu() - began);
    }
    mutantSwitch.begin(0);
  }

  /** Tells whether a test fails when a mutant is on. */
  async fails(test, id, limit) {
    try {
      super.onBeforeTryTask(test);
      mutantSwitch.begin(id, limit);
      await TestRunner.getTestFn(test)();
      super.onAfterTryTask(test);
      return test.result.state !== 'pass' || mutantSwitch.steps > limit;
    } catch {
      return true;
    } finally {
      mutantSwitch.begin(0);
      Object.assign(test.result, { state: 'pass', errors: undefined });
    }
  }

  async onAfterRunFiles(files) {
    const passed = files.every(({ result }) => result?.state === 'pass');
    cover(this.loading);
    if (passed) for (const id of alive(this.loading)) await this.reload(files, id);
    super.onAfterRunFiles(files);
  }

  /** Loads and runs a file with a mutant on from the beginning. */
  async reload(files, id) {
    const began = cpu();
    const inner = new FreshRunner(this.config);
    inner.moduleRunner = this.moduleRunner;
    inner.__setTraces(this._otel);
    vi.resetModules();
    mutantSwitch.begin(id, limitOf(this.steps) + 1_000_000);
    try {
      const results = await startTests(
        files.map(({ filepath }) => filepath),
        inner,
      );
      if (inner.failed || results.some(({ result }) => result?.state === 'fail')) kill(id, files[0]);
    } catch {
      kill(id, files[0]);
    } finally {
      mutantSwitch.begin(0);
      spend(id, cpu() - began);
    }
  }
}

/** Runs a file once, with the mutant that is on, up to the first failure. It reports to nobody. */
class FreshRunner extends TestRunner {
  failed = false;

  onAfterRunTask(test) {
    super.onAfterRunTask(test);
    if (test.result?.state !== 'fail') return;
    this.failed = true;
    this.cancel('test-failure');
  }
}

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** A run may take ten times its usual steps. */
const limitOf = (steps) => 10 * steps + 20_000;

const note = (kind, what) => appendFileSync(logPath, `${JSON.stringify([kind, what])}\n`);

function cover(reached) {
  const others = [...reached].filter((id) => !covered.has(id));
  for (const id of others) covered.add(id);
  if (others.length > 0) note('reached', others);
}

function kill(id, { name, file }) {
  done.add(id);
  note('killed', [id, file?.name ?? name, name]);
}

function spend(id, time) {
  const total = (spent.get(id) ?? 0) + time;
  spent.set(id, total);
  if (total < Number(budget) || done.has(id)) return;
  done.add(id);
  note('budget', id);
}

/** Those of some mutants that no process has done with. */
function alive(reached) {
  for (const line of readFileSync(logPath, 'utf8').slice(seen).split('\n').slice(0, -1)) {
    seen += line.length + 1;
    const [kind, what] = JSON.parse(line);
    if (kind === 'killed') done.add(what[0]);
    if (kind === 'budget') done.add(what);
  }
  return [...reached].filter((id) => !done.has(id));
}

let seen = 0;

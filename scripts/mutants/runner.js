import { setMaxListeners } from 'node:events';
import { appendFileSync, openSync, readFileSync, writeSync } from 'node:fs';
import { startTests } from '@vitest/runner';
import { getTests } from '@vitest/runner/utils';
import { TestRunner, vi } from 'vitest';
import { mutantSwitch } from './switch.js';

/** Paths of what the processes of one run share; see `run.js`. */
const { MUTANTS_LOG: logPath } = process.env;
const budget = Number(process.env.MUTANTS_BUDGET);

/** Mutants that need not be tried again, those that some test reaches, and how long each was tried, in ms of CPU time. */
const done = new Set();
const covered = new Set();
const spent = new Map();

/**
 * Runs each test as usual and notes the mutants that it reaches; then again with each of these that is still alive. Slow
 * tests wait until the others of the file are through. What is reached only while the file is loaded is tried by loading
 * all sources anew.
 */
export default class MutantRunner extends TestRunner {
  async onBeforeCollect() {
    vi.resetModules();
    this.loading = new Set();
    this.tests = [];
    mutantSwitch.reached = this.loading;
    mutantSwitch.begin(0);
  }

  async runTask(test) {
    const began = cpu();
    const reached = new Set();
    mutantSwitch.reached = reached;
    mutantSwitch.begin(0);
    try {
      await TestRunner.getTestFn(test)();
    } finally {
      this.tests.push({ test, reached, steps: mutantSwitch.steps, time: cpu() - began });
      mutantSwitch.reached = this.loading;
    }
  }

  async onBeforeRunSuite(suite) {
    await super.onBeforeRunSuite(suite);
    if ('filepath' in suite)
      this.left = getTests(suite).filter(({ mode }) => mode !== 'skip' && mode !== 'todo').length;
  }

  /** Repeats quick tests at once. The slow ones wait for the last test; it is still running, for `onTestFinished` needs one. */
  async onTaskFinished() {
    const one = this.tests.at(-1);
    if (isQuick(one)) await this.repeat(one);
    this.left--;
    if (this.left > 0) return;
    const slow = this.tests.filter((other) => !isQuick(other));
    for (const other of slow.toSorted((a, b) => a.time - b.time)) await this.repeat(other);
  }

  async onAfterRunFiles(files) {
    super.onAfterRunFiles(files);
    cover(this.loading);
    await reported();
    for (const file of files) {
      if (file.result?.state === 'pass') for (const id of alive(this.reachedByLoading())) await this.reload(file, id);
    }
    await reported();
    for (const { filepath } of files) note('ended', filepath);
  }

  /** Returns the mutants that are reached while the file is loaded, and in no test of it. */
  reachedByLoading() {
    const others = new Set(this.tests.flatMap(({ reached }) => [...reached]));
    return [...this.loading].filter((id) => !others.has(id));
  }

  /** Runs a test with each mutant that it reaches, unless it fails without one when it is run again. */
  async repeat({ test, reached, steps, time }) {
    cover(reached);
    const mutants = alive(reached);
    if (mutants.length === 0 || test.fails || test.result.state !== 'pass') return;
    // Each run of a test listens for its end once more.
    setMaxListeners(0, test.context.signal);
    if (await this.fails(test, 0, Infinity)) return note('once', `${test.file.name}: ${test.name}`);
    for (const id of mutants) {
      if (!isAffordable(id, time)) continue;
      const began = cpu();
      if (await this.fails(test, id, limitOf(steps))) kill(id, test);
      spend(id, cpu() - began);
    }
  }

  /** Tells whether a test fails when a mutant is on. */
  async fails(test, id, limit) {
    const { state, errors } = test.result;
    try {
      super.onBeforeTryTask(test);
      begin(id, limit);
      await TestRunner.getTestFn(test)();
      super.onAfterTryTask(test);
      return test.result.state !== 'pass' || mutantSwitch.steps > limit;
    } catch {
      return true;
    } finally {
      begin(0);
      Object.assign(test.result, { state, errors });
    }
  }

  /** Loads and runs the quick tests of a file with a mutant on from the beginning. */
  async reload({ filepath }, id) {
    const quick = this.tests.filter(isQuick);
    const sum = (key) => quick.reduce((total, one) => total + one[key], 0);
    if (!isAffordable(`reload ${id}`, sum('time'))) return;
    const began = cpu();
    const inner = new FreshRunner(this.config);
    inner.moduleRunner = this.moduleRunner;
    inner.quick = new Set(quick.map(({ test }) => test.fullName));
    inner.__setTraces(this._otel);
    vi.resetModules();
    begin(id, limitOf(sum('steps')) + 1_000_000);
    try {
      const [file] = await startTests([filepath], inner);
      if (inner.failed || file.result?.state === 'fail') kill(id, file);
    } catch {
      kill(id, { name: filepath });
    } finally {
      begin(0);
      spend(`reload ${id}`, cpu() - began);
    }
  }
}

/** Runs some tests of a file once, with the mutant that is on, up to the first failure. It reports to nobody. */
class FreshRunner extends TestRunner {
  failed = false;

  async onBeforeRunTask(test) {
    if (!this.quick.has(test.fullName)) test.mode = 'skip';
    await super.onBeforeRunTask(test);
  }

  onAfterRunTask(test) {
    super.onAfterRunTask(test);
    if (test.result?.state !== 'fail') return;
    this.failed = true;
    this.cancel('test-failure');
  }
}

/** Waits until Vitest has sent the states of tests, which it keeps for up to 100 ms and for all runners together. */
const reported = () => new Promise((resolve) => setTimeout(resolve, 200));

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** A run may take ten times its usual steps. */
const limitOf = (steps) => 10 * steps + 20_000;

const mark = openSync(`${logPath}-${process.pid}`, 'w');

/** Begins a run with a mutant on, or with none, and marks it: one that uses up the memory ends the process. */
function begin(id, limit) {
  writeSync(mark, String(id).padEnd(9), 0);
  mutantSwitch.begin(id, limit);
}

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

function isQuick({ time }) {
  return time < budget / 10;
}

/** Tells whether a mutant may be tried, for about so many ms: once always, then within the budget. */
function isAffordable(id, time) {
  const isEnough = !spent.has(id) || spent.get(id) + time <= budget;
  if (!isEnough) note('budget', Number(String(id).replace('reload ', '')));
  return isEnough;
}

function spend(id, time) {
  spent.set(id, (spent.get(id) ?? 0) + time);
}

/** Those of some mutants that no process has done with. */
function alive(reached) {
  for (const line of readFileSync(logPath, 'utf8').slice(seen).split('\n').slice(0, -1)) {
    seen += line.length + 1;
    const [kind, what] = JSON.parse(line);
    if (kind === 'killed') done.add(what[0]);
  }
  return [...reached].filter((id) => !done.has(id));
}

let seen = 0;

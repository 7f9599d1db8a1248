import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { describe, expect, test, vi } from 'vitest';
import { fileSandbox } from '../../src/cli/work/file-sandbox.ts';
import { defaultLimits, sandbox } from '../../src/cli/work/sandbox.ts';
import { forms, readReports } from '../../src/lint.ts';
import { UserError } from '../../src/model/errors.ts';
import { formCells } from '../../src/model/form.ts';
import type { Table } from '../../src/model/report.ts';
import type { ReportResult } from '../../src/model/result.ts';
import { allRules } from '../../src/rules/index.ts';
import { lintFile } from '../../src/run/lint-file.ts';
import type { Job } from '../../src/work/remote.ts';
import { oldWorkbook } from '../support/make/old-workbook.ts';
import { bundledWorker } from '../support/program.ts';

const limits = { ...defaultLimits, bytes: 1000 };

/** A worker whose behaviour depends on the path of the file. */
const worker = `
import { parentPort } from 'node:worker_threads';
const cell = { text: '1' };
const deeds = {
  good: () => ({ value: [cell, cell] }),
  refused: () => ({ code: 'encrypted', text: { zh: '有密码', en: 'locked' } }),
  spins: () => { for (;;); },
  backtracks: () => /^(a+)+$/.test('a'.repeat(40) + 'b'),
  grows: () => { for (const all = []; ; ) all.push(new Array(100_000).fill(0.5)); },
  'grows outside': () => { for (const all = []; ; ) all.push(new Uint8Array(2 ** 20).fill(1)); },
  throws: () => { throw new Error('?'); },
  exits: () => process.exit(3),
};
parentPort.on('message', ({ path }) => {
  if (path !== 'is silent') parentPort.postMessage(deeds[path]());
});
`;

/** Returns the problem of a file on which no work is possible. */
async function problem(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => expect.unreachable(),
    (reason: unknown) => reason,
  );
  if (!(error instanceof UserError)) throw error;
  return `${error.code}: ${error.text.en}`;
}

/** Checks the limits at every turn of the event loop, until some work ends. */
async function checkedAlways<T>(work: Promise<T>): Promise<T> {
  let ended = false;
  const end = () => {
    ended = true;
  };
  work.then(end, end);
  while (!ended) {
    vi.advanceTimersToNextTimer();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return work;
}

describe('a sandbox', () => {
  const url = new URL(`data:text/javascript,${encodeURIComponent(worker)}`);
  const sandboxWith = (changed: object) => {
    const run = sandbox<Job & { readonly path: string }, readonly object[]>(url, { ...limits, ...changed });
    return (file: Uint8Array, path: string) => run(file, { path });
  };
  const work = sandboxWith({});
  const impatient = sandboxWith({ milliseconds: 40 });
  const thrifty = sandboxWith({ milliseconds: 60_000, growth: 60 });
  const bytes = new Uint8Array(10);

  test('answers, and one cell at two positions stays one', async () => {
    const cells = await work(bytes, 'good');
    expect(cells).toEqual([{ text: '1' }, { text: '1' }]);
    expect(cells[0]).toBe(cells[1]);
    expect(bytes).toHaveLength(10);
  });

  test('leaves its caller the bytes, a view of them too', async () => {
    const buffer = Buffer.alloc(10);
    await work(buffer, 'good');
    expect([buffer.length, buffer.buffer.byteLength]).toEqual([10, 10]);
  });

  test('says what is wrong with a file', async () => {
    expect(await problem(work(bytes, 'refused'))).toBe('encrypted: locked');
  });

  // The limits are checked only while such a file is worked on: how soon the good one is done decides nothing.
  test.each([
    'spins',
    'backtracks',
    'is silent',
  ])('that %s is given up, and the next file is worked on', async (path) => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    // A worker that is silent takes no CPU time; here there is none at all.
    if (path === 'is silent') vi.spyOn(process, 'cpuUsage').mockReturnValue({ user: 0, system: 0 });
    try {
      expect(await problem(checkedAlways(impatient(bytes, path)))).toMatch(/^gave-up: .* too long/);
      expect(await impatient(bytes, 'good')).toHaveLength(2);
    } finally {
      vi.restoreAllMocks();
      vi.useRealTimers();
    }
  });

  test.each([
    ['grows', thrifty, /^gave-up: .* too much memory/],
    ['grows outside', thrifty, /^gave-up: .* too much memory/],
    ['throws', work, /^gave-up: /],
    ['exits', work, /^gave-up: /],
  ])('that %s is given up, and the next file is worked on', async (path, by, expected) => {
    expect(await problem(by(bytes, path))).toMatch(expected);
    expect(await by(bytes, 'good')).toHaveLength(2);
  });

  test('that never starts is given up, which is no fault of the file', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    process.once('worker', ({ performance }) => {
      vi.spyOn(performance, 'eventLoopUtilization').mockReturnValue({ idle: 0, active: 0, utilization: 0 });
    });
    try {
      const patient = sandboxWith({ milliseconds: Number.POSITIVE_INFINITY });
      expect(await problem(checkedAlways(patient(bytes, 'is silent')))).toMatch(/^gave-up: .* start a thread/);
      expect(await patient(bytes, 'good')).toHaveLength(2);
    } finally {
      vi.restoreAllMocks();
      vi.useRealTimers();
    }
  });

  test('that fails when it has answered harms nothing', async () => {
    const own = sandboxWith({});
    const started = once(process, 'worker');
    await own(bytes, 'good');
    const [idle] = (await started) as [Worker];
    idle.postMessage({ path: 'throws' });
    await new Promise((resolve) => idle.once('exit', resolve));
    expect(await own(bytes, 'good')).toHaveLength(2);
  });

  test('takes files one after the other', async () => {
    const [, second, third] = await Promise.allSettled(['throws', 'good', 'refused'].map((path) => work(bytes, path)));
    expect([second!.status, third!.status]).toEqual(['fulfilled', 'rejected']);
  });

  test('never sees a file that is too long', async () => {
    expect(await problem(work(new Uint8Array(1001), 'good'))).toMatch(/^too-large: /);
  });
});

describe('the worker of the program', async () => {
  const inWorker = fileSandbox(await bundledWorker());
  const here = { lint: lintFile, readReports };
  const options = { path: 'a.xls', keepsFigures: true, severities: { 'blank-count': 'off' } as const };
  const rows = [
    ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
    ['规章', 1, -2, null],
  ];
  const bytes = oldWorkbook('biff8', { 表二: rows });

  test('gives what this process would give', async () => {
    const result = await inWorker.lint(bytes, options);
    expect(result.file.diagnostics.length).toBeGreaterThan(2);
    expect(result).toEqual(await here.lint(bytes, options));
    expect(await inWorker.readReports(bytes, options)).toEqual(await here.readReports(bytes, options));
  });

  test('refers to the forms and rules of this process', async () => {
    const own = [{ ...structuredClone(forms[0]!), id: 'own', edition: 'own' }];
    for (const known of [forms, own]) {
      const [{ report, rules }] = (await inWorker.lint(bytes, { ...options, forms: known })).file.reports as [
        ReportResult,
      ];
      const [table] = report.tables as [Table];
      expect(rules).toBe((await here.lint(bytes, options)).file.reports[0]!.rules);
      expect(known).toContain(table.form);
      expect(table.form.tables).toContain(table.table);
      expect(table.entries.map(({ at }) => at)).toEqual(formCells(table.table));
      for (const [index, { at }] of table.entries.entries()) expect(at).toBe(formCells(table.table)[index]);
    }
  });

  test('leaves out the figures of reports without findings', async () => {
    const { file } = await inWorker.lint(bytes, { ...options, keepsFigures: false });
    expect(file.reports[0]!.report.tables[0]!.entries).not.toEqual([]);
    const sound = oldWorkbook('biff8', { 表二: [rows[0]!, ['规章', 1, 2, 3], ['行政规范性文件', 1, 2, 3]] });
    const severities = Object.fromEntries(allRules.map(({ id }) => [id, 'off' as const]));
    const silent = await inWorker.lint(sound, { ...options, keepsFigures: false, severities });
    expect(silent.file.reports[0]!.report.tables.map(({ entries }) => entries)).toEqual([[]]);
    expect(silent.versions).toEqual((await here.lint(sound, { ...options, keepsFigures: false })).versions);
  });

  test('tells how long each step took', async () => {
    const steps: string[] = [];
    await inWorker.lint(bytes, { ...options, onStep: (step) => steps.push(step) });
    expect(steps).toEqual(['read', 'recognise', 'check']);
  });

  test('says what is wrong with a file', async () => {
    const cut = bytes.subarray(0, 1000);
    const { file } = await inWorker.lint(cut, { ...options, sha256: 'abc' });
    expect(file).toEqual((await here.lint(cut, { ...options, sha256: 'abc' })).file);
    expect(await problem(inWorker.readReports(cut, options))).toBe(await problem(here.readReports(cut, options)));
  });
});

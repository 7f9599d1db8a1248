import { describe, expect, test } from 'vitest';
import { defaultLimits, sandboxedReader } from '../../src/cli/sandbox.ts';
import type { Document } from '../../src/model/document.ts';
import { UserError } from '../../src/model/errors.ts';
import { read } from '../../src/readers/index.ts';
import { bundledWorker } from '../support/bundled-worker.ts';
import { oldWorkbook } from '../support/make/old-workbook.ts';
import { scratch } from '../support/scratch.ts';

const limits = { ...defaultLimits, bytes: 1000 };

/** A worker whose behaviour depends on the path of the file. */
const worker = `
import { parentPort } from 'node:worker_threads';
const cell = { text: '1' };
const deeds = {
  good: () => ({ document: { blocks: [cell, cell] } }),
  refused: () => ({ code: 'encrypted', text: { zh: '有密码', en: 'locked' } }),
  spins: () => { for (;;); },
  backtracks: () => /^(a+)+$/.test('a'.repeat(40) + 'b'),
  grows: () => { for (const all = []; ; ) all.push(new Array(100_000).fill(0.5)); },
  'grows outside': () => { for (const all = []; ; ) all.push(new Uint8Array(2 ** 20).fill(1)); },
  throws: () => { throw new Error('?'); },
  exits: () => process.exit(3),
  'fails later': () => { setTimeout(() => { throw new Error('?'); }, 10); return deeds.good(); },
};
parentPort.on('message', ({ path }) => {
  if (path !== 'is silent') parentPort.postMessage(deeds[path]());
});
`;

/** Returns the problem of a file that cannot be read. */
async function problem(document: Promise<Document>): Promise<string> {
  const error = await document.then(
    () => expect.unreachable(),
    (reason: unknown) => reason,
  );
  if (!(error instanceof UserError)) throw error;
  return `${error.code}: ${error.text.en}`;
}

describe('a sandbox', () => {
  const url = new URL(`data:text/javascript,${encodeURIComponent(worker)}`);
  const readInSandbox = sandboxedReader(url, limits);
  const impatient = sandboxedReader(url, { ...limits, milliseconds: 400 });
  const thrifty = sandboxedReader(url, { ...limits, milliseconds: 60_000, growth: 60 });
  const bytes = new Uint8Array(10);

  test('answers, and one cell at two positions stays one', async () => {
    const { blocks } = await readInSandbox(bytes, 'good');
    expect(blocks).toEqual([{ text: '1' }, { text: '1' }]);
    expect(blocks[0]).toBe(blocks[1]);
    expect(bytes).toHaveLength(10);
  });

  test('leaves its caller the bytes, a view of them too', async () => {
    const buffer = Buffer.alloc(10);
    await readInSandbox(buffer, 'good');
    expect([buffer.length, buffer.buffer.byteLength]).toEqual([10, 10]);
  });

  test('says what is wrong with a file', async () => {
    expect(await problem(readInSandbox(bytes, 'refused'))).toBe('encrypted: locked');
  });

  test.each([
    ['spins', impatient, /^gave-up: .* too long/],
    ['backtracks', impatient, /^gave-up: .* too long/],
    ['is silent', impatient, /^gave-up: .* too long/],
    ['grows', thrifty, /^gave-up: .* too much memory/],
    ['grows outside', thrifty, /^gave-up: .* too much memory/],
    ['throws', readInSandbox, /^gave-up: /],
    ['exits', readInSandbox, /^gave-up: /],
  ])('that %s is given up, and the next file is read', async (path, by, expected) => {
    expect(await problem(by(bytes, path))).toMatch(expected);
    expect((await by(bytes, 'good')).blocks).toHaveLength(2);
  });

  test('that fails when it has answered harms nothing', async () => {
    await readInSandbox(bytes, 'fails later');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await readInSandbox(bytes, 'good')).blocks).toHaveLength(2);
  });

  test('takes files one after the other', async () => {
    const [, second, third] = await Promise.allSettled(
      ['throws', 'good', 'refused'].map((path) => readInSandbox(bytes, path)),
    );
    expect([second!.status, third!.status]).toEqual(['fulfilled', 'rejected']);
  });

  test('never sees a file that is too long', async () => {
    expect(await problem(readInSandbox(new Uint8Array(1001), 'good'))).toMatch(/^too-large: /);
  });
});

test('the worker of the program reads what the process would read', async () => {
  const readInSandbox = sandboxedReader(await bundledWorker(scratch()));
  const bytes = oldWorkbook('biff8', { 表三: [['总计', 12]] });
  expect(await readInSandbox(bytes, 'a.xls')).toEqual(await read(bytes, 'a.xls'));
  expect(await problem(readInSandbox(bytes.subarray(0, 1000), 'a.xls'))).toBe(
    await problem(read(bytes.subarray(0, 1000), 'a.xls')),
  );
});

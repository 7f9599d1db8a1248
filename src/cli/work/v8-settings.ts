import { setFlagsFromString } from 'node:v8';
import { flagsSet } from './flags-set.ts';

/**
 * Percent by which the heap of objects may grow beyond what is in use before V8 collects garbage. Left to itself it lets a heap of
 * 25 MB grow to 150 MB, since so many objects come and go with each part of a long list.
 */
const growth = 100;

/**
 * Bytes of code that a function runs before V8 considers to optimise it: four and nine times as many as by default. With these it
 * spends a third of the time of some hundred files on optimising, much of it in vain, and as much of the parts of a list. Later
 * versions have a quick compiler before the slow one.
 */
const budgets = { parts: 300_000, files: 600_000 };

/** Bytes of code of other functions that V8 may put into one that it optimises: a fifth of the default, since most of it is in vain, too. */
const inlined = 200;

const lastWithoutQuickCompiler = 11;

/**
 * Keeps the memory of this process low from now on, at the cost of some CPU time, and makes no object among those that last. V8 else
 * makes some there all the time once the first of them have lasted, and with each file all of its cells.
 */
export function keepHeapLow(): void {
  setFlag('--no-allocation-site-pretenuring');
  setFlag(`--heap-growing-percent=${growth}`);
}

/**
 * Prepares this process for much of one kind, from now on: it optimises less, and keeps its heap low. Keeps what is compiled before
 * that, while it still may.
 */
export function expectMany(kind: keyof typeof budgets, keepCompiled: (() => void) | undefined): void {
  if (flagsSet.size === 0) keepCompiled?.();
  keepHeapLow();
  if (Number.parseInt(process.versions.v8, 10) > lastWithoutQuickCompiler) return;
  setFlag(`--interrupt-budget=${budgets[kind]}`);
  setFlag(`--max-inlined-bytecode-size-cumulative=${inlined}`);
}

function setFlag(flag: string): void {
  if (flagsSet.has(flag)) return;
  flagsSet.add(flag);
  setFlagsFromString(flag);
}

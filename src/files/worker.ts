// What runs in the worker of `guard.ts`: a program of its own, bundled apart.
import { parentPort } from 'node:worker_threads';
import { UserError } from '../model/errors.ts';
import { read } from '../readers/index.ts';
import type { Answer, Order } from './guard.ts';

// What parsers print is for their own developers.
Object.assign(console, { debug: silence, error: silence, info: silence, log: silence, warn: silence });

parentPort?.on('message', async (order: Order) => {
  parentPort?.postMessage(await answer(order));
});

async function answer({ bytes, path }: Order): Promise<Answer> {
  try {
    return { document: await read(bytes, path) };
  } catch (error) {
    if (error instanceof UserError) return { code: error.code, text: error.text };
    throw error;
  }
}

function silence(): void {}

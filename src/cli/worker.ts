// The program of the worker that `guard.ts` starts. It is bundled separately.
import { parentPort } from 'node:worker_threads';
import { UserError } from '../model/errors.ts';
import { read } from '../readers/index.ts';
import type { ReadRequest, ReadResponse } from './sandbox.ts';

// The messages of parsers are for their developers.
Object.assign(console, { debug: ignore, error: ignore, info: ignore, log: ignore, warn: ignore });

parentPort?.on('message', async (request: ReadRequest) => {
  parentPort?.postMessage(await respond(request));
});

async function respond({ bytes, path }: ReadRequest): Promise<ReadResponse> {
  try {
    return { document: await read(bytes, path) };
  } catch (error) {
    if (error instanceof UserError) return { code: error.code, text: error.text };
    throw error;
  }
}

function ignore(): void {}

import { decodeBase64 } from '../codecs/base64.ts';

/** The worker of the page and its program, of which it starts a reader itself: no other may be given to it from a file. */
export interface Started {
  readonly worker: Worker;
  readonly program: Blob;
}

/** Starts the worker of the page, whose program the page holds, packed. */
export async function startWorker(): Promise<Started> {
  const packed = decodeBase64(document.querySelector('#worker')!.textContent!);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'));
  const program = new Blob([await new Response(stream).arrayBuffer()], { type: 'text/javascript' });
  const url = URL.createObjectURL(program);
  try {
    return { worker: new Worker(url), program };
  } finally {
    URL.revokeObjectURL(url);
  }
}

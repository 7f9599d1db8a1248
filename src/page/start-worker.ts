import { decodeBase64 } from '../codecs/base64.ts';

/** Starts the worker of the page, whose program the page holds, packed. It can start others from its own address. */
export async function startWorker(): Promise<Worker> {
  const packed = decodeBase64(document.querySelector('#worker')!.textContent!);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'));
  const program = new Blob([await new Response(stream).arrayBuffer()], { type: 'text/javascript' });
  return new Worker(URL.createObjectURL(program));
}

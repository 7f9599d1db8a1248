import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

/** The program's worker, bundled into a folder: a worker runs no TypeScript. */
export async function bundledWorker(folder: string): Promise<URL> {
  const bundle = await rolldown({ input: { worker: 'src/cli/work/worker.ts' }, platform: 'node' });
  await bundle.write({ dir: folder, format: 'esm' });
  return pathToFileURL(join(folder, 'worker.js'));
}

import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { memoizeText } from '../model/memoize.ts';

/** Finds the nearest file of a name, in a folder or above it. All paths are absolute. Looks into each folder once. */
export function findUp(name: string): (folder: string) => Promise<string | undefined> {
  const nearest = memoizeText(async (folder: string): Promise<string | undefined> => {
    const file = join(folder, name);
    // A file that the system does not let us see counts as none.
    const stats = await stat(file).catch(() => undefined);
    if (stats?.isFile()) return file;
    const parent = dirname(folder);
    return parent === folder ? undefined : nearest(parent);
  });
  return nearest;
}

import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Finds the nearest file of a name, in a folder or above it. All paths are absolute. Looks into each folder once. */
export function findUp(name: string): (folder: string) => Promise<string | undefined> {
  const found = new Map<string, Promise<string | undefined>>();
  const search = async (folder: string): Promise<string | undefined> => {
    const file = join(folder, name);
    if (await isFile(file)) return file;
    const parent = dirname(folder);
    return parent === folder ? undefined : nearest(parent);
  };
  const nearest = (folder: string) => {
    const known = found.get(folder) ?? search(folder);
    found.set(folder, known);
    return known;
  };
  return nearest;
}

/** Returns false for what the system does not let us see. */
async function isFile(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

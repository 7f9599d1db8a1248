import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Finds the nearest file of a name, in a folder or above it; all paths are absolute. Each folder is looked into once. */
export function upwards(name: string): (folder: string) => Promise<string | undefined> {
  const found = new Map<string, Promise<string | undefined>>();
  const search = async (folder: string): Promise<string | undefined> => {
    const file = join(folder, name);
    if (await isFile(file)) return file;
    const above = dirname(folder);
    return above === folder ? undefined : nearest(above);
  };
  const nearest = (folder: string) => {
    const known = found.get(folder) ?? search(folder);
    found.set(folder, known);
    return known;
  };
  return nearest;
}

/** What the system does not show is not there. */
async function isFile(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

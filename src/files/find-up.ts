import { dirname, join } from 'node:path';
import { memoizeText } from '../model/memoize.ts';
import { typeOf } from './type-of.ts';

/** Finds the nearest file of a name, in a folder or above it. All paths are absolute. Looks into each folder once. */
export function findUp(name: string): (folder: string) => string | undefined {
  const nearest = memoizeText((folder: string): string | undefined => {
    const file = join(folder, name);
    if (typeOf(file) === 'file') return file;
    const parent = dirname(folder);
    return parent === folder ? undefined : nearest(parent);
  });
  return nearest;
}

import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, relative, sep } from 'node:path';
import { realTarget } from './draft.ts';
import { codeOf } from './error-code.ts';

/**
 * True if a file is below a folder, whatever links lead to the two. The file need not exist. Both paths are absolute.
 * @throws the system's error if a link leads into a folder that does not exist
 */
export async function isInside(file: string, folder: string): Promise<boolean> {
  const path = relative(await realpath(folder), await existingFolder(dirname(await realTarget(file))));
  return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}

/**
 * Returns a test for the files below the folders that a run writes into, which it does not read. All paths are absolute. A folder
 * that also holds something that the user named is left out.
 */
export function outputFolders(folders: readonly string[], named: readonly string[]): (file: string) => boolean {
  const isBelow = (file: string, folder: string) =>
    `${file}${sep}`.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
  const own = folders.filter((folder) => !named.some((one) => isBelow(one, folder)));
  return (file) => own.some((folder) => isBelow(file, folder));
}

/** Returns the real path of a folder, or of the nearest one above it that exists. */
async function existingFolder(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (cause) {
    if (codeOf(cause) !== 'ENOENT' || dirname(folder) === folder) throw cause;
    return existingFolder(dirname(folder));
  }
}

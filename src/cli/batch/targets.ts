import { dirname, join, relative, resolve } from 'node:path';
import { withEnding } from '../../file-names/ending.ts';
import { safeName, uniqueNames } from '../../file-names/safe-name.ts';
import { isPattern } from '../../files/find.ts';
import { typeOf } from '../../files/type-of.ts';
import type { Target } from '../../files/write.ts';
import { slashed } from '../../formatters/paths.ts';
import { commonFolder } from '../config/configure.ts';
import { folderName, isArchive } from './is-batch.ts';

/** A file of a batch: its path, and that of the file itself or of the archive that it is in. */
export interface Located {
  readonly path: string;
  readonly sourcePath: string;
}

/**
 * Returns the folder from which the outputs keep their sub-folders, absolute: the one that is named, or the deepest one with all
 * that is named. A single archive counts as a folder.
 */
export async function baseFolder(names: readonly string[], cwd: string): Promise<string> {
  const roots = await Promise.all(names.map((name) => rootOf(name, cwd)));
  const [name = ''] = names;
  const only = resolve(cwd, name);
  if (names.length === 1 && roots[0] !== only && !isPattern(name) && (await isArchive(only))) return only;
  return commonFolder(roots) ?? cwd;
}

async function rootOf(name: string, cwd: string): Promise<string> {
  const file = resolve(cwd, name);
  const type = typeOf(file);
  if (type === 'folder') return file;
  if (type !== 'none' || !isPattern(name)) return dirname(file);
  const steps = name.split(/[/\\]/);
  const fixed = steps.slice(0, steps.findIndex(isPattern)).join('/');
  return resolve(cwd, name.startsWith('/') && fixed === '' ? '/' : fixed);
}

/**
 * Returns a function that gives each file of a batch its output below a folder: with its name and sub-folders, no two the
 * same. `ending` replaces that of the file, if given; where two files differ in nothing else, the second keeps both.
 */
export function targetsIn(folder: string, base: string, cwd: string): (file: Located, ending?: string) => Target {
  const unique = uniqueNames();
  return (file, ending) => {
    const path = pathBelow(file, base, cwd);
    const name = unique(ending === undefined ? [path] : [withEnding(path, ending), `${path}${ending}`]);
    return { file: join(resolve(cwd, folder), name), name: `${folderName(folder)}${name}` };
  };
}

/** Returns the path of a file below the base, with slashes. Names in archives are made safe. */
function pathBelow({ path, sourcePath }: Located, base: string, cwd: string): string {
  const own = slashed(relative(base, resolve(cwd, sourcePath)));
  const inArchive = path === sourcePath ? [] : path.slice(sourcePath.length + 1).split(/[/\\]/);
  const steps = [...own.split('/'), ...inArchive.map((step) => (step === '..' ? '' : safeName(step)))];
  return steps.filter((step) => step !== '' && step !== '..' && step !== '.').join('/');
}

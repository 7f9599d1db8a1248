import { createRequire } from 'node:module';
import { join } from 'node:path';
import { constants, Script } from 'node:vm';
import { crc32 } from 'node:zlib';
import { codeCache } from './code-cache.ts';
import { readFile } from './read-file.ts';

/** A file of the built program that was loaded. */
interface Loaded {
  readonly module: { exports: unknown };
  /** The checksum of its source. */
  readonly checksum: number;
  readonly script: Script;
  /** True if its compiled code was kept before. */
  readonly isKept: boolean;
}

/**
 * Loads files of the built program, CommonJS modules in one folder, as Node does, but with the code that an earlier run compiled. The
 * folder of this code may be undefined.
 */
export function loader(folder: string, cacheFolder: string | undefined) {
  const requireOther = createRequire(join(folder, 'start.js'));
  const cache = cacheFolder === undefined ? undefined : codeCache(cacheFolder);
  const loaded = new Map<string, Loaded>();
  const load = (name: string): unknown => {
    const known = loaded.get(name);
    if (known) return known.module.exports;
    const path = join(folder, name);
    const source = readFile(path, head, tail);
    const text = source.toString();
    const checksum = crc32(source);
    const cachedData = cache?.read(name, checksum);
    const script = new Script(text, {
      filename: path,
      columnOffset: -head.length,
      ...(cachedData && { cachedData }),
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    const module = { exports: {} };
    loaded.set(name, { module, checksum, script, isKept: cachedData !== undefined && !script.cachedDataRejected });
    script.runInThisContext()(module.exports, require, module, path, folder);
    return module.exports;
  };
  const require = (name: string) => (name.startsWith('./') ? load(name.slice(2)) : requireOther(name));
  return {
    load,
    /** Keeps the compiled code of all files that were loaded, with the functions that have run, unless it was all kept before. */
    keep: () => {
      if (!cache || [...loaded.values()].every(({ isKept }) => isKept)) return;
      for (const [name, { checksum, script }] of loaded) cache.write(name, checksum, script.createCachedData());
    },
  };
}

// What Node puts around a file to make a module of it. As bytes, so that the engine gets one text, and need not join it again.
const head = Buffer.from('(function (exports, require, module, __filename, __dirname) { ');
const tail = Buffer.from('\n})');

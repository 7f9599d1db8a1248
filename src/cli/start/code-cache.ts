import { readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { makeFolder } from '../../files/make-folder.ts';
import { readFile } from './read-file.ts';

/** Milliseconds after which code of other versions is removed, and that in use is made anew: 30 days. */
const maxAge = 30 * 24 * 60 * 60 * 1000;

/**
 * Bytes in front of the code: a checksum over source and code, since V8 compares the length of the source alone. Eight, since V8 copies
 * code that is not aligned so.
 */
const headLength = 8;
const nothing = Buffer.alloc(0);

/**
 * Keeps compiled code in a folder, bound to the version of V8, the processor and the source. Nothing is thrown: a folder that cannot be
 * used keeps nothing.
 */
export function codeCache(folder: string) {
  const pathOf = (name: string) => join(folder, `${name}-${process.versions.v8}-${process.arch}`);
  return {
    /**
     * Returns the code of a file, or undefined if there is none that is whole and of the source with this checksum. The code is valid until
     * the next file is read.
     */
    read: (name: string, source: number): Buffer | undefined => {
      try {
        const bytes = readFile(pathOf(name), nothing, nothing);
        const code = bytes.subarray(headLength);
        return bytes.readUInt32LE() === crc32(code, source) ? code : undefined;
      } catch {
        return undefined;
      }
    },
    /** Keeps the code of a file, whole or not at all. */
    write: (name: string, source: number, code: Buffer): void => {
      const path = pathOf(name);
      const temporary = `${path}-${process.pid}.tmp`;
      try {
        makeFolder(folder, 0o700);
        const head = Buffer.alloc(headLength);
        head.writeUInt32LE(crc32(code, source));
        writeFileSync(temporary, Buffer.concat([head, code]), { flag: 'wx', mode: 0o600 });
        renameSync(temporary, path);
        removeOld(folder);
      } catch {
        // The next start compiles the file again.
        remove(temporary);
      }
    },
  };
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It is below a file, and not there.
  }
}

function removeOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (Date.now() - statSync(path).mtimeMs > maxAge) rmSync(path, { force: true });
  }
}

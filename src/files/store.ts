import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from './error-code.ts';
import { sha256 } from './hash.ts';
import { makeFolder } from './make-folder.ts';
import { keepOnExit, removeOnExit } from './on-exit.ts';
import { isTemporary, removeLeftovers, temporaryFile } from './temporary.ts';

/** A folder in which values are kept by a key. Any number of processes may use it at the same time. */
export interface Store {
  /** Returns the value of a key, or undefined if there is none, or none that is whole. */
  readonly read: (key: string) => Promise<Uint8Array | undefined>;
  /** Keeps a value, whole or not at all. Never rejects. */
  readonly write: (key: string, value: Uint8Array) => Promise<void>;
  /** Entries that were not whole, and values that could not be kept, since the store was opened. */
  readonly faults: () => { readonly damaged: number; readonly unwritten: number };
}

/** The standard mark of a folder that may be deleted at any time, by which backups leave it out (bford.info/cachedir). */
const tag = 'CACHEDIR.TAG';
const signature = 'Signature: 8a477f597d28d172789f06886806bc55';

/** Length of the hash in front of a value: its hex digits. */
const hashLength = 64;

/** True if a folder is a store, or may become one: there is none, or it is empty but for what a killed run left. */
export async function mayBeStore(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((cause) => (codeOf(cause) === 'ENOENT' ? ([] as string[]) : undefined));
  return names !== undefined && (names.includes(tag) || names.every(isTemporary));
}

/** Opens a store, and creates its folder. @throws the system's error if that cannot be created */
export async function openStore(folder: string): Promise<Store> {
  makeFolder(folder);
  await removeLeftovers(folder);
  await place(folder, tag, Buffer.from(`${signature}\n`));
  // Git need not know of it.
  await place(folder, '.gitignore', Buffer.from('*\n'));
  let [damaged, unwritten] = [0, 0];
  return {
    read: async (key) => {
      const bytes = await readFile(join(folder, key)).catch(() => undefined);
      if (!bytes) return undefined;
      const value = bytes.subarray(hashLength);
      if (sha256(value) === bytes.subarray(0, hashLength).toString('latin1')) return value;
      damaged++;
      return undefined;
    },
    write: async (key, value) => {
      await place(folder, key, Buffer.concat([Buffer.from(sha256(value)), value])).catch(() => unwritten++);
    },
    faults: () => ({ damaged, unwritten }),
  };
}

/** Writes a file of the folder, whole or not at all. @throws the system's error */
async function place(folder: string, name: string, content: Uint8Array): Promise<void> {
  const temporary = temporaryFile(folder);
  try {
    removeOnExit(temporary);
    await writeFile(temporary, content, { flag: 'wx' });
    await rename(temporary, join(folder, name));
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => {});
    throw cause;
  } finally {
    keepOnExit(temporary);
  }
}

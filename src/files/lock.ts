import { open, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../model/errors.ts';
import { codeOf } from './error-code.ts';
import { keepOnExit, removeOnExit } from './on-exit.ts';
import { hasEnded, owner } from './owner.ts';

/** Attempts to get the lock. Another run needs it for some milliseconds; these are ten seconds. */
const tries = 200;
/** Milliseconds between two attempts. */
const pause = 50;

/**
 * Does some work on a file while no other run does. Others wait for a lock file next to it; that of a killed run is removed.
 * `file` is absolute, in an existing folder, and no link.
 * @throws {UserError} if another run keeps the lock
 */
export async function withLock<T>(file: string, work: () => Promise<T>, attempts = tries): Promise<T> {
  const lock = join(dirname(file), `.${basename(file)}.lock`);
  for (let attempt = 1; !(await create(lock)); attempt++) {
    const canRemove = await isLeft(lock);
    if (attempt === attempts) throw isLocked(file, canRemove ? removalOf(lock) : lock);
    if (canRemove) await removeLeft(lock);
    else await sleep(pause);
  }
  try {
    return await work();
  } finally {
    await remove(lock);
  }
}

/** Creates a lock file. Returns false if there is one. */
async function create(lock: string): Promise<boolean> {
  try {
    const handle = await open(lock, 'wx');
    removeOnExit(lock);
    await handle.writeFile(owner()).finally(() => handle.close());
    return true;
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false;
    throw cause;
  }
}

async function remove(lock: string): Promise<void> {
  await rm(lock, { force: true });
  keepOnExit(lock);
}

/** True for the lock of a killed run. */
async function isLeft(lock: string): Promise<boolean> {
  return hasEnded(await readFile(lock, 'utf8').catch(() => ''));
}

/**
 * Removes the lock of a killed run. Under a lock of its own: between looking and removing, another run could have removed
 * the lock and created its own.
 */
async function removeLeft(lock: string): Promise<void> {
  const removal = removalOf(lock);
  if (!(await create(removal))) return sleep(pause);
  try {
    if (await isLeft(lock)) await rm(lock, { force: true });
  } finally {
    await remove(removal);
  }
}

function removalOf(lock: string): string {
  return `${lock}.removal`;
}

function isLocked(file: string, lock: string): UserError {
  return new UserError('no-permission', {
    zh: `${basename(file)} 正由另一次运行更新，没有写入；请等它结束后再运行。如果没有别的运行，请删除 ${lock}`,
    en: `${basename(file)} is being updated by another run and was not written: wait for it to end and run the command again. If there is none, delete ${lock}`,
  });
}

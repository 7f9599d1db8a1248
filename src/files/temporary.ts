import { readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { hasEnded, owner } from './owner.ts';

let count = 0;

/** Milliseconds after which a file of another computer is a leftover. No output takes a day to write. */
const maxAge = 24 * 60 * 60 * 1000;

const pattern = /^\.report-lint-(.+)-\d+\.tmp$/;

/** Returns the path of a new temporary file in a folder. */
export function temporaryFile(folder: string): string {
  return join(folder, `.report-lint-${owner()}-${++count}.tmp`);
}

/** True for the temporary files of this program, which are never reports. */
export function isTemporary(path: string): boolean {
  return pattern.test(basename(path));
}

/** Removes the temporary files that killed runs left in a folder. Never rejects: they are in nobody's way. */
export async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const [, itsOwner] = pattern.exec(name) ?? [];
    if (itsOwner === undefined) continue;
    const file = join(folder, name);
    if (hasEnded(itsOwner) || (await isOld(file))) await rm(file, { force: true }).catch(() => {});
  }
}

async function isOld(file: string): Promise<boolean> {
  const stats = await stat(file).catch(() => undefined);
  return stats !== undefined && Date.now() - stats.mtimeMs > maxAge;
}

import { rm, stat } from 'node:fs/promises';
import { UserError } from '../model/errors.ts';
import { type Target, write } from './write.ts';

/** Numbers that are tried behind a name before it is given up. */
const most = 1000;

/** A copy of what was read. */
export interface Backup {
  /** As the user would call it. */
  readonly name: string;
  /** Removes it, unless it was there before. */
  discard(): Promise<void>;
}

/**
 * Keeps what was read of a file as `NAME.bak`, or, where that is there and differs, as `NAME.2.bak` and so on; gives
 * it. No backup is ever written over.
 * @throws {UserError} where it cannot be written
 */
export async function backUp({ file, name }: Target, read: Uint8Array): Promise<Backup> {
  const { mode } = await stat(file);
  for (let number = 1; ; number++) {
    const ending = number === 1 ? '.bak' : `.${number}.bak`;
    const target = { file: `${file}${ending}`, name: `${name}${ending}` };
    try {
      const isNew = await write(target, read, { sources: [file], force: false, mode: mode & 0o777 });
      return {
        name: target.name,
        discard: async () => {
          if (isNew) await rm(target.file, { force: true }).catch(() => {});
        },
      };
    } catch (error) {
      const isTaken = error instanceof UserError && error.code === 'usage';
      if (!isTaken || number === most) throw error;
    }
  }
}

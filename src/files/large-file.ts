import { type FileHandle, open } from 'node:fs/promises';
import { UserError } from '../model/errors.ts';
import { cannotOpen } from './open.ts';

/** A file that is read in blocks, more than once. */
export interface LargeFile {
  /** In bytes. */
  readonly size: number;
  /** Fills the bytes from a position on. @throws {UserError} if they are not there any more */
  read(bytes: Uint8Array, position: number): Promise<void>;
  /** @throws {UserError} if the file is not what it was when it was opened */
  checkUnchanged(): Promise<void>;
  close(): Promise<void>;
}

/** The beginning of a file, and the file itself if it is wanted. */
export interface OpenedLarge {
  /** Fewer bytes than asked for if the file has no more. */
  readonly head: Buffer;
  /** May be called once. @throws {UserError} */
  whole(): Promise<LargeFile>;
  /** To be called if the whole is not wanted. */
  close(): Promise<void>;
}

/** Opens a regular file, and reads so many bytes of its beginning. @throws {UserError} */
export async function openLarge(file: string, headSize: number): Promise<OpenedLarge> {
  let handle: FileHandle;
  try {
    handle = await open(file);
  } catch (cause) {
    throw cannotOpen(cause);
  }
  const { size, mtimeMs } = await handle.stat();
  const large: LargeFile = {
    size,
    read: async (bytes, position) => {
      try {
        for (let done = 0; done < bytes.length; ) {
          const { bytesRead } = await handle.read(bytes, done, bytes.length - done, position + done);
          if (bytesRead === 0) throw changedMeanwhile();
          done += bytesRead;
        }
      } catch (cause) {
        throw cannotOpen(cause);
      }
    },
    checkUnchanged: async () => {
      const now = await handle.stat();
      if (now.size !== size || now.mtimeMs !== mtimeMs) throw changedMeanwhile();
    },
    close: () => handle.close(),
  };
  const head = Buffer.allocUnsafe(Math.min(headSize, size));
  await large.read(head, 0);
  return { head, whole: async () => large, close: large.close };
}

export function changedMeanwhile(): UserError {
  return new UserError('damaged', {
    zh: '文件在核对期间有改动，没有核对完；请等它不再变化后再核对',
    en: 'the file changed while it was being checked: check it again when it changes no more',
  });
}

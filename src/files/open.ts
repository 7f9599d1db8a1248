import { closeSync, constants, openSync, readSync } from 'node:fs';
import { type FileHandle, open as openFile } from 'node:fs/promises';
import { UserError } from '../model/errors.ts';
import { maxBytes } from '../model/file-size.ts';
import type { Text } from '../model/text.ts';
import { codeOf } from './error-code.ts';
import { typeOf } from './type-of.ts';

/** Bytes that are read at first: more than a small report has. */
const minBuffer = 64 * 1024;

/**
 * Reads a file of at most `limit` bytes. `listed` if its name comes from its folder, not from the user.
 * @throws {UserError} if it cannot be read
 */
export async function open(file: string, listed = false, limit = maxBytes): Promise<Uint8Array> {
  try {
    const small = listed || typeOf(file) === 'file' ? readSmall(file) : undefined;
    if (small && small.length > limit) throw tooLarge();
    if (small) return small;
    const handle = await openFile(file);
    try {
      return await readToEnd(handle, limit);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw cannotOpen(cause, listed);
  }
}

/** Where small files are read, one after the other. */
const smallFile = Buffer.allocUnsafeSlow(minBuffer);

/**
 * Reads a file at once: to hand it to a thread of Node's takes as long as to check it. Returns undefined if it is not small.
 * Should it be a pipe by now, it is not waited for.
 */
function readSmall(file: string): Uint8Array | undefined {
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    let size = 0;
    for (;;) {
      const count = readSync(descriptor, smallFile, size, smallFile.length - size, null);
      size += count;
      if (count === 0) return Uint8Array.prototype.slice.call(smallFile, 0, size);
      if (size === smallFile.length) return undefined;
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Reads a file up to the limit. Only a file that is not small is asked for its size; that of a pipe is 0. */
async function readToEnd(handle: FileHandle, limit: number): Promise<Uint8Array> {
  let bytes = Buffer.allocUnsafeSlow(minBuffer);
  let size = 0;
  for (;;) {
    const { bytesRead } = await handle.read(bytes, size, bytes.length - size);
    if (bytesRead === 0) return bytes.subarray(0, size);
    size += bytesRead;
    if (size > limit) throw tooLarge();
    if (size < bytes.length) continue;
    const stated = (await handle.stat()).size;
    if (stated > limit) throw tooLarge();
    // With one byte more than stated, the last read finds the end. The size may change meanwhile.
    bytes = enlarged(bytes, (stated > size ? stated : Math.min(growth * size, limit)) + 1);
  }
}

/** Returns the bytes at the start of a larger buffer, whose rest takes no memory before it is written. */
function enlarged(bytes: Buffer, length: number): Buffer<ArrayBuffer> {
  const larger = Buffer.allocUnsafeSlow(length);
  bytes.copy(larger);
  return larger;
}

/** Factor by which a full buffer grows. Those that it has left behind may still be in memory, all together a third of it. */
const growth = 4;

/** Reads a stream up to the limit. @throws {UserError} if it is longer */
export async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  let bytes = Buffer.allocUnsafeSlow(minBuffer);
  let size = 0;
  for await (const chunk of stream) {
    const end = size + chunk.length;
    if (end > maxBytes) throw tooLarge();
    if (end > bytes.length) bytes = enlarged(bytes, Math.min(Math.max(growth * bytes.length, end), maxBytes));
    bytes.set(chunk, size);
    size = end;
  }
  return bytes.subarray(0, size);
}

/** Returns an error of the system on opening a file or folder in words for the user; other errors unchanged. */
export function cannotOpen(cause: unknown, listed = false): unknown {
  const code = codeOf(cause);
  if (code === undefined || cause instanceof UserError) return cause;
  return new UserError(...reasonFor(code, listed), { cause });
}

function reasonFor(code: string, listed: boolean): readonly [UserError['code'], Text] {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENAMETOOLONG':
    case 'ELOOP':
      return ['not-found', listed ? danglingLink : missing];
    case 'EISDIR':
      return ['unsupported', { zh: '这是文件夹，这里要写一个文件', en: 'this is a folder; give a file' }];
    case 'EACCES':
    case 'EPERM':
      return [
        'no-permission',
        { zh: '没有读取权限，请检查权限设置', en: 'no permission to read it; check its permissions' },
      ];
    case 'EBUSY':
      return [
        'no-permission',
        { zh: '文件正被其他程序占用，请关闭后再试', en: 'it is open in another program; close it there and try again' },
      ];
    default:
      return [
        'damaged',
        {
          zh: `读取时出错（${code}），请检查磁盘或网络后再试`,
          en: `reading failed (${code}); check the disk or network`,
        },
      ];
  }
}

const missing: Text = {
  zh: '找不到这个文件，请检查路径和文件名；名称里有空格的，用双引号括起来',
  en: 'there is no such file; check the path and the name, and put a name with spaces in double quotes',
};

const danglingLink: Text = {
  zh: '这是一个失效的链接，或者文件刚被移走；请找到原文件放回，或删去链接',
  en: 'a link that leads to no file, or a file that has just been moved: put the file back, or delete the link',
};

export function tooLarge(): UserError {
  const limit = maxBytes / 2 ** 20;
  return new UserError('too-large', {
    zh: `文件超过 ${limit} MB，不像是年度报告，没有读取`,
    en: `larger than ${limit} MB: too large for an annual report, not read`,
  });
}

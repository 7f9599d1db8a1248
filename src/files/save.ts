import { appendFile, mkdir, open, realpath, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../errors.ts';

/** Writes a file, and the folders above it where they lack; `name` is what the user called it. */
export async function save(file: string, name: string, content: string | Uint8Array): Promise<void> {
  await begun(file, name, () => writeFile(file, content));
}

/** The same, but never over a file that is there already. */
export async function saveNew(file: string, name: string, content: string | Uint8Array): Promise<void> {
  await begun(file, name, async () => {
    try {
      await writeFile(file, content, { flag: 'wx' });
    } catch (cause) {
      throw cause instanceof Error && 'code' in cause && cause.code === 'EEXIST' ? isThere(name, cause) : cause;
    }
  });
}

/** Writes behind what stands in a file. */
export async function append(file: string, name: string, content: string): Promise<void> {
  await written(name, () => appendFile(file, content));
}

/** A file that is written piece by piece. */
export interface Stream {
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

/** Begins a file anew, as `save` does. */
export async function stream(file: string, name: string): Promise<Stream> {
  const handle = await begun(file, name, () => open(file, 'w'));
  return {
    write: (text) => written(name, () => handle.appendFile(text)),
    close: () => written(name, () => handle.close()),
  };
}

function begun<T>(file: string, name: string, write: () => Promise<T>): Promise<T> {
  return written(name, async () => {
    await mkdir(dirname(file), { recursive: true });
    return write();
  });
}

/** What the system refuses to write is told as the user's to mend. */
export async function written<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (cause) {
    if (cause instanceof UserError || !(cause instanceof Error && 'code' in cause)) throw cause;
    throw new UserError(
      'no-permission',
      { zh: `无法写入 ${name}（${cause.code}）`, en: `cannot write ${name} (${cause.code})` },
      { cause },
    );
  }
}

function isThere(name: string, cause: Error): UserError {
  return new UserError(
    'usage',
    {
      zh: `${name} 已经存在，没有覆盖；请先移走或改名`,
      en: `${name} is there already and was not written over: move or rename it first`,
    },
    { cause },
  );
}

/** Throws where the output is one of the inputs, by whatever name: an input is never written over. All paths are absolute. */
export async function keepApart(output: string, inputs: readonly string[]): Promise<void> {
  const real = (file: string) => realpath(file).catch(() => undefined);
  const target = await real(output);
  if (target === undefined) return;
  for (const input of inputs) {
    if ((await real(input)) !== target) continue;
    throw new UserError('usage', {
      zh: `输出文件不能就是要读的文件：${input}`,
      en: `the output cannot be the file that is read: ${input}`,
    });
  }
}

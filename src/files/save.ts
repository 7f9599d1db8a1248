import { appendFile, mkdir, open, realpath, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../errors.ts';

/** Writes a file, and the folders above it where they lack; `name` is what the user called it. */
export async function save(file: string, name: string, content: string | Uint8Array): Promise<void> {
  await written(name, async () => {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
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
  const handle = await written(name, async () => {
    await mkdir(dirname(file), { recursive: true });
    return open(file, 'w');
  });
  return {
    write: (text) => written(name, () => handle.appendFile(text)),
    close: () => written(name, () => handle.close()),
  };
}

/** What the system refuses to write is told as the user's to mend. */
export async function written<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause;
    throw cannotWrite(name, cause);
  }
}

/** The system refused, with a code. */
export function cannotWrite(name: string, cause: Error & { readonly code?: unknown }): UserError {
  return new UserError(
    'no-permission',
    { zh: `无法写入 ${name}（${cause.code}）`, en: `cannot write ${name} (${cause.code})` },
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

import { mkdir, realpath, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../errors.ts';

/** Writes a file, and the folders above it where they lack; `name` is what the user called it. */
export async function save(file: string, name: string, content: string | Uint8Array): Promise<void> {
  await write(file, name, content, 'w');
}

/** The same, but never over a file that is there already. */
export async function saveNew(file: string, name: string, content: string | Uint8Array): Promise<void> {
  await write(file, name, content, 'wx');
}

async function write(file: string, name: string, content: string | Uint8Array, flag: 'w' | 'wx'): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content, { flag });
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause;
    if (cause.code === 'EEXIST') {
      throw new UserError(
        'usage',
        {
          zh: `${name} 已经存在，没有覆盖；请先移走或改名，或用 -o 另存`,
          en: `${name} is there already and was not written over: move or rename it, or use -o`,
        },
        { cause },
      );
    }
    throw new UserError(
      'no-permission',
      { zh: `无法写入 ${name}（${cause.code}）`, en: `cannot write ${name} (${cause.code})` },
      { cause },
    );
  }
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

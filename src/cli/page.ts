import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { results } from '../artifacts/recognise.ts';
import { write } from '../files/write.ts';
import { UserError } from '../model/errors.ts';
import { configuredFor } from './config/find.ts';
import type { Io } from './io.ts';
import { printMessage, usageError } from './messages.ts';
import type { PageRequest } from './options/page.ts';
import { isFolderName } from './options/values.ts';

/** The name of the page, for people who look for it among their files. */
const pageName = '年报核对.html';

/** Writes the page for browsers, and says what to do next. Replaces a page of an earlier version. */
export async function writePage(request: PageRequest, io: Io): Promise<number> {
  const { file = pageName, force } = request;
  if (file === '-' && io.stdout.isTTY) {
    throw usageError({
      zh: '网页不能显示在屏幕上，请不要用 -o -，或者接上 > 文件名',
      en: 'a page cannot be shown on a screen: leave out -o -, or add > and a file name',
    });
  }
  const cwd = resolve(io.cwd ?? '.');
  const { language } = await configuredFor(request, cwd, file === '-' ? undefined : file);
  const page = await ownPage(io);
  if (file === '-') {
    io.stdout.write(page);
    return 0;
  }
  const name = isFolderName(file) ? `${file}${pageName}` : file;
  await write({ file: resolve(cwd, name), name }, page, { sources: [], force, isEarlier: results.page });
  printMessage(
    io.stdout,
    {
      zh: `已写出 ${name}：用浏览器打开（双击即可），把年报拖进去`,
      en: `wrote ${name}: open it in a browser (a double click does) and drop reports on it`,
    },
    language,
  );
  return 0;
}

/** @throws {UserError} if the program was built without the page */
async function ownPage({ page }: Io): Promise<Uint8Array> {
  try {
    return await readFile(page!);
  } catch (cause) {
    throw new UserError(
      'not-found',
      {
        zh: '安装里缺少网页，请重新安装；在源码里请先运行 npm run build',
        en: 'the page is missing from the installation: install it again; in a checkout, run npm run build first',
      },
      { cause },
    );
  }
}

import { dirname, resolve } from 'node:path';
import { open, readAll } from '../../files/open.ts';
import { checkTarget, write } from '../../files/write.ts';
import { UserError } from '../../model/errors.ts';
import { forFile } from '../../model/text.ts';
import { isBatch } from '../batch/is-batch.ts';
import { configuredFor } from '../config/find.ts';
import { type Io, print } from '../io.ts';
import { errorForFile, printMessage, usageError } from '../messages.ts';
import type { ConvertRequest } from '../options/convert.ts';
import { convertFile, originOf, policyFor } from './file.ts';

/** Writes the reports of files in another format. Reports on stderr what they lack. */
export async function convert(request: ConvertRequest, io: Io): Promise<number> {
  const cwd = resolve(io.cwd ?? '.');
  if (await isBatch(request, cwd)) return (await import('./all.ts')).convertAll(request, io);
  return convertOne(request, cwd, io);
}

async function convertOne(request: ConvertRequest, cwd: string, io: Io): Promise<number> {
  const { to, file } = request;
  const [name = ''] = request.names;
  const path = name === '-' ? '<stdin>' : name;
  if (to === 'xlsx' && file === undefined && io.stdout.isTTY) {
    throw usageError({
      zh: '工作簿不能显示在屏幕上，请用 -o 存成文件，例如：-o 年度报告.xlsx',
      en: 'a workbook cannot be shown on a screen: say where to write it, for example -o report.xlsx',
    });
  }
  const source = name === '-' ? undefined : resolve(cwd, name);
  const target = file === undefined ? undefined : { file: resolve(cwd, file), name: file };
  const origin = originOf(source, target ? dirname(target.file) : cwd, cwd);
  const policy = policyFor(request, source === undefined ? [] : [source], origin);
  if (target) await checkTarget(target, policy);
  const { language, options } = await configuredFor(request, cwd, path);
  let written: string | Uint8Array;
  try {
    const bytes = source === undefined ? await readAll(io.stdin) : await open(source);
    written = await convertFile({ to, path, bytes, options, origin }, language, io, (text) =>
      printMessage(io.stderr, forFile(path, text), language),
    );
  } catch (error) {
    throw error instanceof UserError && error.code === 'usage' ? error : errorForFile(path, error);
  }
  if (!target) print(io, written);
  else {
    await write(target, written, policy);
    printMessage(io.stdout, { zh: `已写出 ${target.name}`, en: `wrote ${target.name}` }, language);
  }
  return 0;
}

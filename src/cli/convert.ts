import { dirname, relative, resolve } from 'node:path';
import type { Made } from '../artifacts/seal.ts';
import { open, readAll } from '../files/open.ts';
import { checkTarget, write } from '../files/write.ts';
import { slashed } from '../formatters/paths.ts';
import { UserError } from '../model/errors.ts';
import { type WriterName, writers } from '../writers/index.ts';
import { missingCellNotices } from '../writers/missing-cells.ts';
import { unreadTableNotices } from '../writers/unread-tables.ts';
import { configuredFor } from './config/find.ts';
import { type Io, print } from './io.ts';
import { errorForFile, forFile, printMessage, usageError } from './messages.ts';
import type { ConvertRequest } from './options/convert.ts';
import { boundedWork } from './work/bounded-work.ts';

/** Writes the reports of a file in another format. Reports on stderr what they lack. */
export async function convert(request: ConvertRequest, io: Io): Promise<number> {
  const { name, to, file } = request;
  const cwd = resolve(io.cwd ?? '.');
  const path = name === '-' ? '<stdin>' : name;
  if (to === 'xlsx' && file === undefined && io.stdout.isTTY) {
    throw usageError({
      zh: '工作簿不能显示在屏幕上，请用 -o 存成文件，例如：-o 年度报告.xlsx',
      en: 'a workbook cannot be shown on a screen: say where to write it, for example -o report.xlsx',
    });
  }
  const source = name === '-' ? undefined : resolve(cwd, name);
  const target = file === undefined ? undefined : { file: resolve(cwd, file), name: file };
  const folder = target ? dirname(target.file) : cwd;
  const origin: Made = { kind: 'converted', source: source === undefined ? '' : slashed(relative(folder, source)) };
  const policy = {
    sources: source === undefined ? [] : [source],
    force: request.force,
    isEarlier: isSealed(to)
      ? async (current: Uint8Array) => (await import('../artifacts/seal.ts')).isUntouched(current, origin)
      : undefined,
  };
  if (target) await checkTarget(target, policy);
  const { language, options } = await configuredFor(request, cwd, path);
  let written: string | Uint8Array;
  try {
    const bytes = source === undefined ? await readAll(io.stdin) : await open(source);
    const reports = await boundedWork(io).readReports(bytes, { ...options, path });
    const missing = reports.flatMap((report) => [
      ...unreadTableNotices(report),
      ...(isLaidOut(to) ? missingCellNotices(report) : []),
    ]);
    for (const text of missing) printMessage(io.stderr, forFile(path, text), language);
    const format = await writers[to]();
    written = await sealed(await format(reports, language), to, origin);
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

/** True for formats in which a file can carry a seal. */
function isSealed(to: WriterName): boolean {
  return to === 'html' || to === 'xlsx';
}

async function sealed(content: string | Uint8Array, to: WriterName, origin: Made): Promise<string | Uint8Array> {
  if (!isSealed(to)) return content;
  const { sealPage, sealWorkbook } = await import('../artifacts/seal.ts');
  return typeof content === 'string' ? sealPage(content, origin) : sealWorkbook(content, origin);
}

/** True for formats that show the printed form, with a cell for each row and column. */
function isLaidOut(to: WriterName): boolean {
  return to === 'csv' || to === 'html' || to === 'xlsx';
}

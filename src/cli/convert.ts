import { dirname, relative, resolve } from 'node:path';
import type { Made } from '../artifacts/seal.ts';
import { open, readAll } from '../files/open.ts';
import { checkTarget, write } from '../files/write.ts';
import { plain } from '../formatters/columns.ts';
import { slashed } from '../formatters/paths.ts';
import { readReports } from '../lint.ts';
import { UserError } from '../model/errors.ts';
import { gaps } from '../writers/gaps.ts';
import { type WriterName, writers } from '../writers/index.ts';
import { unreadTables } from '../writers/unread.ts';
import { configuredFor } from './config/configuration.ts';
import { type Io, print } from './io.ts';
import { about, errorAbout } from './messages.ts';
import { usage } from './options/values.ts';
import { readerOf } from './reader.ts';
import type { ConvertRequest } from './request.ts';

/** Writes the reports of a file in another format; what they lack is said on stderr. */
export async function convert(request: ConvertRequest, io: Io): Promise<number> {
  const { name, to, file } = request;
  const cwd = resolve(io.cwd ?? '.');
  const path = name === '-' ? '<stdin>' : name;
  if (to === 'xlsx' && file === undefined && io.stdout.isTTY) {
    throw usage({
      zh: '工作簿不能显示在屏幕上，请用 -o 存成文件，例如：-o 年度报告.xlsx',
      en: 'a workbook cannot be shown on a screen: say where to write it, for example -o report.xlsx',
    });
  }
  const source = name === '-' ? undefined : resolve(cwd, name);
  const target = file === undefined ? undefined : { file: resolve(cwd, file), name: file };
  const made = madeOf(source, target?.file ?? resolve(cwd, '-'));
  const terms = {
    sources: source === undefined ? [] : [source],
    force: request.force,
    isEarlier: isSealed(to)
      ? async (there: Uint8Array) => (await import('../artifacts/seal.ts')).isUntouched(there, made)
      : undefined,
  };
  if (target) await checkTarget(target, terms);
  const { language, options } = await configuredFor(request, cwd, path);
  let written: string | Uint8Array;
  try {
    const bytes = source === undefined ? await readAll(io.stdin) : await open(source);
    const reports = await readReports(bytes, { ...options, path, read: readerOf(io) });
    const lacking = reports.flatMap((report) => [...unreadTables(report), ...(isLaidOut(to) ? gaps(report) : [])]);
    for (const text of lacking) io.stderr.write(`${plain(about(path, text)[language])}\n`);
    const format = await writers[to]();
    written = await sealed(await format(reports, language), to, made);
  } catch (error) {
    throw error instanceof UserError && error.code === 'usage' ? error : errorAbout(path, error);
  }
  if (!target) print(io, written);
  else {
    await write(target, written, terms);
    io.stdout.write(`${plain({ zh: `已写出 ${target.name}`, en: `wrote ${target.name}` }[language])}\n`);
  }
  return 0;
}

function madeOf(source: string | undefined, target: string): Made {
  return { kind: 'converted', source: source === undefined ? '' : slashed(relative(dirname(target), source)) };
}

/** Whether a converted file can say that it is one; of the others the whole content is the report's. */
function isSealed(to: WriterName): boolean {
  return to === 'html' || to === 'xlsx';
}

async function sealed(content: string | Uint8Array, to: WriterName, made: Made): Promise<string | Uint8Array> {
  if (!isSealed(to)) return content;
  const { sealPage, sealWorkbook } = await import('../artifacts/seal.ts');
  return typeof content === 'string' ? sealPage(content, made) : sealWorkbook(content, made);
}

/** As the form is printed, where every row has a cell in every column. */
function isLaidOut(to: WriterName): boolean {
  return to === 'csv' || to === 'html' || to === 'xlsx';
}

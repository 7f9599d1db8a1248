import { resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { open, readAll } from '../files/open.ts';
import { keepApart, save } from '../files/save.ts';
import { plain } from '../formatters/columns.ts';
import { readReports } from '../lint.ts';
import { gaps } from '../writers/gaps.ts';
import { type WriterName, writers } from '../writers/index.ts';
import { unreadTables } from '../writers/unread.ts';
import { about, errorAbout } from './about.ts';
import { configuredFor } from './config/configuration.ts';
import { type Io, print } from './io.ts';
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
  if (file !== undefined) await keepApart(resolve(cwd, file), [resolve(cwd, name)]);
  const { language, options } = await configuredFor(request, cwd, path);
  try {
    const bytes = name === '-' ? await readAll(io.stdin) : await open(resolve(cwd, name));
    const reports = await readReports(bytes, { ...options, path, read: readerOf(io) });
    const lacking = reports.flatMap((report) => [...unreadTables(report), ...(isLaidOut(to) ? gaps(report) : [])]);
    for (const text of lacking) io.stderr.write(`${plain(about(path, text)[language])}\n`);
    const write = await writers[to]();
    const written = await write(reports, language);
    if (file === undefined) print(io, written);
    else {
      await save(resolve(cwd, file), file, written);
      io.stdout.write(`${plain({ zh: `已写出 ${file}`, en: `wrote ${file}` }[language])}\n`);
    }
    return 0;
  } catch (error) {
    throw error instanceof UserError && error.code === 'usage' ? error : errorAbout(path, error);
  }
}

/** As the form is printed, where every row has a cell in every column. */
function isLaidOut(to: WriterName): boolean {
  return to === 'csv' || to === 'html' || to === 'xlsx';
}

import { resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { open, readAll } from '../files/open.ts';
import { keepApart, save } from '../files/save.ts';
import { plain } from '../formatters/columns.ts';
import { readReports } from '../lint.ts';
import type { Report } from '../report.ts';
import type { Text } from '../text.ts';
import { writers } from '../writers/index.ts';
import { about, errorAbout } from './about.ts';
import type { Io } from './io.ts';
import { readerOf } from './reader.ts';
import type { ConvertRequest } from './request.ts';

/** Writes the reports of a file in another format; what they lack is said on stderr. */
export async function convert(request: ConvertRequest, io: Io): Promise<number> {
  const { name, to, file, language } = request;
  const cwd = resolve(io.cwd ?? '.');
  const path = name === '-' ? '<stdin>' : name;
  if (file !== undefined) await keepApart(resolve(cwd, file), [resolve(cwd, name)]);
  try {
    const bytes = name === '-' ? await readAll(io.stdin) : await open(resolve(cwd, name));
    const reports = await readReports(bytes, { path, read: readerOf(io) });
    for (const text of reports.flatMap(unread)) io.stderr.write(`${plain(about(path, text)[language])}\n`);
    const write = await writers[to]();
    const written = await write(reports);
    if (file === undefined) io.stdout.write(written);
    else await save(resolve(cwd, file), file, written);
    return 0;
  } catch (error) {
    throw error instanceof UserError && error.code === 'usage' ? error : errorAbout(path, error);
  }
}

/** A table that is left out must not look like one that was never there. */
function unread({ unread }: Report): Text[] {
  return unread.flatMap(({ table, why }) =>
    why
      ? {
          zh: `${table.name.zh}没有读出，未写出：${why.zh}`,
          en: `${table.name.en} was not read and is left out: ${why.en}`,
        }
      : { zh: `没有找到${table.name.zh}`, en: `${table.name.en} was not found` },
  );
}

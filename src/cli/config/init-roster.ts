import { resolve } from 'node:path';
import { csvForSpreadsheets, escapeFormula } from '../../codecs/csv/record.ts';
import { write } from '../../files/write.ts';
import { normalisedBody } from '../../model/body-name.ts';
import { UserError } from '../../model/errors.ts';
import { type FileResult, problemError } from '../../model/result.ts';
import type { Language } from '../../model/text.ts';
import { statedBody, unreadArrival } from '../../roster/arrival.ts';
import { type Batch, runBatch } from '../batch/index.ts';
import type { Io } from '../io.ts';
import { printMessage } from '../messages.ts';
import type { InitRequest } from '../options/init.ts';
import { boundedWork } from '../work/bounded-work.ts';

/** A request for a roster. */
type RosterRequest = Omit<InitRequest, 'folder'> & { readonly folder: string };

const names: Readonly<Record<Language, string>> = { zh: '名单.csv', en: 'roster.csv' };
const heads: Readonly<Record<Language, readonly string[]>> = {
  zh: ['单位', '别名', '层级', '上级'],
  en: ['name', 'aliases', 'level', 'parent'],
};

/**
 * Writes a roster of the bodies whose reports are in a folder, in the order of the files, for spreadsheets. Files that tell no
 * body are named on stderr. Overwrites no file without `--force`.
 */
export async function initRoster({ folder, file: given, ...request }: RosterRequest, io: Io): Promise<number> {
  const bodies = new Map<string, string>();
  let batch: Batch | undefined;
  const { failed, language } = await runBatch(
    { ...request, names: [folder], file: undefined },
    io,
    async ({ path, bytes, options, named }, its) => {
      batch = its;
      const { file } = await boundedWork(io).lint(bytes, { ...options, path, keepsFigures: false });
      if (!named && (file.isUnrelated || file.isArtifact)) return file;
      for (const body of bodiesOf(file)) {
        const key = normalisedBody(body);
        if (!bodies.has(key)) bodies.set(key, body);
      }
      return undefined;
    },
  );
  if (bodies.size === 0) throw nobody(folder);
  const name = given ?? names[language];
  const target = { file: resolve(io.cwd ?? '.', name), name };
  const records = [...bodies.values()].map((body) => [escapeFormula(body), '', '', '']);
  const policy = { sources: batch!.sourcesAt(target), force: request.force };
  await write(target, csvForSpreadsheets([heads[language], ...records]), policy);
  const message = {
    zh: `已写出 ${name}：${bodies.size} 个单位；请核对增减，改过名的在“别名”栏写上原来的名称`,
    en: `wrote ${name}: ${bodies.size} ${bodies.size === 1 ? 'body' : 'bodies'}; check who is to be added or removed, and write former names into the column “aliases”`,
  };
  printMessage(io.stdout, message, language);
  return failed > 0 ? 2 : 0;
}

/** Returns the bodies of the reports in a file. @throws {UserError} if it was not read, and its name tells none */
function bodiesOf({ path, problem, outline, reports }: FileResult): string[] {
  const arrivals = problem ? [unreadArrival(path, outline)] : reports.map(({ report }) => ({ ...report, path }));
  const bodies = arrivals.flatMap((one) => statedBody(one) ?? []);
  if (bodies.length > 0) return bodies;
  throw problem ? problemError(problem) : new UserError('no-form-table', unnamed);
}

const unnamed = {
  zh: '报告和文件名都没有写明单位，没有写进名单',
  en: 'neither the report nor the name of the file tells a body: not written into the roster',
};

function nobody(folder: string): UserError {
  return new UserError('usage', {
    zh: `${folder} 里没有写明单位的报告，写不出名单`,
    en: `no report in ${folder} states a body: there is nothing to write into a roster`,
  });
}

import { dirname, resolve } from 'node:path';
import { find, type Search } from '../../files/find.ts';
import type { Source } from '../../files/source.ts';
import { unpack } from '../../lint.ts';
import { ArtifactError, UnrelatedFileError, UserError } from '../../model/errors.ts';
import type { PreviousReports } from '../../model/previous.ts';
import type { Text } from '../../model/text.ts';
import { collectPrevious } from '../../years/collect.ts';
import { optionsOf, settingsOf } from '../config/configuration.ts';
import type { ConfigFinder } from '../config/find.ts';
import { isReportFileName } from '../forms.ts';
import type { Io } from '../io.ts';
import { forFile, usageError } from '../messages.ts';
import type { LintRequest } from '../options/lint.ts';
import { boundedWork } from '../work/bounded-work.ts';

/** The reports of earlier years that a run compares its own with. */
export interface Previous {
  readonly reports: PreviousReports;
  /** The absolute paths of their files, which are not judged. */
  readonly files: ReadonlySet<string>;
  readonly notices: readonly Text[];
}

/**
 * Reads the reports of earlier years. A file that cannot be read is told, and no more.
 * @throws {UserError} if a name is that of no file
 */
export async function readPrevious(
  request: LintRequest,
  io: Io,
  findConfig: ConfigFinder,
  search: Search,
): Promise<Previous> {
  const { cwd } = search;
  const { isWanted: _, ...all } = search;
  const { sources } = await find(request.previous ?? [], all);
  const collected = collectPrevious();
  const notices: Text[] = [];
  for (const source of sources) {
    const configuration = await findConfig(dirname(resolve(cwd, source.path)));
    // The year of the option is that of the reports to be checked.
    const { year: __, ...options } = optionsOf(
      settingsOf(resolve(cwd, source.path), configuration, request),
      configuration,
    );
    for await (const { path, bytes, problem } of filesOf(source)) {
      try {
        if (problem) throw problem;
        const reports = await boundedWork(io).readReports(bytes, { ...options, path });
        for (const report of reports) collected.add(report, options.forms);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        if (error.code === 'not-found' && source.named) throw usageError(forFile(`--previous ${path}`, error.text));
        if (!isOther(error) || source.named) notices.push(forFile(path, notRead(error)));
      }
    }
  }
  return {
    reports: collected.reports,
    files: new Set(sources.map(({ path }) => resolve(cwd, path))),
    notices: [...notices, ...collected.notices()],
  };
}

type FileOfSource =
  | { readonly path: string; readonly bytes: Uint8Array; readonly problem?: undefined }
  | { readonly path: string; readonly bytes?: undefined; readonly problem: UserError };

/** Gives the file itself, or each file in an archive. */
async function* filesOf({ path, open }: Source): AsyncGenerator<FileOfSource> {
  try {
    for await (const one of unpack(await open(), path, isReportFileName)) {
      if ('bytes' in one) yield { path: one.path, bytes: one.bytes };
      else if ('problem' in one) yield { path: one.path, problem: one.problem };
    }
  } catch (problem) {
    if (!(problem instanceof UserError)) throw problem;
    yield { path, problem };
  }
}

/** True for what may lie in a folder of reports, and is none. */
function isOther(error: UserError): boolean {
  return error instanceof ArtifactError || error instanceof UnrelatedFileError;
}

function notRead({ text }: UserError): Text {
  return {
    zh: `上年的报告未能读取，没有用来核对：${text.zh}`,
    en: `last year's report could not be read, and nothing was compared with it: ${text.en}`,
  };
}

import { dirname, resolve } from 'node:path';
import { find, type Search } from '../../files/find.ts';
import type { Source } from '../../files/source.ts';
import { ArtifactError, UnrelatedFileError, UserError } from '../../model/errors.ts';
import type { PreviousReports } from '../../model/previous.ts';
import type { Text } from '../../model/text.ts';
import { collectPrevious } from '../../years/collect.ts';
import { optionsOf, settingsOf } from '../config/configuration.ts';
import type { ConfigFinder } from '../config/find.ts';
import type { Io } from '../io.ts';
import { forFile, usageError } from '../messages.ts';
import type { LintRequest } from '../options/lint.ts';
import { boundedWork } from '../work/bounded-work.ts';
import { filesOf, type Opening } from './files-of-source.ts';

/** The reports of earlier years that a run compares its own with. */
export interface Previous {
  readonly reports: PreviousReports;
  /** The absolute paths of their files, which are not judged. */
  readonly files: ReadonlySet<string>;
  readonly notices: readonly Text[];
}

/**
 * Reads the reports of earlier years, a long list part by part. A file that cannot be read is told, and no more.
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
  const tell = ({ named }: Source, path: string, problem: UserError) => {
    if (problem.code === 'not-found' && named) throw usageError(forFile(`--previous ${path}`, problem.text));
    if (!isOther(problem) || named) notices.push(forFile(path, notRead(problem)));
  };
  const run: Opening = { cwd, io, say: (text) => notices.push(text), time: (_, work) => work() };
  for (const source of sources) {
    const configuration = await findConfig(dirname(resolve(cwd, source.path)));
    const settings = settingsOf(resolve(cwd, source.path), configuration, request);
    // The year of the option is that of the reports to be checked.
    const { year: __, ...options } = optionsOf(settings, configuration);
    for await (const one of filesOf({ source, optionsOf: () => options }, run, false)) {
      if ('end' in one) {
        if (one.failed) tell(source, one.path, one.failed);
        await one.end.close();
      } else if ('problem' in one) tell(source, one.path, one.problem);
      else if ('bytes' in one) {
        const part = 'part' in one ? { part: one.part } : {};
        try {
          const reports = await boundedWork(io).readReports(one.bytes, { ...options, ...part, path: one.path });
          for (const report of reports) collected.add(report, options.forms);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          tell(source, one.path, error);
        }
      }
    }
  }
  return {
    reports: collected.reports,
    files: new Set(sources.map(({ path }) => resolve(cwd, path))),
    notices: [...notices, ...collected.notices()],
  };
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

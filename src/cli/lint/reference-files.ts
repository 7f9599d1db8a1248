import { dirname, resolve } from 'node:path';
import type { Source } from '../../files/source.ts';
import { UserError } from '../../model/errors.ts';
import { forFile, type Text } from '../../model/text.ts';
import type { ReferenceFile } from '../../run/reference-file.ts';
import { optionsOf, settingsOf } from '../config/configuration.ts';
import type { ConfigFinder } from '../config/find.ts';
import type { Io } from '../io.ts';
import { usageError } from '../messages.ts';
import type { LintRequest } from '../options/lint.ts';
import { boundedWork } from '../work/bounded-work.ts';
import { filesOf, type Opening } from './files-of-source.ts';

/** The settings for reading the reports with which a run compares its own. */
export interface ReferenceSettings {
  readonly request: LintRequest;
  readonly io: Io;
  readonly cwd: string;
  readonly findConfig: ConfigFinder;
  /** Reports that state no year have that of the option, which is the year of the reports to be checked. */
  readonly fillsYear: boolean;
  readonly say: (text: Text) => void;
}

/** Reads the reports of some files, a long list part by part. What cannot be read is yielded, not thrown. */
export async function* referenceFiles(
  sources: readonly Source[],
  { request, io, cwd, findConfig, fillsYear, say }: ReferenceSettings,
): AsyncGenerator<ReferenceFile> {
  const run: Opening = { cwd, io, say, time: (_, work) => work() };
  for (const source of sources) {
    const file = resolve(cwd, source.path);
    const configuration = await findConfig(dirname(file));
    const { year, ...others } = optionsOf(settingsOf(file, configuration, request), configuration);
    const options = { ...others, ...(fillsYear && year !== undefined && { year }) };
    for await (const one of filesOf({ source, optionsOf: () => options }, run, false)) {
      const found = { path: one.path, isNamed: source.named };
      if ('end' in one) {
        if (one.failed) yield { ...found, problem: one.failed };
        await one.end.close();
      } else if ('problem' in one) yield { ...found, problem: one.problem };
      else if ('bytes' in one) {
        const part = 'part' in one ? { part: one.part } : {};
        try {
          const reports = await boundedWork(io).readReports(one.bytes, { ...options, ...part, path: one.path });
          yield { ...found, reports, forms: options.forms };
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          yield { ...found, problem: error };
        }
      }
    }
  }
}

/** Passes on files that an option names. @throws {UserError} if a name is that of no file */
export async function* present(option: string, files: AsyncIterable<ReferenceFile>): AsyncGenerator<ReferenceFile> {
  for await (const file of files) {
    if ('problem' in file && file.problem.code === 'not-found' && file.isNamed)
      throw usageError(forFile(`${option} ${file.path}`, file.problem.text));
    yield file;
  }
}

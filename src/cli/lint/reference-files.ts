import { dirname, resolve } from 'node:path';
import type { Source } from '../../files/source.ts';
import type { Form } from '../../lint.ts';
import { ArtifactError, UnrelatedFileError, UserError } from '../../model/errors.ts';
import type { Report } from '../../model/report.ts';
import type { Text } from '../../model/text.ts';
import { optionsOf, settingsOf } from '../config/configuration.ts';
import type { ConfigFinder } from '../config/find.ts';
import type { Io } from '../io.ts';
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

/** The reports of a file and the forms for which it was read, or why it has none. */
export type ReferenceFile = { readonly source: Source; readonly path: string } & (
  | { readonly reports: readonly Report[]; readonly forms: readonly Form[] }
  | { readonly problem: UserError }
);

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
      const { path } = one;
      if ('end' in one) {
        if (one.failed) yield { source, path, problem: one.failed };
        await one.end.close();
      } else if ('problem' in one) yield { source, path, problem: one.problem };
      else if ('bytes' in one) {
        const part = 'part' in one ? { part: one.part } : {};
        try {
          const reports = await boundedWork(io).readReports(one.bytes, { ...options, ...part, path });
          yield { source, path, reports, forms: options.forms };
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          yield { source, path, problem: error };
        }
      }
    }
  }
}

/** True for what may lie in a folder of reports, and is none. */
export function isOther(error: UserError): boolean {
  return error instanceof ArtifactError || error instanceof UnrelatedFileError;
}

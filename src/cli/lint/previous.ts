import type { Source } from '../../files/source.ts';
import type { UserError } from '../../model/errors.ts';
import type { ReferenceReports } from '../../model/reference.ts';
import type { Roster } from '../../model/roster.ts';
import type { Text } from '../../model/text.ts';
import { collectReferences } from '../../references/collect.ts';
import { underOtherNames } from '../../references/other-names.ts';
import { forFile, usageError } from '../messages.ts';
import { isOther, type ReferenceSettings, referenceFiles } from './reference-files.ts';

/**
 * Reads the reports of earlier years, to be found by every name that a roster gives their bodies. A file that cannot be read is told, and no more.
 * @throws {UserError} if a name is that of no file
 */
export async function readPrevious(
  sources: readonly Source[],
  roster: Roster | undefined,
  settings: Omit<ReferenceSettings, 'fillsYear'>,
): Promise<ReferenceReports> {
  const collected = collectReferences();
  for await (const file of referenceFiles(sources, { ...settings, fillsYear: false })) {
    if ('reports' in file) for (const report of file.reports) collected.add(report, file.forms);
    else {
      const { path, problem, source } = file;
      if (problem.code === 'not-found' && source.named) throw usageError(forFile(`--previous ${path}`, problem.text));
      if (!isOther(problem) || source.named) settings.say(forFile(path, notRead(problem)));
    }
  }
  const named = underOtherNames(collected.reports, roster?.bodies ?? []);
  for (const text of [...collected.unused(), ...collected.notices(), ...named.notices]) settings.say(text);
  return named.reports;
}

function notRead({ text }: UserError): Text {
  return {
    zh: `上年的报告未能读取，没有用来核对：${text.zh}`,
    en: `last year's report could not be read, and nothing was compared with it: ${text.en}`,
  };
}

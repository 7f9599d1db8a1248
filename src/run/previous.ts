import type { UserError } from '../model/errors.ts';
import type { ReferenceReports } from '../model/reference.ts';
import type { Roster } from '../model/roster.ts';
import { forFile, type Text } from '../model/text.ts';
import { collectReferences } from '../references/collect.ts';
import { underOtherNames } from '../references/other-names.ts';
import { isOther, type ReferenceFile } from './reference-file.ts';

/**
 * Collects the reports of earlier years, to be found by every name that a roster gives their bodies. A file that could not be
 * read is told, and no more.
 */
export async function collectPrevious(
  files: AsyncIterable<ReferenceFile>,
  roster: Roster | undefined,
  say: (text: Text) => void,
): Promise<ReferenceReports> {
  const collected = collectReferences();
  for await (const file of files) {
    if ('reports' in file) for (const report of file.reports) collected.add(report, file.forms);
    else if (!isOther(file.problem) || file.isNamed) say(forFile(file.path, notRead(file.problem)));
  }
  const named = underOtherNames(collected.reports, roster?.bodies ?? []);
  for (const text of [...collected.unused(), ...collected.notices(), ...named.notices]) say(text);
  return named.reports;
}

function notRead({ text }: UserError): Text {
  return {
    zh: `上年的报告未能读取，没有用来核对：${text.zh}`,
    en: `last year's report could not be read, and nothing was compared with it: ${text.en}`,
  };
}

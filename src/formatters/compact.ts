import { addressIn } from '../model/document.ts';
import { countedAs, type FileResult, type Result } from '../model/result.ts';
import { unsuppressed } from '../presentation/unsuppressed.ts';
import { verdictNotice } from '../presentation/verdict.ts';
import { plain } from './columns.ts';
import { statement } from './statement.ts';
import type { View } from './view.ts';

/** A finding a line, for searching and for editors: `file:place: severity: message [rule]`. Nothing found, nothing said. */
export function compact({ files }: Result, view: View): string {
  return files
    .flatMap((file) => compactLines(file, view))
    .map((line) => `${line}\n`)
    .join('');
}

/** The findings of a file; of one that could not be checked, or not all of it, first that. */
export function compactLines(file: FileResult, { language, strict }: View): string[] {
  const { path, problem, diagnostics } = unsuppressed(file);
  const unchecked = problem ? [`${path}: cannot-check: ${problem.message[language]} [${problem.code}]`] : [];
  const notice = verdictNotice(file);
  const noted = notice ? [`${path}: ${notice.verdict}: ${notice.text[language]} [${notice.verdict}]`] : [];
  const found = diagnostics.map((one) => {
    const { place, rule } = one;
    const where = [path, addressIn(place, language)].filter((part) => part !== '').join(':');
    return `${where}: ${countedAs(one, strict)}: ${statement(one, language)} [${rule}]`;
  });
  return [...unchecked, ...noted, ...found].map(plain);
}

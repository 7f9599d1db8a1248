import { withEnding } from '../../../file-names/ending.ts';
import { problemError } from '../../../model/result.ts';
import { type Language, sayIn } from '../../../model/text.ts';
import { converted, endings } from '../../../run/converted.ts';
import type { WriterName } from '../../../writers/index.ts';
import type { Run } from '../run.ts';
import { baseNameOf, type Made } from './made.ts';
import { fileOf } from './original.ts';

/** Writes the reports of a file in another format. @throws {UserError} if none was read */
export async function convertedFile(path: string, to: WriterName, run: Run, language: Language): Promise<Made> {
  const source = baseNameOf(path);
  const { reports: results, problem } = fileOf(path, run);
  if (problem) throw problemError(problem);
  const reports = results.map(({ report }) => report);
  const made = await converted(reports, to, { kind: 'converted', source }, language);
  const mark = sayIn(language)('.转换', '.converted');
  return { name: withEnding(source, `${mark}${endings[to]}`), ...made };
}

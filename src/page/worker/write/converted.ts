import { withEnding } from '../../../file-names/ending.ts';
import type { Language } from '../../../model/text.ts';
import { converted, endings } from '../../../run/converted.ts';
import type { WriterName } from '../../../writers/index.ts';
import type { Run } from '../run.ts';
import { baseNameOf, type Made } from './made.ts';
import { fileOf } from './original.ts';

/** Writes the reports of a file in another format. */
export async function convertedFile(path: string, to: WriterName, run: Run, language: Language): Promise<Made> {
  const source = baseNameOf(path);
  const reports = fileOf(path, run).reports.map(({ report }) => report);
  const made = await converted(reports, to, { kind: 'converted', source }, language);
  return { name: withEnding(source, endings[to]), ...made };
}

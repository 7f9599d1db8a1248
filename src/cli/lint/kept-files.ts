import type { FileResult } from '../../model/result.ts';
import { foundReports } from './found-reports.ts';
import type { JsonWriter } from './json-writer.ts';
import type { Kept } from './kept-parts.ts';

/**
 * Keeps of each file what outputs at the end need that leave out reports without findings. With `json`, which leaves out none, the
 * file is written as soon as it is linted: the figures of many files fill the memory.
 */
export function keepFiles(json: (() => Promise<JsonWriter>) | undefined) {
  const onlyFindings = foundReports();
  let texts: Kept<string> | undefined;
  return {
    /** Returns what is kept of a file. @throws {UserError} if there is no room for its JSON */
    keep: async (file: FileResult): Promise<FileResult> => {
      const kept = onlyFindings(file);
      if (!json || !kept.parts || file.parts) return kept;
      texts ??= (await import('./kept-parts.ts')).keepTexts();
      const { reports, diagnostics } = (await json())(file, 0);
      const written = { reports: listOf(await texts.add(reports)), diagnostics: listOf(await texts.add(diagnostics)) };
      return { ...kept, parts: Object.assign([...kept.parts], { tally: kept.parts.tally, json: written }) };
    },
    close: () => texts?.close(),
  };
}

/** Returns a list of one text, which is read again each time; an empty list if there is none. */
function listOf(text: (() => string) | undefined): Iterable<string> {
  return {
    *[Symbol.iterator]() {
      if (text) yield text();
    },
  };
}

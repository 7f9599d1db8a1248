import type { WrittenFile } from '../../model/file-part.ts';
import type { FileResult } from '../../model/result.ts';
import type { Language } from '../../model/text.ts';
import { foundReports } from './found-reports.ts';
import { keepTexts } from './kept-parts.ts';

/** Writes a file, or a part of one of which so many reports are before, in JSON. */
export type JsonWriter = (file: FileResult, before: number) => Record<keyof WrittenFile, string>;

/** Returns the function that writes JSON. */
export async function jsonWriter(language: Language): Promise<JsonWriter> {
  const { writtenPart } = await import('../../formatters/json.ts');
  return (file, before) => writtenPart(file, before, language);
}

/**
 * Keeps of each file what outputs at the end need that leave out reports without findings. With `json`, which leaves out none, the
 * file is written as soon as it is linted: the figures of many files fill the memory.
 */
export function keepRests(json: (() => Promise<JsonWriter>) | undefined) {
  const onlyFindings = foundReports();
  const texts = keepTexts();
  return {
    of: async (file: FileResult): Promise<FileResult> => {
      const rest = onlyFindings(file);
      if (!json || !rest.parts || file.parts) return rest;
      const { reports, diagnostics } = (await json())(file, 0);
      const written = { reports: once(await texts.add(reports)), diagnostics: once(await texts.add(diagnostics)) };
      return { ...rest, parts: Object.assign([...rest.parts], { tally: rest.parts.tally, json: written }) };
    },
    close: () => texts.close(),
  };
}

function once(text: (() => string) | undefined): Iterable<string> {
  return {
    *[Symbol.iterator]() {
      if (text) yield text();
    },
  };
}

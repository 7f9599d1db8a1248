import type { WrittenFile } from '../../model/file-part.ts';
import type { FileResult } from '../../model/result.ts';
import type { Language } from '../../model/text.ts';

/** Writes the reports and findings of a file in JSON, or of a part of one of which so many reports are before. */
export type JsonWriter = (file: FileResult, before: number) => Record<keyof WrittenFile, string>;

/** Returns the function that writes JSON in a language. */
export async function jsonWriter(language: Language): Promise<JsonWriter> {
  const { writtenPart } = await import('../../formatters/json.ts');
  return (file, before) => writtenPart(file, before, language);
}

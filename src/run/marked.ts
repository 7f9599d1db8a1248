import { type Annotated, annotate, type CopyEnding, copyEnding } from '../annotate/index.ts';
import { type Made, sealDocument, sealWorkbook } from '../artifacts/seal.ts';
import type { FileResult } from '../model/result.ts';
import type { Language } from '../model/text.ts';

/** Returns the mark of the marked copy of a report, given by its path from the folder of the copy, with slashes. */
export function originOfCopy(source: string): Made {
  return { kind: 'marked-copy', source };
}

/** Makes the marked copy of a file, with its seal; `source` is its path from the folder of the copy, with slashes. */
export async function markedCopy(
  file: FileResult,
  bytes: Uint8Array,
  source: string,
  language: Language,
  ending: CopyEnding = copyEnding(file, bytes),
): Promise<Annotated> {
  const made = await annotate(file, bytes, language, ending);
  const seal = ending === '.xlsx' ? sealWorkbook : sealDocument;
  return { ...made, bytes: await seal(made.bytes, originOfCopy(source)) };
}

import { withEnding } from '../../../file-names/ending.ts';
import { copySuffixes } from '../../../file-names/listed.ts';
import type { Language } from '../../../model/text.ts';
import { markedCopy } from '../../../run/marked.ts';
import type { Run } from '../run.ts';
import { baseNameOf, type Made } from './made.ts';
import { fileOf, originalBytes } from './original.ts';

/** Makes a copy of a file with its findings marked, to lie beside it. */
export async function markedFile(path: string, run: Run, language: Language): Promise<Made> {
  const file = fileOf(path, run);
  const source = baseNameOf(path);
  const { bytes, ending, notices } = await markedCopy(file, await originalBytes(file, run), source, language);
  return { name: withEnding(source, `${copySuffixes[language]}${ending}`), content: bytes, notices };
}

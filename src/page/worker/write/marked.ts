import { annotate } from '../../../annotate/index.ts';
import { sealWorkbook } from '../../../artifacts/seal.ts';
import { withEnding } from '../../../file-names/ending.ts';
import { copySuffixes } from '../../../file-names/listed.ts';
import type { Language } from '../../../model/text.ts';
import type { Run } from '../run.ts';
import { baseNameOf, type Made } from './made.ts';
import { fileOf, originalBytes } from './original.ts';

/** Makes a copy of a file with its findings marked, to lie beside it. */
export async function markedFile(path: string, run: Run, language: Language): Promise<Made> {
  const file = fileOf(path, run);
  const source = baseNameOf(path);
  const { bytes, notices } = await annotate(file, await originalBytes(file, run), language);
  return {
    name: withEnding(source, copySuffixes[language]),
    content: await sealWorkbook(bytes, { kind: 'marked-copy', source }),
    notices,
  };
}

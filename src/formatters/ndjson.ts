import { linePieces } from '../codecs/json/stringify.ts';
import type { FileResult } from '../model/result.ts';
import { fileJson } from './json.ts';
import type { View } from './view.ts';

/** Writes a file on a line of its own, as it is among the `files` of JSON, piece by piece. */
export function* ndjson(file: FileResult, { language }: View): Generator<string> {
  yield* linePieces(fileJson(file, language));
  yield '\n';
}

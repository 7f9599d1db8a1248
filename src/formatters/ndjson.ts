import { stringifyLine } from '../codecs/json/stringify.ts';
import type { FileResult } from '../model/result.ts';
import { fileJson } from './json.ts';
import type { View } from './view.ts';

/** Writes a file on a line of its own, as it is among the `files` of JSON. */
export function ndjson(file: FileResult, { language }: View): string {
  return `${stringifyLine(fileJson(file, language))}\n`;
}

import { type Json, pieces } from '../../codecs/json/stringify.ts';
import type { View } from '../../formatters/index.ts';
import { locationJson, resultJson } from '../../formatters/json.ts';
import { displayText } from '../../model/document.ts';
import type { Language } from '../../model/text.ts';
import { tool } from '../../version.ts';
import type { Line, Outcome } from './outcome.ts';

/**
 * Writes the corrections as JSON, piece by piece, always with all keys. `result` is the output of `lint --format json` for the
 * file as it now is.
 */
export function* json({ file, lines, written, problem, result }: Outcome, { language }: View): Generator<string> {
  yield* pieces({
    schemaVersion: 1,
    tool: { name: tool.name, version: tool.version },
    path: file.path,
    format: file.format,
    sha256: file.sha256,
    written,
    problem: problem && { code: problem.code, message: problem.message[language] },
    corrections: lines.map((line) => lineJson(line, language)),
    result: resultJson(result, language),
  });
  yield '\n';
}

function lineJson({ correction, state, why }: Line, language: Language): Json {
  const { report, entry, cell, to, safety, reason } = correction;
  return {
    report,
    cell: entry.at.id,
    label: entry.at.label[language],
    location: locationJson(cell.place),
    from: displayText(cell),
    to,
    safety,
    reason: reason[language],
    state,
    why: why?.[language] ?? null,
  };
}

import { type Json, stringify, stringifyLine } from '../codecs/json/stringify.ts';
import { parse } from '../model/decimal.ts';
import { type ArtifactName, jsonArtifact } from './registry.ts';

/** Put before the digits of a number while it is read as a string; no string that is written begins so. */
const numberPrefix = '\u0000';

/**
 * True if a text is the artifact as the program writes it: read and written again it is the same, and it has no key that
 * the program does not write. A value that was replaced by another goes unnoticed.
 * @throws {SyntaxError} if the text is not JSON
 */
export async function isCanonical(text: string, name: ArtifactName): Promise<boolean> {
  if (jsonArtifact(text)?.name !== name) return false;
  if (name === 'ndjson') {
    const { validate } = await import('../generated/validate-ndjson.js');
    const lines = text.slice(0, -1).split('\n');
    return (
      lines.every((line) => validate(JSON.parse(line)) && stringifyLine(exact(line)) === line) && text.endsWith('\n')
    );
  }
  const value = exact(text);
  if (`${stringify(value)}\n` !== text) return false;
  if (name === 'gitlab') return areIssues(value);
  const { validate } = await validators[name as keyof typeof validators]();
  return validate(JSON.parse(text));
}

const validators = {
  json: () => import('../generated/validate-result.js'),
  receipt: () => import('../generated/validate-receipt.js'),
  diff: () => import('../generated/validate-diff.js'),
};

/** True if the entries have the keys that are written, and no others. */
function areIssues(value: Json): boolean {
  const keys = 'description,check_name,fingerprint,severity,location; path,lines; begin';
  const keysOf = (issue: { readonly location: { readonly lines: object } }) =>
    [issue, issue.location, issue.location.lines].map((one) => Object.keys(one).join()).join('; ');
  return (value as unknown as Parameters<typeof keysOf>[0][]).every((issue) => keysOf(issue) === keys);
}

/** Reads JSON with numbers of any length. */
function exact(text: string): Json {
  const quoted = text.replaceAll(
    /("(?:[^"\\]|\\.)*")|-?\d[\d.eE+-]*/g,
    (found, string?: string) => string ?? `"\\u0000${found}"`,
  );
  return JSON.parse(quoted, (_, value) =>
    typeof value === 'string' && value.startsWith(numberPrefix) ? (parse(value.slice(1)) ?? value) : value,
  );
}

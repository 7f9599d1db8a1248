import { inline, type Json, stringify } from '../codecs/json/stringify.ts';
import { type Decimal, parse } from '../model/decimal.ts';
import { ownJsonKind } from './own-json.ts';

/** JSON whose keys are a contract, so that no seal can stand among them. */
export type CanonicalJson = 'result' | 'ndjson' | 'gitlab' | 'receipt';

/** Stands before the digits of a number while it is read as a text; no text that is written begins so. */
const number = '\u0000';

/**
 * Whether a text is one of this kind as the program writes it: read and written again it is the same, and it has no key
 * that the program does not write. That a value was changed for another cannot be told.
 * @throws {SyntaxError} where it is no JSON
 */
export async function isCanonical(text: string, kind: CanonicalJson): Promise<boolean> {
  if (ownJsonKind(text) !== kind) return false;
  if (kind === 'ndjson') {
    const { validate } = await import('../generated/validate-ndjson.js');
    const lines = text.slice(0, -1).split('\n');
    return lines.every((line) => validate(JSON.parse(line)) && inline(exact(line)) === line) && text.endsWith('\n');
  }
  const value = exact(text);
  if (kind === 'gitlab') return `${stringify(issues(value))}\n` === text;
  if (`${stringify(value)}\n` !== text) return false;
  const { validate } =
    kind === 'result'
      ? await import('../generated/validate-result.js')
      : await import('../generated/validate-receipt.js');
  return validate(JSON.parse(text));
}

/** The entries with the keys that are written, and no others. */
function issues(value: Json): Json {
  return (value as unknown as Issue[]).map(({ description, check_name, fingerprint, severity, location }) => ({
    description,
    check_name,
    fingerprint,
    severity,
    location: { path: location.path, lines: { begin: location.lines.begin } },
  }));
}

interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: Decimal } };
}

/** Reads JSON with numbers of any length. */
function exact(text: string): Json {
  const quoted = text.replaceAll(
    /("(?:[^"\\]|\\.)*")|-?\d[\d.eE+-]*/g,
    (found, string?: string) => string ?? `"\\u0000${found}"`,
  );
  return JSON.parse(quoted, (_, value) =>
    typeof value === 'string' && value.startsWith(number) ? (parse(value.slice(1)) ?? value) : value,
  );
}

import { type OwnJson, ownJsonKind } from '../readers/json/own.ts';
import type { Known } from './seal.ts';

/** Tells an earlier output of one kind by its content. */
export type Recognise = (bytes: Uint8Array) => boolean | Promise<boolean>;

/**
 * How each result is known again, whatever was checked; undefined for what carries no mark, and is replaced only by what is
 * equal to it. What people edit, the sheet and the list, must be as it was written.
 */
export const results = {
  json: ofJson('result'),
  ndjson: ofJson('ndjson'),
  sarif: ofJson('sarif'),
  gitlab: ofJson('gitlab'),
  junit: ofText((text) => /^<\?xml [^>]*\?>\s*<testsuites name="report-lint"/.test(text)),
  html: sealed({ kind: 'sheet' }),
  xlsx: sealed({ kind: 'list' }),
  pretty: ofText((text) => isClosing(text.trimEnd().split('\n').at(-1) ?? '')),
  markdown: ofText((text) => isClosing(/^\*\*(.*)\*\*\n/.exec(text)?.[1]?.replaceAll('\\', '') ?? '')),
  compact: ofText((text) => everyLine(text, /: (?:error|warning|info|open|cannot-check): .* \[[a-z]+(?:-[a-z]+)*\]$/)),
  github: ofText((text) => everyLine(text, /^(?:::(?:error|warning|notice|group|endgroup)\b.*::|· ).*/)),
  csv: undefined,
} as const satisfies Readonly<Record<string, Recognise | undefined>>;

/** Whether a file is a receipt. */
export const isReceipt: Recognise = ofJson('receipt');

function ofJson(kind: OwnJson): Recognise {
  return ofText((text) => ownJsonKind(text) === kind);
}

function sealed(known: Known): Recognise {
  return async (bytes) => (await import('./seal.ts')).isUntouched(bytes, known);
}

function ofText(isOwn: (text: string) => boolean): Recognise {
  return (bytes) => {
    try {
      return isOwn(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    } catch {
      return false;
    }
  };
}

/** The line that says what became of all files. */
function isClosing(line: string): boolean {
  return (
    /^(?:✓ |共 \d+ |\d+ (?:份|个|files?|reports?)|[^\n]*[:：])/.test(line) &&
    /(?:勾稽关系核对|[Rr]elations checked|勾稽关系) \d+\/\d+|[没未]能核对|could not be checked| {2}\d+\/\d+$/.test(line)
  );
}

function everyLine(text: string, pattern: RegExp): boolean {
  return text
    .trimEnd()
    .split('\n')
    .every((line) => pattern.test(line));
}

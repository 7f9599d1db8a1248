import type { CanonicalJson } from './canonical.ts';
import type { Known, SealedText } from './seal.ts';

/** Tells an earlier output of one kind by its content. */
export type Recognise = (bytes: Uint8Array) => boolean | Promise<boolean>;

/**
 * How each result is known again, whatever was checked; undefined for what carries no mark, and is replaced only by what is
 * equal to it. What carries a seal must be as it was written. JSON whose keys are fixed must be written as this program
 * writes it, with no other keys. Of lists for tools, each line must be one of theirs.
 */
export const results = {
  json: ofJson('result'),
  ndjson: ofJson('ndjson'),
  sarif: sealedText('sarif'),
  gitlab: ofJson('gitlab'),
  junit: sealedText('junit'),
  html: sealed({ kind: 'sheet' }),
  xlsx: sealed({ kind: 'list' }),
  pretty: sealedText('pretty'),
  markdown: sealedText('markdown'),
  compact: ofText((text) =>
    everyLine(text, /: (?:error|warning|info|open|cannot-check|pass|incomplete): .* \[[a-z]+(?:-[a-z]+)*\]$/),
  ),
  github: ofText((text) => everyLine(text, /^(?:::(?:error|warning|notice|group|endgroup)\b.*::|· ).*/)),
  csv: undefined,
} as const satisfies Readonly<Record<string, Recognise | undefined>>;

/** Whether a file is a receipt. */
export const isReceipt: Recognise = ofJson('receipt');

function ofJson(kind: CanonicalJson): Recognise {
  return ofText(async (text) => (await import('./canonical.ts')).isCanonical(text, kind));
}

function sealedText(name: SealedText): Recognise {
  return ofText(async (text) => (await import('./seal.ts')).isUntouchedText(text, name));
}

function sealed(known: Known): Recognise {
  return async (bytes) => (await import('./seal.ts')).isUntouched(bytes, known);
}

function ofText(isOwn: (text: string) => boolean | Promise<boolean>): Recognise {
  return async (bytes) => {
    try {
      return await isOwn(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    } catch {
      return false;
    }
  };
}

/** Of a text with no character that an editor puts there when it saves. */
function everyLine(text: string, pattern: RegExp): boolean {
  if (!text.endsWith('\n') || /[\r\ufeff]/.test(text)) return false;
  return text
    .slice(0, -1)
    .split('\n')
    .every((line) => pattern.test(line));
}

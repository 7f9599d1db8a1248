import { type ArtifactName, artifacts, type Mark } from './registry.ts';

/** Returns true if a file is an artifact of one kind, as this program wrote it. */
export type Recognise = (bytes: Uint8Array) => boolean | Promise<boolean>;

/**
 * The tests for an earlier artifact that may be replaced, whatever was checked; undefined for artifacts without a mark.
 */
export const results = Object.fromEntries(
  Object.entries<{ readonly mark: Mark | null }>(artifacts).map(([name, { mark }]) => [
    name,
    mark ? recogniserOf(name as ArtifactName, mark) : undefined,
  ]),
) as Readonly<Record<ArtifactName, Recognise | undefined>>;

/** Returns true if a file is a receipt. */
export const isReceipt: Recognise = (bytes) => results.receipt?.(bytes) ?? false;

function recogniserOf(name: ArtifactName, mark: Mark): Recognise {
  switch (mark.kind) {
    case 'seal':
      return async (bytes) => (await import('./seal.ts')).isUntouched(bytes, { kind: mark.seal });
    case 'text-seal':
      return ofText(async (text) => (await import('./seal.ts')).isUntouchedText(text, name));
    case 'canonical-json':
      return ofText(async (text) => (await import('./canonical.ts')).isCanonical(text, name));
    case 'lines':
      return ofText((text) => everyLine(text, mark.pattern));
  }
}

function ofText(isArtifact: (text: string) => boolean | Promise<boolean>): Recognise {
  return async (bytes) => {
    try {
      return await isArtifact(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    } catch {
      return false;
    }
  };
}

/** True if every line matches, and no character is there that an editor adds when it saves. */
function everyLine(text: string, pattern: RegExp): boolean {
  if (!text.endsWith('\n') || /[\r\ufeff]/.test(text)) return false;
  return text
    .slice(0, -1)
    .split('\n')
    .every((line) => pattern.test(line));
}

import { safeName } from '../../../file-names/safe-name.ts';
import type { Text } from '../../../model/text.ts';

/** A file that was made. */
export interface Made {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly notices: readonly Text[];
}

/** Returns the name of a file without its folders, safe on every system. */
export function baseNameOf(path: string): string {
  return safeName(path.split('/').at(-1)!) || 'report';
}

export function utf8(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

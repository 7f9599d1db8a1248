import { createHash } from 'node:crypto';

/** Returns the SHA-256 of the bytes, as 64 hex digits. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

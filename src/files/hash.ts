import { createHash } from 'node:crypto';

/** Returns a SHA-256 that is computed piece by piece, in 64 hex digits. */
export function sha256Of(): { update(piece: string): unknown; digest(): string } {
  const hash = createHash('sha256');
  return { update: (piece) => hash.update(piece), digest: () => hash.digest('hex') };
}

/** Returns the SHA-256 of the bytes, as 64 hex digits. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

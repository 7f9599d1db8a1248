import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** Begins a SHA-256 that is computed piece by piece. `digest` returns 64 hex digits. */
export function createSha256(): { update(piece: string | Uint8Array): unknown; digest(): string } {
  const hash = createHash('sha256');
  return { update: (piece) => hash.update(piece), digest: () => hash.digest('hex') };
}

/** Returns the SHA-256 of a text in UTF-8, or of bytes, as 64 hex digits. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Returns the SHA-256 of a file, however large, as 64 hex digits. @throws the system's error */
export async function sha256OfFile(file: string): Promise<string> {
  const hash = createSha256();
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest();
}

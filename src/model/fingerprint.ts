/** Hashes texts to 16 hex digits that are the same in every run: FNV-1a, 64 bits, over code points. */
export function fingerprint(...parts: readonly string[]): string {
  let hash = 0xcbf29ce484222325n;
  for (const unit of parts.join('\u0000')) {
    hash ^= BigInt(unit.codePointAt(0)!);
    hash = BigInt.asUintN(64, hash * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}

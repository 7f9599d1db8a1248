/** Hashes texts to 16 hex digits that are the same in every run: FNV-1a, 64 bits, over code points. */
export function fingerprint(...parts: readonly string[]): string {
  return fingerprintOf(parts.join('\u0000'));
}

/** As two halves of 32 bits, which are many times as fast as a bigint. */
function fingerprintOf(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let at = 0; at < text.length; at++) {
    const unit = text.codePointAt(at)!;
    if (unit > 0xffff) at++;
    low = (low ^ unit) >>> 0;
    // Times 2^40 + 0x1b3, without what goes beyond 64 bits.
    const product = low * 0x1b3;
    high = (Math.imul(high, 0x1b3) + Math.floor(product / 2 ** 32) + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  return hex(high) + hex(low);
}

function hex(half: number): string {
  return half.toString(16).padStart(8, '0');
}

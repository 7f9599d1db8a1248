/** Hashes texts to 16 hex digits that are the same in every run: FNV-1a, 64 bits, over code points. */
export function fingerprint(...parts: readonly string[]): string {
  return hashOf(parts.length, (index) => parts[index]!);
}

/** Returns the fingerprint of numbers at some positions from `start`, which is that of the numbers in plain digits. */
export function fingerprintOfNumbers(numbers: ArrayLike<number>, positions: readonly number[], start = 0): string {
  return hashOf(positions.length, (index) => {
    const number = numbers[start + positions[index]!]!;
    return smallNumbers[number] ?? String(number);
  });
}

/** The digits of the numbers from 0, which most figures are. */
const smallNumbers: readonly string[] = Array.from({ length: 100 }, (_, number) => String(number));

/** Hashes parts with NUL between, in two halves of 32 bits: they are many times as fast as a bigint. */
function hashOf(count: number, partAt: (index: number) => string): string {
  let high = 0xcbf29ce4 | 0;
  let low = 0x84222325 | 0;
  for (let index = 0; index < count; index++) {
    const part = partAt(index);
    for (let at = index > 0 ? -1 : 0; at < part.length; at++) {
      const unit = at < 0 ? 0 : part.codePointAt(at)!;
      if (unit > 0xffff) at++;
      const mixed = low ^ unit;
      // Times 2^40 + 0x1b3, without what goes beyond 64 bits; the products of halves of 16 bits are exact.
      const first = (mixed & 0xffff) * 0x1b3;
      const second = (mixed >>> 16) * 0x1b3 + (first >>> 16);
      high = (Math.imul(high, 0x1b3) + (second >>> 16) + (mixed << 8)) | 0;
      low = ((second & 0xffff) << 16) | (first & 0xffff);
    }
  }
  return hexOf(high) + hexOf(low);
}

function hexOf(half: number): string {
  return (half >>> 0).toString(16).padStart(8, '0');
}

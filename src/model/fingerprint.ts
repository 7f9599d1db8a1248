/** Hashes texts to 16 hex digits that are the same in every run: FNV-1a, 64 bits, over code points. */
export function fingerprint(...parts: readonly string[]): string {
  const hash = new Hash();
  parts.forEach((part, index) => {
    if (index > 0) hash.add(0);
    hash.addText(part);
  });
  return hash.hex();
}

/** Returns the fingerprint of numbers at some positions from `start`, which is that of the numbers in plain digits. */
export function fingerprintOfNumbers(numbers: ArrayLike<number>, positions: readonly number[], start = 0): string {
  const hash = new Hash();
  for (let at = 0; at < positions.length; at++) {
    if (at > 0) hash.add(0);
    const number = numbers[start + positions[at]!]!;
    // Most are digits.
    if (number >= 0 && number < 10 && Number.isInteger(number)) hash.add(48 + number);
    else hash.addText(String(number));
  }
  return hash.hex();
}

/** A hash in two halves of 32 bits, the higher first, which are many times as fast as a bigint. */
class Hash {
  readonly #halves = Uint32Array.of(0xcbf29ce4, 0x84222325);

  add(unit: number): void {
    const halves = this.#halves;
    const low = (halves[1]! ^ unit) >>> 0;
    // Times 2^40 + 0x1b3, without what goes beyond 64 bits.
    const product = low * 0x1b3;
    halves[0] = Math.imul(halves[0]!, 0x1b3) + Math.floor(product / 2 ** 32) + (low << 8);
    halves[1] = product;
  }

  addText(text: string): void {
    for (let at = 0; at < text.length; at++) {
      const unit = text.codePointAt(at)!;
      if (unit > 0xffff) at++;
      this.add(unit);
    }
  }

  hex(): string {
    return hexOf(this.#halves[0]!) + hexOf(this.#halves[1]!);
  }
}

function hexOf(half: number): string {
  return half.toString(16).padStart(8, '0');
}

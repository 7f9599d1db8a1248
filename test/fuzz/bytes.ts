import { oddFields, type Random } from './random.ts';

type Damage = (bytes: Uint8Array, random: Random) => Uint8Array;

const damages: readonly Damage[] = [
  (bytes, random) => bytes.slice(0, random.below(bytes.length + 1)),
  (bytes, random) => {
    const changed = bytes.slice();
    for (let count = random.size(40); count > 0; count--) changed[random.below(bytes.length)] = random.below(256);
    return changed;
  },
  (bytes, random) => {
    const changed = bytes.slice();
    for (let count = random.size(20); count > 0; count--) putField(changed, random.below(bytes.length), random);
    return changed;
  },
  (bytes, random) => {
    const [from, to] = [random.below(bytes.length), random.below(bytes.length)].sort((a, b) => a - b) as [
      number,
      number,
    ];
    return joined([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  (bytes, random) => {
    const [from, to] = [random.below(bytes.length), random.below(bytes.length)].sort((a, b) => a - b) as [
      number,
      number,
    ];
    const part = bytes.subarray(from, Math.min(to, from + 20_000));
    const at = random.below(bytes.length);
    const copies = Array.from({ length: random.size(8) }, () => part);
    return joined([bytes.subarray(0, at), ...copies, bytes.subarray(at)]);
  },
];

/** Changes bytes without knowing what they mean. */
export function damaged(bytes: Uint8Array, random: Random): Uint8Array {
  return bytes.length === 0 ? bytes : random.pick(damages)(bytes, random);
}

/** Puts a number at which programs err into two or four bytes, or the bytes of another place. */
export function putField(bytes: Uint8Array, at: number, random: Random): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wide = random.once(2);
  if (at < 0 || at + (wide ? 4 : 2) > bytes.length) return;
  const near = wide ? view.getUint32(at, true) : view.getUint16(at, true);
  const value = random.pick([random.pick(oddFields), near + 1, near - 1, near * 2, random.below(bytes.length)]);
  if (wide) view.setUint32(at, value, true);
  else view.setUint16(at, value, true);
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Bytes as characters of the same numbers, and back. */
export const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
export const bytesOfLatin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

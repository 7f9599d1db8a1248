/** Load at which the table of slots is doubled. */
const maxLoad = 0.5;

/**
 * Numbers keys from 0, in the order in which they come first. It keeps no key but a hash of it, some ten bytes each; keys whose
 * hashes are the same are taken for one.
 */
export function createOrdinals() {
  /** Both halves of the hash of each number. */
  let hashes = new Uint32Array(2 * 1024);
  /** The numbers, plus 1, where their hashes put them; 0 where there is none. */
  let slots = new Uint32Array(4 * 1024);
  let count = 0;

  const slotOf = (low: number, high: number): number => {
    const mask = slots.length - 1;
    let slot = low & mask;
    for (; ; slot = (slot + 1) & mask) {
      const number = slots[slot]!;
      if (number === 0) return slot;
      if (hashes[2 * number - 2] === low && hashes[2 * number - 1] === high) return slot;
    }
  };
  const add = (low: number, high: number): number => {
    if (2 * count === hashes.length) hashes = longer(hashes);
    hashes[2 * count] = low;
    hashes[2 * count + 1] = high;
    return count++;
  };
  const enlarge = () => {
    const old = slots;
    slots = new Uint32Array(2 * old.length);
    for (const number of old) {
      if (number > 0) slots[slotOf(hashes[2 * number - 2]!, hashes[2 * number - 1]!)] = number;
    }
  };
  return {
    /** Returns the number of a key: the next one, `count()`, for a new key. */
    of: (key: string): number => {
      const [low, high] = hashOf(key);
      const slot = slotOf(low, high);
      if (slots[slot]! > 0) return slots[slot]! - 1;
      slots[slot] = add(low, high) + 1;
      if (count > maxLoad * slots.length) enlarge();
      return count - 1;
    },
    /** Returns the next number, for what has no key. */
    next: (): number => add(0, 0),
    count: () => count,
  };
}

/** Returns an array twice as long with the same beginning. */
export function longer(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const twice = new Uint32Array(2 * array.length);
  twice.set(array);
  return twice;
}

/** Hashes a text to two numbers of 32 bits: multiplied and mixed as MurmurHash does (public domain). */
function hashOf(text: string): readonly [number, number] {
  let [a, b] = [0x9e3779b9, 0x85ebca6b];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 0xcc9e2d51);
    a ^= a >>> 15;
    b = Math.imul(b ^ unit, 0x1b873593);
    b ^= b >>> 13;
  }
  return [mixed(a ^ text.length), mixed(b)];
}

function mixed(hash: number): number {
  const first = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return (second ^ (second >>> 16)) >>> 0;
}

import { NumberList } from './number-list.ts';

/** Load at which a table of slots is doubled. */
const maxLoad = 0.75;

/** Tables that share the keys, so that each stays small, and little is copied at a time. */
const tableCount = 256;

/** The numbers, plus 1, of some keys where their hashes put them; 0 where there is none. */
interface Slots {
  numbers: Uint32Array;
  used: number;
}

/**
 * Numbers keys from 0, in the order in which they come first. It keeps no key but a hash of it, some twenty bytes each; keys whose
 * hashes are the same are taken for one.
 */
export function createOrdinals() {
  /** Both halves of the hash of each number. */
  const [lows, highs] = [new NumberList(), new NumberList()];
  const tables = Array.from({ length: tableCount }, (): Slots => ({ numbers: new Uint32Array(16), used: 0 }));

  const slotOf = ({ numbers }: Slots, low: number, high: number): number => {
    const mask = numbers.length - 1;
    let slot = low & mask;
    for (; ; slot = (slot + 1) & mask) {
      const number = numbers[slot]!;
      if (number === 0 || (lows.at(number - 1) === low && highs.at(number - 1) === high)) return slot;
    }
  };
  const add = (low: number, high: number): number => {
    lows.push(low);
    highs.push(high);
    return lows.length;
  };
  const enlarge = (table: Slots) => {
    const old = table.numbers;
    table.numbers = new Uint32Array(2 * old.length);
    for (const number of old) {
      if (number > 0) table.numbers[slotOf(table, lows.at(number - 1)!, highs.at(number - 1)!)] = number;
    }
  };
  return {
    /** Returns the number of a key: the next one, `count()`, for a new key. */
    of: (key: string): number => {
      const [low, high] = hashOf(key);
      const table = tables[high % tableCount]!;
      const slot = slotOf(table, low, high);
      const known = table.numbers[slot]!;
      if (known > 0) return known - 1;
      table.numbers[slot] = add(low, high);
      table.used++;
      if (table.used > maxLoad * table.numbers.length) enlarge(table);
      return lows.length - 1;
    },
    /** Returns the next number, for what has no key. */
    next: (): number => add(0, 0) - 1,
    count: () => lows.length,
  };
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

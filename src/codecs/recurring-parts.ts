import type { DirectoryEntry } from './zip-directory.ts';

/** Bytes of the largest part that is kept, packed and inflated. Types, links and styles of a workbook are far smaller. */
const maxPacked = 4096;
const maxSize = 64 * 1024;

/** The most parts that are kept, those used last, and the most of which it is known that they were seen once. */
const maxKept = 64;
const maxSeen = 2048;

interface Kept {
  readonly data: Uint8Array;
  readonly entry: DirectoryEntry;
  readonly whole: Uint8Array;
}

/**
 * Keeps small parts that occur in one archive after another, byte for byte, from their second time on: the same array each time,
 * so that a `memoize` for arrays holds from file to file. Nobody may change the bytes of a part.
 */
export function recurringParts() {
  const kept = new Map<number, Kept>();
  const seen = new Set<number>();
  return {
    /** Returns the part that was packed as these very bytes. */
    find: (data: Uint8Array, entry: DirectoryEntry): Uint8Array | undefined => {
      const one = kept.get(entry.crc);
      if (!one || !isSame(one, data, entry)) return undefined;
      kept.delete(entry.crc);
      kept.set(entry.crc, one);
      return one.whole;
    },
    /** Keeps a part that was found whole, and returns it. */
    keep: (data: Uint8Array, entry: DirectoryEntry, whole: Uint8Array): Uint8Array => {
      const { crc } = entry;
      // Without a checksum, parts would take turns in one place.
      if (crc === 0 || data.length > maxPacked || whole.length > maxSize) return whole;
      if (seen.delete(crc)) {
        if (kept.size >= maxKept) kept.delete(kept.keys().next().value!);
        const own = whole.slice();
        kept.set(crc, { data: data.slice(), entry, whole: own });
        return own;
      }
      if (seen.size >= maxSeen) seen.clear();
      seen.add(crc);
      return whole;
    },
  };
}

function isSame({ data, entry }: Kept, other: Uint8Array, { method, size }: DirectoryEntry): boolean {
  if (entry.method !== method || entry.size !== size || data.length !== other.length) return false;
  for (let at = 0; at < data.length; at++) if (data[at] !== other[at]) return false;
  return true;
}

import { Inflate } from 'fflate';

/** Inflated bytes that are checked in all streams together; the library reads the rest all the same. */
const maxBytes = 128 * 1024 * 1024;

/** Deflated bytes that are inflated at a time. */
const chunkSize = 16 * 1024;

/**
 * True if the checksums of all deflated streams in a PDF are right. The library does not check them: it shows what it
 * can of a damaged page, and a missing figure would then count as a blank cell.
 */
export function isIntact(bytes: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(bytes);
  // The checksums are those of the data before encryption.
  if (/\/Encrypt\b/.test(text)) return true;
  let bytesLeft = maxBytes;
  for (const { index } of text.matchAll(/>>\s{0,4}stream\r?\n/g)) {
    const start = text.indexOf('\n', text.indexOf('stream', index)) + 1;
    const dictionary = text.slice(Math.max(0, index - 2048), index);
    if (!isDeflated(dictionary.slice(dictionary.lastIndexOf(' obj') + 1))) continue;
    const end = text.indexOf('endstream', start);
    if (end < 0) return false;
    const size = inflatedSize(bytes.subarray(start, end), bytesLeft);
    if (size === undefined) return false;
    bytesLeft -= size;
    if (bytesLeft <= 0) return true;
  }
  return true;
}

/** True if a stream has the filter FlateDecode and no other. */
function isDeflated(dictionary: string): boolean {
  return /\/Filter\s*(?:\/FlateDecode|\[\s*\/FlateDecode\s*\])/.test(dictionary);
}

/**
 * Returns the inflated size of a stream; `undefined` if its checksum is wrong. A line end may follow the checksum.
 * @param limit size beyond which the stream is not checked
 */
function inflatedSize(data: Uint8Array, limit: number): number | undefined {
  const sum = adler32();
  try {
    const stream = new Inflate((piece) => sum.add(piece));
    for (let at = 2; at < data.length && sum.size() <= limit; at += chunkSize) {
      stream.push(data.subarray(at, at + chunkSize), at + chunkSize >= data.length);
    }
  } catch {
    return undefined;
  }
  if (sum.size() > limit) return sum.size();
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const ends = [4, 5, 6].filter((end) => end <= data.length);
  return ends.some((end) => view.getUint32(data.length - end) === sum.value()) ? sum.size() : undefined;
}

/** The checksum that zlib appends (RFC 1950). */
function adler32() {
  let [a, b, size] = [1, 0, 0];
  return {
    add(piece: Uint8Array) {
      size += piece.length;
      for (let at = 0; at < piece.length; ) {
        // After 3800 bytes the sums are still exact integers.
        for (const end = Math.min(at + 3800, piece.length); at < end; at++) {
          a += piece[at]!;
          b += a;
        }
        a %= 65521;
        b %= 65521;
      }
    },
    size: () => size,
    value: () => b * 65536 + a,
  };
}

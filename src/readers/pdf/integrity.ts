import { Inflate } from 'fflate';

/** Bytes that all streams together are checked to; what is beyond, the library still reads. */
const maxBytes = 128 * 1024 * 1024;

/** Bytes of packed data inflated at a time. */
const chunkSize = 16 * 1024;

/**
 * Whether the packed streams of a PDF are as they were written: each ends in a sum of what it holds, which the library does
 * not look at; it shows what it can of a damaged page, and a figure that is not shown is taken for none.
 */
export function isIntact(bytes: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(bytes);
  // The sums are those of what was there before it was encrypted.
  if (/\/Encrypt\b/.test(text)) return true;
  let left = maxBytes;
  for (const { index } of text.matchAll(/>>\s{0,4}stream\r?\n/g)) {
    const start = text.indexOf('\n', text.indexOf('stream', index)) + 1;
    const dictionary = text.slice(Math.max(0, index - 2048), index);
    if (!isDeflated(dictionary.slice(dictionary.lastIndexOf(' obj') + 1))) continue;
    const end = text.indexOf('endstream', start);
    if (end < 0) return false;
    const size = checked(bytes.subarray(start, end), left);
    if (size === undefined) return false;
    left -= size;
    if (left <= 0) return true;
  }
  return true;
}

/** Packed once, and in no other way. */
function isDeflated(dictionary: string): boolean {
  return /\/Filter\s*(?:\/FlateDecode|\[\s*\/FlateDecode\s*\])/.test(dictionary);
}

/** How much a stream holds; `undefined` where it is not what its sum says. A line end may stand behind it. */
function checked(data: Uint8Array, most: number): number | undefined {
  const sum = adler32();
  try {
    const stream = new Inflate((piece) => sum.add(piece));
    for (let at = 2; at < data.length && sum.size() <= most; at += chunkSize) {
      stream.push(data.subarray(at, at + chunkSize), at + chunkSize >= data.length);
    }
  } catch {
    return undefined;
  }
  if (sum.size() > most) return sum.size();
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const ends = [4, 5, 6].filter((end) => end <= data.length);
  return ends.some((end) => view.getUint32(data.length - end) === sum.value()) ? sum.size() : undefined;
}

/** The sum that zlib appends (RFC 1950). */
function adler32() {
  let [a, b, size] = [1, 0, 0];
  return {
    add(piece: Uint8Array) {
      size += piece.length;
      for (let at = 0; at < piece.length; ) {
        // So many fit before the sums outgrow exact numbers.
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

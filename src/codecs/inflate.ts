import { crc32 as crc32InJavaScript } from './crc32.ts';

/** Node's zlib, several times as quick as any in JavaScript. It is looked up, and not imported: a browser has none. */
const zlib = globalThis.process?.getBuiltinModule?.('node:zlib');

type Zlib = NonNullable<typeof zlib>;

let fflate: typeof import('fflate') | undefined;

/** Loads an inflater where the platform has none. There it must have been called before `inflate`. */
export async function loadInflater(): Promise<void> {
  if (!zlib) fflate ??= await import('fflate');
}

/**
 * Inflates raw deflate data to at most `size` bytes; `undefined` as soon as there are more.
 * @throws {Error} if the data is not deflated, or cut off
 */
export function inflate(data: Uint8Array, size: number): Uint8Array | undefined {
  return zlib ? inflateByZlib(zlib, data, size) : inflateByFflate(fflate!, data, size);
}

/** Returns the CRC-32 checksum of a zip. */
export const crc32: (bytes: Uint8Array) => number = zlib?.crc32 ?? crc32InJavaScript;

/** The smallest piece, in bytes, that zlib gives. */
const minPiece = 64;

export function inflateByZlib(
  { inflateRawSync }: Pick<Zlib, 'inflateRawSync'>,
  data: Uint8Array,
  size: number,
): Uint8Array | undefined {
  try {
    // In a piece one byte longer than stated, zlib finds the end, or that there is more.
    const { buffer, byteOffset, length } = inflateRawSync(data, {
      chunkSize: Math.max(minPiece, size + 1),
      maxOutputLength: size + 1,
    });
    return length > size ? undefined : new Uint8Array(buffer, byteOffset, length);
  } catch (cause) {
    if (cause instanceof RangeError) return undefined;
    throw cause;
  }
}

/** Bytes of packed data that are inflated in one call, which is quickest. */
const smallSize = 64 * 1024;

/** Bytes of packed data inflated at a time, so that a wrong size is noticed soon. */
const chunkSize = 16 * 1024;

export function inflateByFflate(
  { Inflate, inflateSync }: typeof import('fflate'),
  data: Uint8Array,
  size: number,
): Uint8Array | undefined {
  if (data.length <= smallSize) {
    // One byte more than stated is enough to see that there is more.
    const inflated = inflateSync(data, { out: new Uint8Array(size + 1) });
    return inflated.length > size ? undefined : inflated;
  }
  const whole = new Uint8Array(size);
  let filled = 0;
  const stream = new Inflate((piece) => {
    if (filled + piece.length <= size) whole.set(piece, filled);
    filled += piece.length;
  });
  for (let at = 0; at < data.length && filled <= size; at += chunkSize) {
    stream.push(data.subarray(at, at + chunkSize), at + chunkSize >= data.length);
  }
  return filled > size ? undefined : whole.subarray(0, filled);
}

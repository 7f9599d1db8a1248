import { utf16 } from '../../codecs/encoding.ts';

export function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** True if the bytes begin with the header of a first file, or with the end record of an empty zip. */
export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]);
}

export function isOle2(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
}

const archives = [
  [0x1f, 0x8b],
  [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c],
  [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07],
  [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00],
  [0x42, 0x5a, 0x68],
];

/** True for gzip, 7z, rar, xz and bzip2. */
export function isArchive(bytes: Uint8Array): boolean {
  return archives.some((magic) => startsWith(bytes, magic));
}

export function isImage(bytes: Uint8Array): boolean {
  const ascii = new TextDecoder('latin1').decode(bytes.subarray(0, 16));
  return (
    startsWith(bytes, [0x89, 0x50, 0x4e, 0x47]) ||
    startsWith(bytes, [0xff, 0xd8, 0xff]) ||
    startsWith(bytes, [0x49, 0x49, 0x2a, 0x00]) ||
    startsWith(bytes, [0x4d, 0x4d, 0x00, 0x2a]) ||
    /^GIF8[79]a/.test(ascii) ||
    /^RIFF....WEBP/s.test(ascii) ||
    /^....ftyp(?:hei|hev|mif|avif)/s.test(ascii) ||
    (ascii.startsWith('BM') &&
      bytes.length > 26 &&
      new DataView(bytes.buffer, bytes.byteOffset).getUint32(6, true) === 0)
  );
}

/** True if the bytes hold NULs that are not of UTF-16, or more control characters than a text has. */
export function isBinary(bytes: Uint8Array): boolean {
  if (utf16(bytes)) return false;
  if (bytes.includes(0)) return true;
  const start = bytes.subarray(0, 4096);
  const controls = start.filter((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1a, 0x1b].includes(byte));
  return controls.length * 50 > start.length;
}

import { utf16 } from '../../codecs/encoding.ts';
import { startsWith } from './sample.ts';

const archives = [
  [0x1f, 0x8b],
  [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c],
  [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07],
  [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00],
  [0x42, 0x5a, 0x68],
];

/** gzip, 7z, rar, xz, bzip2. */
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

/** NULs that are not UTF-16, or control characters that no text has. */
export function isBinary(bytes: Uint8Array): boolean {
  if (utf16(bytes)) return false;
  if (bytes.includes(0)) return true;
  const start = bytes.subarray(0, 4096);
  const controls = start.filter((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1a, 0x1b].includes(byte));
  return controls.length * 50 > start.length;
}

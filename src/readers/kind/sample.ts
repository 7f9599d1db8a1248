import { decode } from '../../codecs/encoding.ts';
import { UserError } from '../../model/errors.ts';

/** What a recogniser may look at. */
export interface Sample {
  readonly bytes: Uint8Array;
  /** The first 4096 bytes as Latin-1 in lower case, without NULs, so that ASCII marks show in any encoding. */
  readonly head: string;
  /** What a zip holds; `zip` where it is no office file, `undefined` where the file is no zip. */
  readonly archive: string | undefined;
  /** Streams of an OLE2 file, as `.xls` and `.doc` are; none in any other. */
  readonly streams: readonly string[];
  /** The name's, in lower case, without the dot; '' where there is none. It decides only what the content leaves open. */
  readonly extension: string;
  /** Throws where the bytes are no text in any known encoding. */
  text(): string;
}

/** Looks at the bytes once, for all recognisers. */
export async function takeSample(bytes: Uint8Array, path: string): Promise<Sample> {
  const start = bytes.subarray(0, 4096).filter((byte) => byte !== 0);
  let text: string | undefined;
  return {
    bytes,
    head: new TextDecoder('latin1').decode(start).toLowerCase(),
    archive: isZip(bytes) ? await archiveKind(bytes) : undefined,
    streams: isOle2(bytes) ? streamsOf(bytes) : [],
    extension: extensionOf(path),
    text() {
      text ??= decode(bytes).text;
      if (text.trim() === '') throw emptyFile();
      return text;
    },
  };
}

/** `.XLSX` of any path → `xlsx`; '' where the name has no dot. */
export function extensionOf(path: string): string {
  return /[^/\\]\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

export function emptyFile(): UserError {
  return new UserError('damaged', { zh: '文件是空的', en: 'the file is empty' });
}

async function archiveKind(bytes: Uint8Array): Promise<string> {
  const [{ openZip }, { officeKind }] = await Promise.all([
    import('../../codecs/zip.ts'),
    import('../../codecs/office-package.ts'),
  ]);
  const archive = openZip(bytes);
  return officeKind(archive) ?? (archive.has('OFD.xml') ? 'ofd' : 'zip');
}

/**
 * Names of an OLE2 file's streams. Its directory lies anywhere in the file, in entries of 128 bytes at multiples of 128:
 * the name in UTF-16, its length at 64, the kind of entry at 66 (2 is a stream), a colour at 67.
 */
function streamsOf(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names: string[] = [];
  for (let offset = 512; offset + 128 <= bytes.length; offset += 128) {
    const length = view.getUint16(offset + 64, true);
    const [kind, colour] = [bytes[offset + 66], bytes[offset + 67]!];
    if (kind !== 2 || colour > 1 || length < 4 || length > 64 || length % 2 === 1) continue;
    const name = new TextDecoder('utf-16le').decode(bytes.subarray(offset, offset + length));
    if (name.indexOf('\0') === name.length - 1) names.push(name.slice(0, -1));
  }
  return names;
}

/** By its first file; an empty one has only an end. */
export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]);
}

export function isOle2(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
}

export function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

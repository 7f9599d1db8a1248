import { decodeText } from '../../codecs/encoding.ts';
import type { Archive } from '../../codecs/zip.ts';
import { UserError } from '../../model/errors.ts';
import { once } from '../../model/memoize.ts';
import { isOle2, isZip } from './signatures.ts';

/** The features of a file by which its kind is recognised. */
export interface Sample {
  readonly bytes: Uint8Array;
  /** The opened zip; `undefined` if the file is not a zip. */
  readonly archive: Archive | undefined;
  /** Kind of the zip's content; `zip` if it is not an office file, `undefined` if the file is not a zip. */
  readonly zipKind: string | undefined;
  /** Stream names of an OLE2 file, such as `.xls` and `.doc`; empty for any other file. */
  readonly streams: readonly string[];
  /**
   * Extension of the path, in lower case, without the dot; '' if there is none. It decides only between kinds that the
   * content leaves open.
   */
  readonly extension: string;
  /** Returns the first 4096 bytes as Latin-1 in lower case, without NULs, so that ASCII marks show in any encoding. */
  head(): string;
  /** Decodes the file. Throws if the bytes are not text in any known encoding. */
  text(): string;
}

/** Gathers the features of a file once, for all recognisers. */
export async function takeSample(bytes: Uint8Array, path: string, maxInflated?: number): Promise<Sample> {
  return {
    bytes,
    ...(await openArchive(bytes, maxInflated)),
    streams: isOle2(bytes) ? streamsOf(bytes) : [],
    extension: extensionOf(path),
    head: once(() => headOf(bytes)),
    text: once(() => textOf(bytes)),
  };
}

function headOf(bytes: Uint8Array): string {
  const start = bytes.subarray(0, 4096).filter((byte) => byte !== 0);
  return new TextDecoder('latin1').decode(start).toLowerCase();
}

function textOf(bytes: Uint8Array): string {
  const { text } = decodeText(bytes);
  if (text.trim() === '') throw emptyFile();
  return text;
}

/** Returns the extension of a path: `a/B.XLSX` → `xlsx`; '' if the name has no dot. */
export function extensionOf(path: string): string {
  return /[^/\\]\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

export function emptyFile(): UserError {
  return new UserError('damaged', { zh: '文件是空的', en: 'the file is empty' });
}

async function openArchive(bytes: Uint8Array, maxInflated?: number): Promise<Pick<Sample, 'archive' | 'zipKind'>> {
  if (!isZip(bytes)) return { archive: undefined, zipKind: undefined };
  const [{ openZip }, { officeKind }, { loadInflater }] = await Promise.all([
    import('../../codecs/zip.ts'),
    import('../../codecs/office-package.ts'),
    import('../../codecs/inflate.ts'),
  ]);
  await loadInflater();
  const archive = openZip(bytes, maxInflated);
  return { archive, zipKind: officeKind(archive) ?? (archive.has('OFD.xml') ? 'ofd' : 'zip') };
}

/**
 * Returns the names of an OLE2 file's streams. The directory may lie anywhere in the file, in entries of 128 bytes at
 * multiples of 128: the name in UTF-16, its length at 64, the kind of entry at 66 (2 is a stream), a colour at 67.
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

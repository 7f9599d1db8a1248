import { Inflate, inflateSync } from 'fflate';
import { UserError } from '../model/errors.ts';
import { crc32 } from './crc32.ts';
import { damaged, encrypted, tooLarge } from './refusals.ts';

/** The files packed in one file, by name. Nothing is inflated before it is read. */
export interface Archive {
  /** Names of the files, in the order of the directory, with `/` between folders and without a leading `/`. */
  readonly names: readonly string[];
  /** True if there is a file of this name. Upper and lower case make no difference, as in the office formats. */
  has(name: string): boolean;
  /**
   * Returns the bytes of one file, inflated and checked; `undefined` if there is no such file.
   * @throws {UserError} `encrypted`, `damaged`, `unsupported`, or `too-large` for a file that would fill the memory
   */
  read(name: string): Uint8Array | undefined;
}

/** An archive that is a zip. */
export interface ZipArchive extends Archive {
  /** All files, in the order of the directory; several may have one name. */
  readonly files: readonly ArchivedFile[];
}

export interface ArchivedFile {
  readonly name: string;
  /** In bytes, as the directory states it. */
  readonly size: number;
  /** @throws {UserError} as `Archive.read` does */
  read(): Uint8Array;
}

/** Files that an archive may list: more than any office file has, and no more than memory holds. */
const maxFiles = 100_000;

/** Bytes that all parts read from one archive may inflate to. A whole report is a thousandth of this. */
const maxBytes = 256 * 1024 * 1024;

/**
 * A part above this size (in bytes) whose compression ratio exceeds `maxRatio` repeats the same content over and over.
 */
const suspiciousSize = 16 * 1024 * 1024;
const maxRatio = 200;

/** Compression ratio that deflate cannot exceed, so a header that states more is wrong. */
const maxDeflateRatio = 1032;

/** Bytes of packed data that are inflated in one call, which is quickest. */
const smallSize = 64 * 1024;

/** Bytes of packed data inflated at a time: a wrong size is noticed at most this × `maxDeflateRatio` late. */
const chunkSize = 16 * 1024;

interface Entry {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Offset of the local header, in bytes from the start of the file. */
  readonly offset: number;
}

/**
 * Opens a zip by its directory, as every office program does. `limit` is the number of bytes that may be inflated in
 * total.
 * @throws {UserError} `damaged` without a directory, `too-large` if it lists too many files
 */
export function openZip(bytes: Uint8Array, limit = maxBytes): ZipArchive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = limit;
  const files = readEntries(bytes, view, findDirectory(view)).map((entry): ArchivedFile => {
    const { name, size, packed } = entry;
    const read = () => {
      if (entry.encrypted) throw encrypted();
      if (size > left || (size > suspiciousSize && size > packed * maxRatio)) throw tooLarge();
      left -= size;
      return unpack(bytes, view, entry);
    };
    return { name, size, read };
  });
  const byName = new Map(files.map((file) => [file.name.toLowerCase(), file]));
  return {
    names: files.map(({ name }) => name),
    has: (name) => byName.has(name.toLowerCase()),
    read: (name) => byName.get(name.toLowerCase())?.read(),
    files,
  };
}

/** Normalises the name of a file in an archive: `/` between folders, and no `/` or `./` in front. */
export function normalise(name: string): string {
  return name.replaceAll('\\', '/').replace(/^(?:\.?\/)+/, '');
}

const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const locator64Signature = 0x07064b50;
const directorySignature = 0x02014b50;
/** Signature of the header in front of each file. */
export const localSignature = 0x04034b50;

/** Value of a 32-bit field whose number is in a 64-bit field (zip64). */
export const inZip64 = 0xffffffff;

/**
 * Bytes at the end of the file that are searched for the end record: its comment, and what a download may have
 * appended.
 */
const maxTail = 1024 * 1024;

/** The position of a zip's directory. Offsets in bytes from the start of the file. */
export interface Directory {
  readonly start: number;
  readonly end: number;
  /** Bytes in front of the archive, which all stated offsets leave out. */
  readonly shift: number;
  /** Offset of the end record. */
  readonly last: number;
  /** Offset of the zip64 end record, if there is one. */
  readonly last64: number | undefined;
}

/** @throws {UserError} `damaged` without a directory */
export function findDirectory(view: DataView): Directory {
  for (let last = view.byteLength - 22; last >= Math.max(0, view.byteLength - maxTail); last--) {
    if (view.getUint8(last) !== 0x50 || view.getUint32(last, true) !== endSignature) continue;
    const directory = locate(view, last);
    if (directory) return directory;
  }
  throw damaged({ zh: '压缩包缺少目录', en: 'the zip has no directory' });
}

function locate(view: DataView, last: number): Directory | undefined {
  let size = view.getUint32(last + 12, true);
  let offset = view.getUint32(last + 16, true);
  let last64: number | undefined;
  const wide = size === inZip64 || offset === inZip64 || view.getUint16(last + 10, true) === 0xffff;
  if (wide && holds(view, last - 20, locator64Signature, 20)) {
    const stated = Number(view.getBigUint64(last - 12, true));
    last64 = [stated, last - 76].find((at) => holds(view, at, end64Signature, 56));
    if (last64 === undefined) return undefined;
    size = Number(view.getBigUint64(last64 + 40, true));
    offset = Number(view.getBigUint64(last64 + 48, true));
  }
  const end = last64 ?? last;
  const empty = size === 0 && view.getUint16(last + 10, true) === 0;
  const start = [end - size, offset].find((at) => empty || holds(view, at, directorySignature, 46));
  return start === undefined ? undefined : { start, end, shift: start - offset, last, last64 };
}

function holds(view: DataView, at: number, signature: number, length: number): boolean {
  return at >= 0 && at + length <= view.byteLength && view.getUint32(at, true) === signature;
}

/** The record of a file in the directory: 46 bytes, its name, extra fields and a comment. */
export interface DirectoryRecord {
  readonly at: number;
  readonly nameEnd: number;
  readonly extraEnd: number;
  readonly end: number;
  readonly name: string;
}

export function* directoryRecords(
  bytes: Uint8Array,
  view: DataView,
  { start, end }: Directory,
): Generator<DirectoryRecord> {
  for (let at = start; at < end && holds(view, at, directorySignature, 46); ) {
    const isUtf8 = (view.getUint16(at + 8, true) & 0x800) !== 0;
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const next = extraEnd + view.getUint16(at + 32, true);
    if (next > bytes.length) break;
    yield { at, nameEnd, extraEnd, end: next, name: normalise(decodeName(bytes.subarray(at + 46, nameEnd), isUtf8)) };
    at = next;
  }
}

/** Yields the extra fields between two offsets; `start` is the offset of the field's own header. */
export function* extraFields(view: DataView, from: number, to: number) {
  for (let start = from; start + 4 <= to; ) {
    const end = Math.min(to, start + 4 + view.getUint16(start + 2, true));
    yield { id: view.getUint16(start, true), start, end };
    start = end;
  }
}

function readEntries(bytes: Uint8Array, view: DataView, directory: Directory): Entry[] {
  const entries: Entry[] = [];
  for (const { at, nameEnd, extraEnd, name } of directoryRecords(bytes, view, directory)) {
    if (name === '' || name.endsWith('/')) continue;
    if (entries.length === maxFiles) throw tooLarge();
    const [size, packed, offset] = wideFields(
      view,
      [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)],
      nameEnd,
      extraEnd,
    );
    entries.push({
      name,
      encrypted: (view.getUint16(at + 8, true) & 1) !== 0,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed,
      size,
      offset: offset + directory.shift,
    });
  }
  return entries;
}

/** Reads size, packed size and offset. Those that do not fit 32 bits are, in this order, in an extra field (zip64). */
function wideFields(
  view: DataView,
  narrow: readonly [number, number, number],
  from: number,
  to: number,
): [number, number, number] {
  const wide: [number, number, number] = [...narrow];
  for (const { id, start, end } of extraFields(view, from, to)) {
    if (id !== 1) continue;
    let field = start + 4;
    for (const i of [0, 1, 2] as const) {
      if (narrow[i] !== inZip64 || field + 8 > end) continue;
      wide[i] = Number(view.getBigUint64(field, true));
      field += 8;
    }
  }
  return wide;
}

/**
 * Decodes a name. One that is not flagged as UTF-8 often is all the same, or is in the code page of a Chinese machine.
 */
function decodeName(bytes: Uint8Array, utf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: !utf8 }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function unpack(bytes: Uint8Array, view: DataView, entry: Entry): Uint8Array {
  const { name, offset, packed, size, method } = entry;
  if (!holds(view, offset, localSignature, 30)) throw damaged({ zh: `找不到 ${name}`, en: `${name} is missing` });
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packed > bytes.length) throw damaged({ zh: `${name} 被截断`, en: `${name} is cut off` });
  const data = bytes.subarray(start, start + packed);
  const whole = method === 0 ? data : method === 8 ? inflate(data, entry) : undefined;
  if (!whole) {
    throw new UserError('unsupported', {
      zh: `文件的压缩方式（${method}）无法读取，请用 WPS、Excel 或 Word 打开后另存再试`,
      en: `the file is packed in a way that cannot be read (${method}): open it in WPS, Excel or Word and save it anew`,
    });
  }
  if (whole.length !== size) throw notAsStated(name);
  // A writer that streams and does not go back leaves the checksum at 0.
  if (entry.crc !== 0 && crc32(whole) !== entry.crc) {
    throw damaged({ zh: `${name} 校验不符`, en: `${name} fails its checksum` });
  }
  return whole;
}

function inflate(data: Uint8Array, { name, size }: Entry): Uint8Array {
  if (size > (data.length + 1) * maxDeflateRatio) throw notAsStated(name);
  try {
    // One byte more than stated is enough to see that there is more.
    return data.length <= smallSize
      ? inflateSync(data, { out: new Uint8Array(size + 1) })
      : inflatePieces(data, name, size);
  } catch (cause) {
    throw cause instanceof UserError
      ? cause
      : damaged({ zh: `${name} 无法解压`, en: `${name} cannot be inflated` }, cause);
  }
}

/** Inflates piece by piece, and stops as soon as there is more than was stated. */
function inflatePieces(data: Uint8Array, name: string, size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let filled = 0;
  const stream = new Inflate((piece) => {
    if (filled + piece.length > size) throw notAsStated(name);
    whole.set(piece, filled);
    filled += piece.length;
  });
  for (let at = 0; at < data.length; at += chunkSize) {
    stream.push(data.subarray(at, at + chunkSize), at + chunkSize >= data.length);
  }
  return whole.subarray(0, filled);
}

function notAsStated(name: string): UserError {
  return damaged({ zh: `${name} 大小不符`, en: `${name} is not as long as stated` });
}

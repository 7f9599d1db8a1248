import { damagedError, tooLargeError } from './errors.ts';

/** Files that an archive may list: more than any office file has, and no more than memory holds. */
const maxFiles = 100_000;

/** A file as the directory states it. */
export interface DirectoryEntry {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Offset of the local header, in bytes from the start of the file. */
  readonly offset: number;
}

/** Bytes of a file that may be packed as tightly as it likes, and the most times its packed bytes that a larger one may have. */
const suspiciousSize = 16 * 1024 * 1024;
const maxRatio = 200;

/** True if a file repeats the same content over and over, to fill the memory. */
export function isRepetitive({ size, packed }: DirectoryEntry): boolean {
  return size > suspiciousSize && size > packed * maxRatio;
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
  throw damagedError({ zh: '压缩包缺少目录', en: 'the zip has no directory' });
}

function locate(view: DataView, last: number): Directory | undefined {
  let size = view.getUint32(last + 12, true);
  let offset = view.getUint32(last + 16, true);
  let last64: number | undefined;
  const wide = size === inZip64 || offset === inZip64 || view.getUint16(last + 10, true) === 0xffff;
  if (wide && hasSignature(view, last - 20, locator64Signature, 20)) {
    const stated = Number(view.getBigUint64(last - 12, true));
    last64 = [stated, last - 76].find((at) => hasSignature(view, at, end64Signature, 56));
    if (last64 === undefined) return undefined;
    size = Number(view.getBigUint64(last64 + 40, true));
    offset = Number(view.getBigUint64(last64 + 48, true));
  }
  const end = last64 ?? last;
  const empty = size === 0 && view.getUint16(last + 10, true) === 0;
  const start = [end - size, offset].find((at) => empty || hasSignature(view, at, directorySignature, 46));
  return start === undefined ? undefined : { start, end, shift: start - offset, last, last64 };
}

export function hasSignature(view: DataView, at: number, signature: number, length: number): boolean {
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
  for (let at = start; at < end && hasSignature(view, at, directorySignature, 46); ) {
    const isUtf8 = (view.getUint16(at + 8, true) & 0x800) !== 0;
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const next = extraEnd + view.getUint16(at + 32, true);
    if (next > bytes.length) break;
    yield {
      at,
      nameEnd,
      extraEnd,
      end: next,
      name: normalisePath(decodeName(bytes.subarray(at + 46, nameEnd), isUtf8)),
    };
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

/**
 * Reads the files that a zip's directory states, without folders.
 * @throws {UserError} `damaged` without a directory, `too-large` if it lists too many files
 */
export function readDirectory(bytes: Uint8Array, view: DataView): DirectoryEntry[] {
  const directory = findDirectory(view);
  const entries: DirectoryEntry[] = [];
  for (const { at, nameEnd, extraEnd, name } of directoryRecords(bytes, view, directory)) {
    if (name === '' || name.endsWith('/')) continue;
    if (entries.length === maxFiles) throw tooLargeError();
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
): readonly [number, number, number] {
  if (!narrow.includes(inZip64)) return narrow;
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

const utf8 = new TextDecoder();
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Decodes a name. One that is not flagged as UTF-8 often is all the same, or is in the code page of a Chinese machine.
 */
function decodeName(bytes: Uint8Array, isUtf8: boolean): string {
  if (isUtf8) return utf8.decode(bytes);
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Normalises the name of a file in an archive: `/` between folders, and no `/` or `./` in front. */
export function normalisePath(name: string): string {
  return name.replaceAll('\\', '/').replace(/^(?:\.?\/)+/, '');
}

import { zipSync } from 'fflate';
import { damaged, normalise } from '../readers/zip.ts';
import { join } from './splice.ts';

/**
 * Puts new contents into some files of a zip, by the names that its reader gives them. Every other file keeps its bytes
 * as they are packed, with its headers and its place; so does what stands before, between and behind. A new content is
 * packed as the old one was, and keeps its name, time and attributes.
 * @throws {UserError} `damaged` when files of the archive lie over one another
 */
export function replaceFiles(given: Uint8Array, contents: ReadonlyMap<string, Uint8Array>): Uint8Array {
  // Of Node's own kind of bytes a slice is no copy.
  const bytes = new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = findDirectory(view);
  const records = readRecords(bytes, view, directory);
  const changed = new Map<number, Replacement>();
  for (const [name, content] of contents) {
    // Of two files of one name the reader takes the last.
    const record = records.findLast((one) => one.name.toLowerCase() === name.toLowerCase());
    if (!record) throw new RangeError(`${name} is not in the archive`);
    if (records.some((one) => one !== record && one.offset === record.offset)) throw overlapping();
    changed.set(record.offset, pack(content, record));
  }

  const starts = [...new Set(records.map(({ offset }) => offset))].sort((a, b) => a - b);
  const pieces = [bytes.subarray(0, starts[0] ?? directory.start)];
  const moved = new Map<number, number>();
  let position = pieces[0]!.length;
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? directory.start;
    if (start + 30 > end || view.getUint32(start, true) !== localSignature) throw overlapping();
    moved.set(start, position);
    const replacement = changed.get(start);
    const file = replacement ? localFile(bytes, view, start, replacement) : [bytes.subarray(start, end)];
    pieces.push(...file);
    position += file.reduce((length, piece) => length + piece.length, 0);
  }
  const list = records.map((record) =>
    directoryRecord(bytes, record, moved.get(record.offset)! - directory.shift, changed.get(record.offset)),
  );
  const grown = list.reduce((length, piece) => length + piece.length, 0) - (directory.end - directory.start);
  return join([...pieces, ...list, ending(bytes, directory, position, grown)]);
}

const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const locator64Signature = 0x07064b50;
const directorySignature = 0x02014b50;
const localSignature = 0x04034b50;

/** What a 32-bit field says when the number stands in a wider one. */
const elsewhere = 0xffffffff;

/** Set where a file's sizes and checksum follow it. */
const describedBehind = 8;

interface Directory {
  readonly start: number;
  /** Behind its last record. */
  readonly end: number;
  /** How far all stated offsets are off, because something stands in front of the archive. */
  readonly shift: number;
  /** Of the end record. */
  readonly last: number;
  /** Of the wider end record, where there is one. */
  readonly last64: number | undefined;
}

interface FileRecord {
  readonly at: number;
  readonly end: number;
  readonly name: string;
  readonly method: number;
  /** Of the local header, from the start of the bytes. */
  readonly offset: number;
  /** Where its offset is stated, from `at`. */
  readonly stated: { readonly at: number; readonly wide: boolean };
}

interface Replacement {
  readonly crc: number;
  readonly size: number;
  readonly packed: Uint8Array;
}

/** The archive has been read before, so that one end of it is known to fit. */
function findDirectory(view: DataView): Directory {
  for (let last = view.byteLength - 22; last >= 0; last--) {
    if (view.getUint32(last, true) !== endSignature) continue;
    let size = view.getUint32(last + 12, true);
    let offset = view.getUint32(last + 16, true);
    let last64: number | undefined;
    const wide = size === elsewhere || offset === elsewhere || view.getUint16(last + 10, true) === 0xffff;
    if (wide && holds(view, last - 20, locator64Signature, 20)) {
      const stated = Number(view.getBigUint64(last - 12, true));
      last64 = [stated, last - 76].find((at) => holds(view, at, end64Signature, 56));
      if (last64 === undefined) continue;
      size = Number(view.getBigUint64(last64 + 40, true));
      offset = Number(view.getBigUint64(last64 + 48, true));
    }
    const start = [(last64 ?? last) - size, offset].find((at) => holds(view, at, directorySignature, 46));
    if (start === undefined) continue;
    return { start, end: endOfRecords(view, start, last64 ?? last), shift: start - offset, last, last64 };
  }
  throw damaged({ zh: '压缩包缺少目录', en: 'the zip has no directory' });
}

function holds(view: DataView, at: number, signature: number, length: number): boolean {
  return at >= 0 && at + length <= view.byteLength && view.getUint32(at, true) === signature;
}

function endOfRecords(view: DataView, start: number, limit: number): number {
  let at = start;
  while (at < limit && holds(view, at, directorySignature, 46)) {
    const next =
      at + 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > limit) break;
    at = next;
  }
  return at;
}

function readRecords(bytes: Uint8Array, view: DataView, { start, end, shift }: Directory): FileRecord[] {
  const records: FileRecord[] = [];
  for (let at = start; at < end; ) {
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const next = extraEnd + view.getUint16(at + 32, true);
    const isUtf8 = (view.getUint16(at + 8, true) & 0x800) !== 0;
    const stated = statedOffset(view, at, nameEnd, extraEnd);
    const offset = stated.wide ? Number(view.getBigUint64(at + stated.at, true)) : view.getUint32(at + stated.at, true);
    records.push({
      at,
      end: next,
      name: normalise(decodeName(bytes.subarray(at + 46, nameEnd), isUtf8)),
      method: view.getUint16(at + 10, true),
      offset: offset + shift,
      stated,
    });
    at = next;
  }
  return records;
}

/** In the wider field stand, in this order, size, packed size and offset, as far as the narrow ones do not hold them. */
function statedOffset(view: DataView, at: number, from: number, to: number): FileRecord['stated'] {
  const narrow = { at: 42, wide: false };
  if (view.getUint32(at + 42, true) !== elsewhere) return narrow;
  const before = [24, 20].filter((field) => view.getUint32(at + field, true) === elsewhere).length;
  for (const { id, start, end } of extraFields(view, from, to)) {
    const field = start + 4 + 8 * before;
    if (id === 1 && field + 8 <= end) return { at: field - at, wide: true };
  }
  return narrow;
}

function* extraFields(view: DataView, from: number, to: number) {
  for (let start = from; start + 4 <= to; ) {
    const end = Math.min(to, start + 4 + view.getUint16(start + 2, true));
    yield { id: view.getUint16(start, true), start, end };
    start = end;
  }
}

/** As the reader decodes it. */
function decodeName(bytes: Uint8Array, isUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: !isUtf8 }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Packed and summed by way of an archive of its own. */
function pack(content: Uint8Array, { method }: FileRecord): Replacement {
  const archive = zipSync({ x: content }, { level: method === 0 ? 0 : 6 });
  const view = new DataView(archive.buffer, archive.byteOffset);
  const start = 30 + view.getUint16(26, true) + view.getUint16(28, true);
  const length = view.getUint32(18, true);
  return { crc: view.getUint32(14, true), size: content.length, packed: archive.subarray(start, start + length) };
}

/** The header as it was, but for what describes the content; then the content. */
function localFile(bytes: Uint8Array, view: DataView, start: number, replacement: Replacement): Uint8Array[] {
  const nameEnd = start + 30 + view.getUint16(start + 26, true);
  const extra = withoutWide(bytes, view, nameEnd, nameEnd + view.getUint16(start + 28, true));
  const header = bytes.slice(start, start + 30);
  describe(header, 6, 14, 28, replacement, extra.length);
  return [header, bytes.subarray(start + 30, nameEnd), extra, replacement.packed];
}

function directoryRecord(
  bytes: Uint8Array,
  { at, end, stated }: FileRecord,
  offset: number,
  replacement: Replacement | undefined,
): Uint8Array {
  const record = bytes.slice(at, end);
  const view = new DataView(record.buffer);
  if (!replacement) {
    if (stated.wide) view.setBigUint64(stated.at, BigInt(offset), true);
    else view.setUint32(stated.at, offset, true);
    return record;
  }
  const nameEnd = 46 + view.getUint16(28, true);
  const extraEnd = nameEnd + view.getUint16(30, true);
  const extra = withoutWide(record, view, nameEnd, extraEnd);
  describe(record, 8, 16, 30, replacement, extra.length);
  view.setUint32(42, offset, true);
  return join([record.subarray(0, nameEnd), extra, record.subarray(extraEnd)]);
}

/** Checksum, packed size and size stand in this order in both headers. */
function describe(
  header: Uint8Array,
  flagsAt: number,
  sumAt: number,
  extraAt: number,
  { crc, size, packed }: Replacement,
  extraLength: number,
): void {
  const view = new DataView(header.buffer);
  view.setUint16(flagsAt, view.getUint16(flagsAt, true) & ~describedBehind, true);
  view.setUint32(sumAt, crc, true);
  view.setUint32(sumAt + 4, packed.length, true);
  view.setUint32(sumAt + 8, size, true);
  view.setUint16(extraAt, extraLength, true);
}

/** Extra fields without the one for sizes beyond 32 bits, which no longer are. */
function withoutWide(bytes: Uint8Array, view: DataView, from: number, to: number): Uint8Array {
  const kept = [...extraFields(view, from, to)].filter(({ id }) => id !== 1);
  return join(kept.map(({ start, end }) => bytes.subarray(start, end)));
}

/** All behind the directory, with where it now starts and how long it is. */
function ending(bytes: Uint8Array, { start, end, shift, last, last64 }: Directory, now: number, grown: number) {
  const tail = bytes.slice(end);
  const view = new DataView(tail.buffer);
  const narrow = (at: number, change: (number: number) => number) => {
    const number = view.getUint32(at, true);
    if (number !== elsewhere) view.setUint32(at, change(number), true);
  };
  narrow(last - end + 12, (size) => size + grown);
  narrow(last - end + 16, () => now - shift);
  if (last64 !== undefined) {
    const at = last64 - end;
    view.setBigUint64(at + 40, view.getBigUint64(at + 40, true) + BigInt(grown), true);
    view.setBigUint64(at + 48, BigInt(now - shift), true);
    const stated = last - end - 12;
    const moved = now - start + grown;
    view.setBigUint64(stated, view.getBigUint64(stated, true) + BigInt(moved), true);
  }
  return tail;
}

function overlapping() {
  return damaged({ zh: '压缩包内的文件相互重叠', en: 'files in the zip lie over one another' });
}

import { strToU8, zipSync } from 'fflate';
import { damagedError } from './errors.ts';
import { concatBytes } from './splice.ts';
import {
  type Directory,
  type DirectoryRecord,
  directoryRecords,
  extraFields,
  findDirectory,
  inZip64,
  localSignature,
} from './zip-directory.ts';

/**
 * Replaces the contents of some files of a zip, by the names that its reader gives them, and adds others behind the last file.
 * Every other file keeps its packed bytes, headers and position; so do bytes before, between and behind the files. A new
 * content is packed with the method of the old one, and keeps its name, time and attributes. The names of added files are in
 * ASCII, and the archive has none of them.
 * @throws {UserError} `damaged` if files of the archive overlap
 */
export function replaceFiles(
  given: Uint8Array,
  contents: ReadonlyMap<string, Uint8Array>,
  added: ReadonlyMap<string, Uint8Array> = new Map(),
): Uint8Array {
  // A slice of Node's Buffer is not a copy.
  const bytes = new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = findDirectory(view);
  const records = readRecords(bytes, view, directory);
  const end = records.at(-1)?.end ?? directory.start;
  const changed = new Map<number, Replacement>();
  for (const [name, content] of contents) {
    // The reader takes the last of two files with one name.
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
  for (const [name, content] of added) {
    const { file, record } = newFile(name, content, position - directory.shift);
    pieces.push(file);
    list.push(record);
    position += file.length;
  }
  const grown = list.reduce((length, piece) => length + piece.length, 0) - (end - directory.start);
  return concatBytes([...pieces, ...list, ending(bytes, directory, { end, now: position, grown, added: added.size })]);
}

/** Returns a file with its header, and its record in the directory, by way of a zip of its own. */
function newFile(name: string, content: Uint8Array, offset: number) {
  const archive = zipSync({ [name]: content }, { level: 6, mtime: new Date(1980, 0, 1) });
  const view = new DataView(archive.buffer, archive.byteOffset);
  const start = view.getUint32(archive.length - 6, true);
  const record = archive.slice(start, start + 46 + strToU8(name).length);
  new DataView(record.buffer).setUint32(42, offset, true);
  return { file: archive.subarray(0, start), record };
}

/** Flag of a file whose sizes and checksum follow its data. */
const hasDataDescriptor = 8;

interface FileRecord extends DirectoryRecord {
  readonly method: number;
  /** Offset of the local header, from the start of the bytes. */
  readonly offset: number;
  /** Position of the field that states its offset, from `at`; `wide` is a zip64 field. */
  readonly stated: { readonly at: number; readonly wide: boolean };
}

interface Replacement {
  readonly crc: number;
  readonly size: number;
  readonly packed: Uint8Array;
}

/** Reads the records of the directory, up to one that reaches beyond its end. */
function readRecords(bytes: Uint8Array, view: DataView, directory: Directory): FileRecord[] {
  const records: FileRecord[] = [];
  for (const record of directoryRecords(bytes, view, directory)) {
    const { at, nameEnd, extraEnd, end } = record;
    if (end > directory.end) break;
    const stated = statedOffset(view, at, nameEnd, extraEnd);
    const offset = stated.wide ? Number(view.getBigUint64(at + stated.at, true)) : view.getUint32(at + stated.at, true);
    records.push({ ...record, method: view.getUint16(at + 10, true), offset: offset + directory.shift, stated });
  }
  return records;
}

/**
 * Finds the field of the offset. The zip64 field holds, in this order, those of size, packed size and offset that do
 * not fit 32 bits.
 */
function statedOffset(view: DataView, at: number, from: number, to: number): FileRecord['stated'] {
  const narrow = { at: 42, wide: false };
  if (view.getUint32(at + 42, true) !== inZip64) return narrow;
  const before = [24, 20].filter((field) => view.getUint32(at + field, true) === inZip64).length;
  for (const { id, start, end } of extraFields(view, from, to)) {
    const field = start + 4 + 8 * before;
    if (id === 1 && field + 8 <= end) return { at: field - at, wide: true };
  }
  return narrow;
}

/** Packs a content and computes its checksum, by way of a zip of its own. */
function pack(content: Uint8Array, { method }: FileRecord): Replacement {
  const archive = zipSync({ x: content }, { level: method === 0 ? 0 : 6 });
  const view = new DataView(archive.buffer, archive.byteOffset);
  const start = 30 + view.getUint16(26, true) + view.getUint16(28, true);
  const length = view.getUint32(18, true);
  return { crc: view.getUint32(14, true), size: content.length, packed: archive.subarray(start, start + length) };
}

/** Returns the old header with the description of the new content, then the content. */
function localFile(bytes: Uint8Array, view: DataView, start: number, replacement: Replacement): Uint8Array[] {
  const nameEnd = start + 30 + view.getUint16(start + 26, true);
  const extra = withoutZip64(bytes, view, nameEnd, nameEnd + view.getUint16(start + 28, true));
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
  const extra = withoutZip64(record, view, nameEnd, extraEnd);
  describe(record, 8, 16, 30, replacement, extra.length);
  view.setUint32(42, offset, true);
  return concatBytes([record.subarray(0, nameEnd), extra, record.subarray(extraEnd)]);
}

/**
 * Writes the description of a content into a header; both headers have checksum, packed size and size in this order.
 */
function describe(
  header: Uint8Array,
  flagsAt: number,
  sumAt: number,
  extraAt: number,
  { crc, size, packed }: Replacement,
  extraLength: number,
): void {
  const view = new DataView(header.buffer);
  view.setUint16(flagsAt, view.getUint16(flagsAt, true) & ~hasDataDescriptor, true);
  view.setUint32(sumAt, crc, true);
  view.setUint32(sumAt + 4, packed.length, true);
  view.setUint32(sumAt + 8, size, true);
  view.setUint16(extraAt, extraLength, true);
}

/** Returns extra fields without that of zip64, which the new sizes do not need. */
function withoutZip64(bytes: Uint8Array, view: DataView, from: number, to: number): Uint8Array {
  const kept = [...extraFields(view, from, to)].filter(({ id }) => id !== 1);
  return concatBytes(kept.map(({ start, end }) => bytes.subarray(start, end)));
}

/** The change of a directory. */
interface Growth {
  /** Offset behind its last record, before. */
  readonly end: number;
  /** Offset of its first record, now. */
  readonly now: number;
  /** In bytes. */
  readonly grown: number;
  /** The number of new files. */
  readonly added: number;
}

/**
 * Returns the bytes behind the directory's last record, with the directory's new start, length and number of files in the end
 * records.
 */
function ending(
  bytes: Uint8Array,
  { start, shift, last, last64 }: Directory,
  { end, now, grown, added }: Growth,
): Uint8Array {
  const tail = bytes.slice(end);
  const view = new DataView(tail.buffer);
  const narrow = (at: number, change: (number: number) => number) => {
    const number = view.getUint32(at, true);
    if (number !== inZip64) view.setUint32(at, change(number), true);
  };
  const count = (at: number) => {
    const number = view.getUint16(at, true);
    if (number !== 0xffff) view.setUint16(at, number + added, true);
  };
  count(last - end + 8);
  count(last - end + 10);
  narrow(last - end + 12, (size) => size + grown);
  narrow(last - end + 16, () => now - shift);
  if (last64 !== undefined) {
    const at = last64 - end;
    const wide = (field: number, change: number) =>
      view.setBigUint64(field, view.getBigUint64(field, true) + BigInt(change), true);
    wide(at + 24, added);
    wide(at + 32, added);
    wide(at + 40, grown);
    view.setBigUint64(at + 48, BigInt(now - shift), true);
    wide(last - end - 12, now - start + grown);
  }
  return tail;
}

function overlapping() {
  return damagedError({ zh: '压缩包内的文件相互重叠', en: 'files in the zip overlap' });
}

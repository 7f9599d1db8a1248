import { attachedValues } from '../model/attached-values.ts';
import { UserError } from '../model/errors.ts';
import { memoizeInObject } from '../model/memoize.ts';
import { damagedError, encryptedError, tooLargeError } from './errors.ts';
import { crc32, inflate } from './inflate.ts';
import { recurringParts } from './recurring-parts.ts';
import { type DirectoryEntry, hasSignature, isRepetitive, localSignature, readDirectory } from './zip-directory.ts';

/** The files packed in one file, by name. Nothing is inflated before it is read. */
export interface Archive {
  /** Names of the files, in the order of the directory, with `/` between folders and without a leading `/`. */
  readonly names: readonly string[];
  /** True if there is a file of this name. Upper and lower case make no difference, as in the office formats. */
  has(name: string): boolean;
  /**
   * Returns the bytes of one file, inflated and checked, which nobody may change; `undefined` if there is no such file.
   * @throws {UserError} `encrypted`, `damaged`, `unsupported`, or `too-large` for a file that would fill the memory
   */
  read(name: string): Uint8Array | undefined;
}

/** A file of an archive, and its name there. */
export interface Part {
  readonly part: string;
  readonly bytes: Uint8Array;
}

/** Reads a file of an archive; `undefined` if there is none of this name. */
export function readPart(archive: Archive, part: string | undefined): Part | undefined {
  if (part === undefined) return undefined;
  const bytes = archive.read(part);
  return bytes && { part, bytes };
}

/** Wraps a function of the bytes of a part, whose name is only for errors, so that it runs once for parts that many files share. */
export function memoizePart<Value>(compute: (part: Part) => Value): (part: Part) => Value {
  const known = attachedValues<Uint8Array, Value>();
  return (part) => {
    let value = known.get(part.bytes);
    if (value === undefined) {
      value = compute(part);
      known.set(part.bytes, value);
    }
    return value;
  };
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
  /**
   * The bytes are the caller's own; `isShared`: those of the same part of an earlier archive, if there was one.
   * @throws {UserError} as `Archive.read` does
   */
  read(isShared?: boolean): Uint8Array;
}

/** Bytes that all parts read from one archive may inflate to. A whole report is a hundredth of this. */
const maxBytes = 64 * 1024 * 1024;

/** Compression ratio that deflate cannot exceed, so a header that states more is wrong. */
const maxDeflateRatio = 1032;

/**
 * Opens a zip by its directory, as every office program does. `limit` is the number of bytes that may be inflated in
 * total.
 * @throws {UserError} `damaged` without a directory, `too-large` if it lists too many files
 */
export function openZip(bytes: Uint8Array, limit = maxBytes): ZipArchive {
  const view = viewOf(bytes);
  let left = limit;
  const { entries, overlapping } = directoryOf(bytes);
  const files = entries.map((entry): ArchivedFile => {
    const { name, size } = entry;
    const read = (isShared = false) => {
      if (entry.encrypted) throw encryptedError();
      if (overlapping.has(entry))
        throw damagedError({ zh: `${name} 与别的文件重叠`, en: `${name} overlaps another file` });
      if (size > left || isRepetitive(entry)) throw tooLargeError();
      left -= size;
      return unpack(bytes, view, entry, isShared);
    };
    return { name, size, read };
  });
  return archiveOf(files);
}

/** The directory of a zip, which is opened again for each of its uses: to be told from an archive, and to be read. */
const directoryOf = memoizeInObject((bytes: Uint8Array) => {
  const entries = readDirectory(bytes, viewOf(bytes));
  return { entries, overlapping: overlappingIn(entries, bytes.length) };
});

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

/**
 * Returns the files whose packed data begins within that of another. No program writes them: they let a small archive
 * inflate the same data thousands of times.
 */
function overlappingIn(entries: readonly DirectoryEntry[], length: number): ReadonlySet<DirectoryEntry> {
  const overlapping = new Set<DirectoryEntry>();
  let end = 0;
  for (const entry of entries.toSorted((a, b) => a.offset - b.offset)) {
    const { offset, packed } = entry;
    if (offset < end) overlapping.add(entry);
    // A size that goes beyond the archive is wrong, and says nothing about the files behind it.
    else if (offset + packed <= length) end = offset + packed;
  }
  return overlapping;
}

/** Returns files as an archive; of several with one name, it has the last. */
export function archiveOf(files: readonly ArchivedFile[]): ZipArchive {
  const byName = new Map(files.map((file) => [file.name.toLowerCase(), file]));
  return {
    names: files.map(({ name }) => name),
    has: (name) => byName.has(name.toLowerCase()),
    read: (name) => byName.get(name.toLowerCase())?.read(true),
    files,
  };
}

function unpack(bytes: Uint8Array, view: DataView, entry: DirectoryEntry, isShared: boolean): Uint8Array {
  const { name, offset, packed, size, method } = entry;
  if (!hasSignature(view, offset, localSignature, 30))
    throw damagedError({ zh: `找不到 ${name}`, en: `${name} is missing` });
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packed > bytes.length) throw damagedError({ zh: `${name} 被截断`, en: `${name} is cut off` });
  const data = bytes.subarray(start, start + packed);
  const known = isShared ? knownParts.find(data, entry) : undefined;
  if (known) return known;
  const whole = method === 0 ? data : method === 8 ? inflated(data, entry) : undefined;
  if (!whole) {
    throw new UserError('unsupported', {
      zh: `文件的压缩方式（${method}）无法读取，请用 WPS、Excel 或 Word 打开后另存再试`,
      en: `the file is packed in a way that cannot be read (${method}): open it in WPS, Excel or Word and save it as a new file`,
    });
  }
  if (whole.length !== size) throw notAsStated(name);
  // A writer that streams and does not go back leaves the checksum at 0.
  if (entry.crc !== 0 && crc32(whole) !== entry.crc) {
    throw damagedError({ zh: `${name} 校验不符`, en: `${name} fails its checksum` });
  }
  return isShared ? knownParts.keep(data, entry, whole) : whole;
}

/** Parts that the files of one program share: what is derived from their bytes is derived once. */
const knownParts = recurringParts();

function inflated(data: Uint8Array, { name, size }: DirectoryEntry): Uint8Array {
  if (size > (data.length + 1) * maxDeflateRatio) throw notAsStated(name);
  let whole: Uint8Array | undefined;
  try {
    whole = inflate(data, size);
  } catch (cause) {
    throw damagedError({ zh: `${name} 无法解压`, en: `${name} cannot be inflated` }, cause);
  }
  if (!whole) throw notAsStated(name);
  return whole;
}

function notAsStated(name: string): UserError {
  return damagedError({ zh: `${name} 大小不符`, en: `${name} is not as long as stated` });
}

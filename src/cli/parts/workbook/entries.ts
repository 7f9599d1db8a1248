import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { type DirectoryEntry, isRepetitive, localSignature, readDirectory } from '../../../codecs/zip-directory.ts';
import type { LargeFile } from '../../../files/large-file.ts';
import { UserError } from '../../../model/errors.ts';
import { Undivided } from '../undivided.ts';

/** Bytes at the end of a file that are searched for its directory: a workbook lists few files. */
const tailSize = 2 ** 20;

/** Bytes that are read, and inflated, at a time. Larger blocks are no quicker, and leave more in memory. */
const blockSize = 2 ** 16;

/** Reads the directory of a zip. @throws {UserError} if it has none */
export async function entriesOf(file: LargeFile): Promise<DirectoryEntry[]> {
  const start = Math.max(0, file.size - tailSize);
  const tail = Buffer.allocUnsafe(file.size - start);
  await file.read(tail, start);
  const entries = readDirectory(tail, new DataView(tail.buffer, tail.byteOffset, tail.length));
  return entries.map((entry) => ({ ...entry, offset: entry.offset + start }));
}

/**
 * Inflates a file of a zip, block by block.
 * @throws {Undivided} if it is not what the directory states
 */
export async function* inflated(file: LargeFile, entry: DirectoryEntry): AsyncGenerator<Buffer> {
  const { method, size, crc, encrypted } = entry;
  // The reader of the whole refuses what repeats itself.
  if (encrypted || (method !== 0 && method !== 8) || isRepetitive(entry)) throw new Undivided();
  const blocks = packedBlocks(file, entry);
  let [length, sum] = [0, 0];
  for await (const block of method === 0 ? blocks : inflate(blocks)) {
    length += block.length;
    if (length > size) throw new Undivided();
    sum = crc32(block, sum);
    yield block;
  }
  // A writer that streams and does not go back leaves the checksum at 0.
  if (length !== size || (crc !== 0 && crc !== sum)) throw new Undivided();
}

/** Reads a file of a zip at once. @throws {Undivided} */
export async function wholeEntry(file: LargeFile, entry: DirectoryEntry): Promise<Uint8Array> {
  const blocks: Buffer[] = [];
  for await (const block of inflated(file, entry)) blocks.push(block);
  return Buffer.concat(blocks);
}

async function* packedBlocks(file: LargeFile, { offset, packed }: DirectoryEntry): AsyncGenerator<Buffer> {
  const head = await bytesAt(file, offset, 30);
  if (head.readUInt32LE(0) !== localSignature) throw new Undivided();
  const start = offset + head.length + head.readUInt16LE(26) + head.readUInt16LE(28);
  for (let done = 0; done < packed; done += blockSize) {
    yield await bytesAt(file, start + done, Math.min(blockSize, packed - done));
  }
}

async function bytesAt(file: LargeFile, start: number, length: number): Promise<Buffer> {
  if (start < 0 || start + length > file.size) throw new Undivided();
  const bytes = Buffer.allocUnsafe(length);
  await file.read(bytes, start);
  return bytes;
}

async function* inflate(blocks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const stream = pipeline(Readable.from(blocks), createInflateRaw({ chunkSize: blockSize }), () => {});
  try {
    for await (const block of stream) yield block;
  } catch (error) {
    throw error instanceof UserError || error instanceof Undivided ? error : new Undivided();
  }
}

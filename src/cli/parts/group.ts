import type { LargeFile } from '../../files/large-file.ts';
import { openScratch, type Scratch } from '../../files/scratch.ts';
import type { FilePart } from '../../model/file-part.ts';
import { type FileLayout, forEachReportRecord, maxReport, type Scan } from './scan.ts';
import type { PartSize } from './sizes.ts';
import { Undivided } from './undivided.ts';

/** Bytes of the records that are sorted in memory at the same time; those of one report may be more. */
const bucketSize = 4 * 2 ** 20;

/** Bytes of memory in which records wait to be written, for all buckets together. */
const waiting = 16 * 2 ** 20;

/** Bytes in front of a record in the temporary file: its report, its number, its line, its length. */
const headLength = 16;

/** Some reports, each with all of its records behind one another. */
export interface Stretch {
  readonly bytes: Buffer;
  readonly places: FilePart['places'];
  /** The first of the reports. */
  readonly report: number;
}

/** The buckets into which the reports of a file are sorted, in the order in which they come first. */
interface Buckets {
  /** The bucket of each report. */
  readonly of: Uint32Array;
  /** The offset of each bucket in the temporary file; the last is that of its end. */
  readonly starts: readonly number[];
}

/**
 * Brings the records of each report together by way of a temporary file. The pieces can be gone through until `close`.
 * @throws {Undivided} if the records of one report would fill the memory
 */
export async function groupRecords(file: LargeFile, layout: FileLayout, reports: Scan['reports'], size: PartSize) {
  const buckets = await bucketsOf(file, layout, reports);
  const scratch = await openScratch();
  try {
    await fill(scratch, buckets, file, layout, reports);
  } catch (error) {
    scratch.close();
    throw error;
  }
  return { pieces: () => piecesOf(scratch, buckets, size), close: () => scratch.close() };
}

async function bucketsOf(file: LargeFile, layout: FileLayout, reports: Scan['reports']): Promise<Buckets> {
  const sizes = new Float64Array(reports.count());
  await forEachReportRecord(file, layout, reports, (report, bytes) => {
    sizes[report]! += headLength + bytes.length;
    if (sizes[report]! > maxReport) throw new Undivided();
  });
  const of = new Uint32Array(sizes.length);
  const starts = [0];
  let end = 0;
  for (const [report, bytes] of sizes.entries()) {
    if (end > starts.at(-1)! && end + bytes - starts.at(-1)! > bucketSize) starts.push(end);
    of[report] = starts.length - 1;
    end += bytes;
  }
  return { of, starts: [...starts, end] };
}

/** Writes each record into its bucket. */
async function fill(
  scratch: Scratch,
  { of, starts }: Buckets,
  file: LargeFile,
  layout: FileLayout,
  reports: Scan['reports'],
): Promise<void> {
  const length = Math.max(2 ** 12, Math.floor(waiting / starts.length));
  const ends = [...starts];
  const held = starts.map(() => ({ bytes: Buffer.alloc(0), filled: 0 }));
  const flush = (bucket: number) => {
    const own = held[bucket]!;
    scratch.write(own.bytes.subarray(0, own.filled), ends[bucket]!);
    ends[bucket]! += own.filled;
    own.filled = 0;
  };
  await forEachReportRecord(file, layout, reports, (report, bytes, { row, line }) => {
    const bucket = of[report]!;
    const own = held[bucket]!;
    const needed = headLength + bytes.length;
    if (own.filled + needed > own.bytes.length) {
      flush(bucket);
      if (needed > own.bytes.length) own.bytes = Buffer.allocUnsafeSlow(Math.max(length, needed));
    }
    const head = [report, row, line, bytes.length];
    for (const number of head) own.filled = own.bytes.writeUInt32LE(number, own.filled);
    bytes.copy(own.bytes, own.filled);
    own.filled += bytes.length;
  });
  for (const bucket of held.keys()) flush(bucket);
}

interface HeldRecord {
  readonly report: number;
  readonly row: number;
  readonly line: number;
  readonly bytes: Buffer;
}

function* piecesOf(scratch: Scratch, { starts }: Buckets, size: PartSize): Generator<Stretch> {
  for (const [bucket, start] of starts.slice(0, -1).entries()) {
    const bytes = Buffer.allocUnsafe(starts[bucket + 1]! - start);
    scratch.read(bytes, start);
    let [piece, length, count]: [HeldRecord[], number, number] = [[], 0, 0];
    for (const record of recordsIn(bytes).sort((a, b) => a.report - b.report)) {
      const isNew = record.report !== piece.at(-1)?.report;
      if (isNew && piece.length > 0 && (length >= size.bytes || count >= size.reports)) {
        yield asPiece(piece);
        [piece, length, count] = [[], 0, 0];
      }
      piece.push(record);
      length += record.bytes.length;
      count += Number(isNew);
    }
    if (piece.length > 0) yield asPiece(piece);
  }
}

function recordsIn(bytes: Buffer): HeldRecord[] {
  const records: HeldRecord[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [report, row, line, length] = [0, 4, 8, 12].map((offset) => bytes.readUInt32LE(at + offset)) as [
      number,
      number,
      number,
      number,
    ];
    const from = at + headLength;
    records.push({ report, row, line, bytes: bytes.subarray(from, from + length) });
    at = from + length;
  }
  return records;
}

function asPiece(records: readonly HeldRecord[]): Stretch {
  return {
    bytes: Buffer.concat(records.map(({ bytes }) => bytes)),
    places: {
      rows: Uint32Array.from(records, ({ row }) => row),
      lines: Uint32Array.from(records, ({ line }) => line),
    },
    report: records[0]!.report,
  };
}

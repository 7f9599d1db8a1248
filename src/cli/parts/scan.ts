import { isUtf8 } from 'node:buffer';
import type { LargeFile } from '../../files/large-file.ts';
import { createOrdinals } from '../../run/ordinals.ts';
import { forEachLine, forEachRecord, type OnRecord } from './records.ts';
import { type RecordLayout, reportNumbers } from './runs.ts';
import type { PartSize } from './sizes.ts';
import { Undivided } from './undivided.ts';

/** The way in which a file is divided. */
export interface FileLayout extends RecordLayout {
  readonly encoding: 'utf-8' | 'gb18030';
  /** Offset of the first record: a byte order mark and a line that names the delimiter may be before it. */
  readonly start: number;
  /** Line of the first record, from 1. */
  readonly firstLine: number;
}

/** A place between two records: its offset, and the numbers of the record behind it and of its line, from 1. */
export interface Place {
  readonly offset: number;
  readonly row: number;
  readonly line: number;
}

/** A place between two reports, and the reports before it. */
export interface Cut extends Place {
  readonly reports: number;
}

/** The outcome of a pass over a file. */
export interface Scan {
  /** All parts begin at a cut; the last cut is the end of the file. */
  readonly cuts: readonly Cut[];
  /** Some report comes again behind another. */
  readonly isScattered: boolean;
  readonly reports: ReturnType<typeof createOrdinals>;
}

/** Is told of each record below the header: the report to which it belongs, its bytes with the line end, its numbers. */
export type OnReportRecord = (report: number, bytes: Buffer, place: Place) => void;

/** Bytes that are read at a time. */
const blockSize = 2 ** 20;

/** Bytes of the records of one report that are in memory at the same time. */
export const maxReport = 2 ** 24;

/**
 * Reads a file once, and finds where it can be divided: between two reports.
 * @throws {Undivided} if it cannot
 */
export async function scan(
  file: LargeFile,
  layout: FileLayout,
  size: PartSize,
  onBlock: (bytes: Buffer) => void,
): Promise<Scan> {
  const reports = createOrdinals();
  const cuts: Cut[] = [];
  let [previous, inPart, last, isScattered] = [-1, 0, 0, false];
  const onRecord: OnReportRecord = (report, bytes, place) => {
    if (report === previous) {
      if (place.offset + bytes.length - last > maxReport) throw new Undivided();
      return;
    }
    if (report < reports.count() - 1) isScattered = true;
    previous = report;
    if (cuts.length > 0 && place.offset - last < size.bytes && inPart < size.reports) inPart++;
    else {
      cuts.push({ ...place, reports: reports.count() - 1 });
      [last, inPart] = [place.offset, 1];
    }
  };
  const end = await forEachReportRecord(file, layout, reports, onRecord, onBlock);
  return { cuts: [...cuts, { ...end, reports: reports.count() }], isScattered, reports };
}

/**
 * Reads a file once, and tells of each record below the header. Returns the place behind the last.
 * @throws {Undivided} if the file has what only a reader of the whole can judge
 */
export async function forEachReportRecord(
  file: LargeFile,
  layout: FileLayout,
  reports: ReturnType<typeof createOrdinals>,
  onRecord: OnReportRecord,
  onBlock: (bytes: Buffer) => void = () => {},
): Promise<Place> {
  const { list, delimiter } = layout;
  const numberOf = reportNumbers(layout, reports);
  const headers = list ? 1 : 0;
  const buffer = Buffer.allocUnsafeSlow(2 * blockSize + 1);
  let [row, line] = [1, layout.firstLine];
  /** The offset of the buffer in the file, and the bytes in it. */
  let [offset, filled] = [0, 0];
  for (let start = layout.start; ; start = 0) {
    const count = Math.min(blockSize, file.size - offset - filled);
    const read = buffer.subarray(filled, filled + count);
    await file.read(read, offset + filled);
    onBlock(read);
    filled += count;
    const isLast = offset + filled === file.size;
    if (isLast && buffer[filled - 1] !== 0x0a) buffer[filled++] = 0x0a;
    const block = buffer.subarray(start, filled);
    const base = offset + start;
    const onBytes: OnRecord = (from, end, next, lines, hasQuote) => {
      if (row > headers) {
        const report = numberOf({ block, start: from, end, hasQuote });
        onRecord(report, block.subarray(from, next), { offset: base + from, row, line });
      }
      row++;
      line += lines;
    };
    const done = list ? forEachRecord(block, delimiter, onBytes) : forEachLine(block, onBytes);
    checkText(block.subarray(0, done), layout);
    if (isLast && start + done < filled) throw new Undivided();
    if (isLast) return { offset: file.size, row, line };
    buffer.copyWithin(0, start + done, filled);
    offset += start + done;
    filled -= start + done;
  }
}

/** @throws {Undivided} if the bytes are not text in the encoding of the file */
function checkText(bytes: Buffer, { encoding, decode }: FileLayout): void {
  if (bytes.includes(0)) throw new Undivided();
  if (encoding === 'utf-8') {
    if (!isUtf8(bytes)) throw new Undivided();
    return;
  }
  try {
    decode(bytes);
  } catch (cause) {
    throw cause instanceof TypeError ? new Undivided() : cause;
  }
}

import { createSha256 } from '../../files/hash.ts';
import type { LargeFile } from '../../files/large-file.ts';
import type { FilePart } from '../../model/file-part.ts';
import type { Text } from '../../model/text.ts';
import type { ListFile } from './layout.ts';
import { Undivided } from './records.ts';
import { type Cut, type FileLayout, type Scan, scan } from './scan.ts';
import type { PartSize } from './sizes.ts';

/** A part of a file, ready to be read. */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly part: FilePart;
  /** The share of the file that is before it, from 0 to 1, and the reports. */
  readonly done: number;
  readonly reports: number;
}

/** A file that is checked part by part. */
export interface DividedFile {
  readonly path: string;
  readonly format: string;
  /** Null if it was not asked for. */
  readonly sha256: string | null;
  readonly notices: readonly Text[];
  /** Yields the parts in order. @throws {UserError} if the file has changed meanwhile */
  pieces(): AsyncGenerator<Piece>;
  /** Ends the parts early. */
  stop(): void;
  close(): Promise<void>;
}

/**
 * Divides a list into parts between its reports. Returns undefined if the file has what only a reader of the whole can judge.
 * @throws {UserError} if it cannot be read
 */
export async function divide(
  file: LargeFile,
  path: string,
  { layout, notices }: ListFile,
  { size, hashes }: { readonly size: PartSize; readonly hashes: boolean },
): Promise<DividedFile | undefined> {
  const hash = hashes ? createSha256() : undefined;
  try {
    const scanned = await scan(file, layout, size, (block) => hash?.update(block));
    // A list in one part is no list.
    if (scanned.cuts.length < 3 || scanned.isScattered) return undefined;
    const wanted = { all: true };
    return {
      path,
      format: 'csv',
      sha256: hash?.digest() ?? null,
      notices,
      pieces: () => inOrder(file, layout, scanned, wanted),
      stop: () => {
        wanted.all = false;
      },
      close: () => file.close(),
    };
  } catch (error) {
    if (error instanceof Undivided) return undefined;
    throw error;
  }
}

/** Yields the parts of a file in which each report is a run of records. */
async function* inOrder(
  file: LargeFile,
  layout: FileLayout,
  { cuts }: Scan,
  wanted: { readonly all: boolean },
): AsyncGenerator<Piece> {
  const [first] = cuts as [Cut];
  const header = await bytesOf(file, layout, 0, first.offset);
  for (const [index, { offset, row, line, reports }] of cuts.slice(0, -1).entries()) {
    if (!wanted.all) return;
    const to = cuts[index + 1]!.offset;
    const records = await bytesOf(file, layout, offset, to);
    const part = partOf(layout, { rows: row - first.row, lines: line - first.line });
    yield { bytes: Buffer.concat([header, records]), part, done: offset / file.size, reports };
  }
  await file.checkUnchanged();
}

/** Reads bytes of a file, as UTF-8: what is text in UTF-8 need not be so in the part of a file in another encoding. */
async function bytesOf(file: LargeFile, layout: FileLayout, from: number, to: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(to - from);
  await file.read(bytes, from);
  return asUtf8(bytes, layout);
}

export function asUtf8(bytes: Buffer, { encoding, decode }: FileLayout): Buffer {
  return encoding === 'utf-8' ? bytes : Buffer.from(decode(bytes));
}

export function partOf({ list, delimiter }: FileLayout, places: FilePart['places']): FilePart {
  return { shape: list.shape, delimiter: String.fromCharCode(delimiter), places };
}

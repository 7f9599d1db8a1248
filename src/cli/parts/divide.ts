import { createSha256 } from '../../files/hash.ts';
import type { LargeFile } from '../../files/large-file.ts';
import type { FilePart } from '../../model/file-part.ts';
import type { Text } from '../../model/text.ts';
import { groupRecords, type Stretch } from './group.ts';
import type { ListFile } from './layout.ts';
import { type Cut, type FileLayout, scan } from './scan.ts';
import type { PartSize } from './sizes.ts';
import { Undivided } from './undivided.ts';

/** A part of a file, ready to be read. */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly part: FilePart;
  /** The share of the file that is before it, from 0 to 1, and the reports. */
  readonly share: number;
  readonly reports: number;
}

/** A file that is checked part by part. */
export interface DividedFile {
  readonly path: string;
  readonly format: string;
  /** Null if it was not asked for. */
  readonly sha256: string | null;
  readonly notices: readonly Text[];
  /** The records of some report were apart, and have been brought together. */
  readonly isGrouped: boolean;
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
    const { cuts, isScattered, reports } = await scan(file, layout, size, (block) => hash?.update(block));
    const [first, second, ...others] = cuts;
    const count = reports.count();
    // A list in one part is read whole.
    if (!first || !second || others.length === 0) return undefined;
    const groups = isScattered ? await groupRecords(file, layout, reports, size) : undefined;
    const stretches = () => groups?.pieces() ?? inOrder(file, cuts, first);
    const header = await bytesOf(file, 0, first.offset);
    let isStopped = false;
    return {
      path,
      format: layout.list ? 'csv' : 'json',
      sha256: hash?.digest() ?? null,
      notices,
      isGrouped: groups !== undefined,
      async *pieces() {
        for await (const { bytes, places, report } of stretches()) {
          if (isStopped) return;
          const part = { ...shapeOf(layout), places };
          const share = report / count;
          yield { bytes: asUtf8(Buffer.concat([header, bytes]), layout), part, share, reports: report };
        }
        await file.checkUnchanged();
      },
      stop: () => {
        isStopped = true;
      },
      close: async () => {
        groups?.close();
        await file.close();
      },
    };
  } catch (error) {
    if (error instanceof Undivided) return undefined;
    throw error;
  }
}

function shapeOf({ list, delimiter }: FileLayout): Omit<FilePart, 'places'> {
  return list ? { shape: list.shape, delimiter: String.fromCharCode(delimiter) } : { shape: 'lines', delimiter: '' };
}

/** Yields the records of a file in which those of each report are behind one another. */
async function* inOrder(file: LargeFile, cuts: readonly Cut[], first: Cut): AsyncGenerator<Stretch> {
  for (const [index, { offset, row, line, reports }] of cuts.slice(0, -1).entries()) {
    const bytes = await bytesOf(file, offset, cuts[index + 1]!.offset);
    yield { bytes, places: { rows: row - first.row, lines: line - first.line }, report: reports };
  }
}

async function bytesOf(file: LargeFile, from: number, to: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(to - from);
  await file.read(bytes, from);
  return bytes;
}

/** Returns bytes of a file in UTF-8: a part of a file in another encoding need not prove it. */
function asUtf8(bytes: Buffer, { encoding, decode }: FileLayout): Buffer {
  return encoding === 'utf-8' ? bytes : Buffer.from(decode(bytes));
}

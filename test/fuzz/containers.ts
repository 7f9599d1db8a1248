import { CFB } from '@e965/xlsx';
import { unzipSync, zipSync } from 'fflate';
import { latin1 } from './bytes.ts';
import { openPdf, packPdf } from './pdf.ts';

/** A part of a file that is changed as a whole: a file of a package, a stream, an object; the file itself if it has no parts. */
export interface Part {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A way of packing parts into a file, with all sizes, sums and offsets right. */
export interface Container {
  readonly name: 'zip' | 'cfb' | 'pdf' | 'plain';
  open(bytes: Uint8Array): Part[];
  close(parts: readonly Part[]): Uint8Array;
}

const zip: Container = {
  name: 'zip',
  open: (bytes) => Object.entries(unzipSync(bytes)).map(([name, content]) => ({ name, bytes: content })),
  close: (parts) => {
    const named = new Map(parts.map(({ name, bytes }) => [name, bytes]));
    return zipSync(Object.fromEntries(named), { level: 1, mtime: '2026-01-01' });
  },
};

interface Entry {
  readonly type: number;
  /** Absent if the stream is empty. */
  readonly content?: ArrayLike<number>;
}

/** A compound file: the container of `.doc` and `.xls`. */
const cfb: Container = {
  name: 'cfb',
  open: (bytes) => {
    const { FileIndex, FullPaths } = CFB.read(bytes, { type: 'buffer' });
    return FileIndex.flatMap(({ type, content }: Entry, index: number) =>
      type === 2 && !/Sh33tJ5/.test(FullPaths[index]!)
        ? [{ name: FullPaths[index]!.replace(/^[^/]*/, ''), bytes: Uint8Array.from(content ?? []) }]
        : [],
    );
  },
  close: (parts) => {
    const file = CFB.utils.cfb_new();
    for (const { name, bytes } of parts) CFB.utils.cfb_add(file, name, bytes);
    return Uint8Array.from(CFB.write(file, { type: 'array' }) as Iterable<number>);
  },
};

const pdf: Container = { name: 'pdf', open: openPdf, close: packPdf };

const plain: Container = {
  name: 'plain',
  open: (bytes) => [{ name: 'file', bytes }],
  close: (parts) => parts[0]?.bytes ?? new Uint8Array(),
};

/** Returns the container of a file, by its first bytes; a file that cannot be taken apart is one part. */
export function containerOf(bytes: Uint8Array): Container {
  const head = latin1(bytes.subarray(0, 8));
  const found = head.startsWith('PK') ? zip : head.startsWith('%PDF') ? pdf : head.startsWith('\xd0\xcf') ? cfb : plain;
  try {
    return found.open(bytes).length > 0 ? found : plain;
  } catch {
    return plain;
  }
}

import { countBefore } from '../binary-search.ts';
import type { Streams } from './streams.ts';

/** One property of a run of characters or of a paragraph ([MS-DOC] 2.2.5.1). */
export interface Property {
  /** The number of the property, `sprm`. */
  readonly id: number;
  readonly operand: DataView;
}

/** Returns the properties at an offset of the main stream, in bytes. */
export type PropertiesAt = (offset: number) => readonly Property[];

const pageSize = 512;

/** sprmPHugePapx, its predecessor, sprmPTableProps: the operand is the offset of properties in the data stream. */
const indirect = [0x6646, 0x6645, 0x646b];

/** sprmTDefTable: its length takes two bytes. */
const longOperand = 0xd608;

/** Reads the properties of characters; the FIB locates them at offset 250. */
export function characterProperties(streams: Streams): PropertiesAt {
  return lookUp(streams, 0xfa, (page, run, count) => {
    const at = page.getUint8(4 * (count + 1) + run) * 2;
    return at === 0 ? undefined : slice(page, at + 1, page.getUint8(at));
  });
}

/** Reads the properties of paragraphs, which apply at the paragraph mark; the FIB locates them at offset 258. */
export function paragraphProperties(streams: Streams): PropertiesAt {
  return lookUp(streams, 0x102, (page, run, count) => {
    const at = page.getUint8(4 * (count + 1) + 13 * run) * 2;
    if (at === 0) return undefined;
    const words = page.getUint8(at);
    const [from, length] = words === 0 ? [at + 2, page.getUint8(at + 1) * 2] : [at + 1, words * 2 - 1];
    // The number of a style comes first.
    return slice(page, from + 2, length - 2);
  });
}

interface Run {
  readonly from: number;
  readonly to: number;
  readonly properties: readonly Property[];
}

/** Reads the runs of all pages that a list in the table stream names; `find` returns the properties of one run of a page. */
function lookUp(
  { main, table, data }: Streams,
  fib: number,
  find: (page: DataView, run: number, count: number) => DataView | undefined,
): PropertiesAt {
  const list = slice(table, main.getUint32(fib, true), main.getUint32(fib + 4, true));
  const pages = Math.floor((list.byteLength - 4) / 8);
  if (pages > main.byteLength / pageSize) throw new RangeError('more pages of properties than the document has');
  const runs: Run[] = [];
  for (let index = 0; index < pages; index++) {
    const page = slice(main, list.getUint32(4 * (pages + 1 + index), true) * pageSize, pageSize);
    const count = page.getUint8(pageSize - 1);
    for (let run = 0; run < count; run++) {
      const stored = find(page, run, count);
      const properties = stored ? [...propertiesIn(stored, data)] : [];
      runs.push({ from: page.getUint32(4 * run, true), to: page.getUint32(4 * (run + 1), true), properties });
    }
  }
  runs.sort((a, b) => a.from - b.from);
  return (offset) => {
    const run = runs[countBefore(runs, ({ to }) => to <= offset)];
    return run && run.from <= offset ? run.properties : [];
  };
}

/** Yields the properties that are stored one after the other. */
function* propertiesIn(stored: DataView, data: DataView, depth = 0): Generator<Property> {
  for (let at = 0; at + 2 < stored.byteLength; ) {
    const id = stored.getUint16(at, true);
    const [from, length] = operandOf(stored, at + 2, id);
    const operand = slice(stored, from, length);
    if (indirect.includes(id) && depth === 0) {
      const there = operand.getUint32(0, true);
      const size = there + 2 > data.byteLength ? 0 : data.getUint16(there, true);
      if (there + 2 + size <= data.byteLength) yield* propertiesIn(slice(data, there + 2, size), data, 1);
    } else {
      yield { id, operand };
    }
    at = from + length;
  }
}

/** Returns the offset and the length of an operand in bytes; the top three bits of the number tell the length. */
function operandOf(stored: DataView, at: number, id: number): [number, number] {
  if (id === longOperand) return [at + 2, stored.getUint16(at, true) - 1];
  const length = [1, 1, 2, 4, 2, 2, undefined, 3][id >> 13];
  return length === undefined ? [at + 1, stored.getUint8(at)] : [at, length];
}

/** @throws {RangeError} if the bytes do not lie within the view */
function slice(view: DataView, from: number, length: number): DataView {
  if (from + length > view.byteLength) throw new RangeError(`${from} + ${length} > ${view.byteLength}`);
  return new DataView(view.buffer, view.byteOffset + from, length);
}

import { joined, putField } from './bytes.ts';
import type { Random } from './random.ts';

type Change = (records: Uint8Array[], random: Random) => void;

const changes: readonly Change[] = [
  // A field of a record, not of its head, gets another value; then one of its head.
  (records, random) => {
    const at = random.below(records.length);
    const changed = records[at]!.slice();
    putField(changed, 4 + random.below(Math.max(1, changed.length - 4)), random);
    records[at] = changed;
  },
  (records, random) => {
    const at = random.below(records.length);
    const changed = records[at]!.slice();
    putField(changed, random.below(4), random);
    records[at] = changed;
  },
  (records, random) => {
    records.splice(random.below(records.length), random.size(20));
  },
  (records, random) => {
    const from = random.below(records.length);
    const part = records.slice(from, from + random.size(10));
    const copies = Array.from({ length: random.size(2000) }, () => part).flat();
    records.splice(from, 0, ...copies.slice(0, 20_000));
  },
  (records, random) => {
    const [record] = records.splice(random.below(records.length), 1);
    records.splice(random.below(records.length + 1), 0, record!);
  },
  (records, random) => {
    const at = random.below(records.length);
    const other = random.pick(records);
    records[at] = joined([records[at]!.subarray(0, 2), other.subarray(2)]);
  },
  (records, random) => {
    records.length = 1 + random.below(records.length);
  },
];

/** Changes the stream of an old workbook by its records: two bytes of type, two of length, then so many bytes. */
export function changeRecords(stream: Uint8Array, random: Random): Uint8Array {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const records: Uint8Array[] = [];
  for (let at = 0; at < stream.length; at += records.at(-1)!.length) {
    const length = at + 4 <= stream.length ? 4 + view.getUint16(at + 2, true) : 4;
    records.push(stream.subarray(at, at + length));
  }
  for (let count = random.size(8); count > 0 && records.length > 0; count--) random.pick(changes)(records, random);
  return joined(records).subarray(0, 2_000_000);
}

/** Changes numbers of two or four bytes at even places: pointers, lengths, counts. */
export function changeFields(stream: Uint8Array, random: Random): Uint8Array {
  if (stream.length === 0 || random.once(20)) return new Uint8Array(random.once(2) ? 0 : random.size(5000));
  const changed = stream.slice();
  // The head, where the pointers to all other parts are, as often as the rest.
  const limit = random.once(2) ? Math.min(stream.length, 1000) : stream.length;
  for (let count = random.size(12); count > 0; count--) putField(changed, 2 * random.below(limit / 2), random);
  return changed;
}

/** Changes the tables of a compound file: its header, its chains of sectors, the entries of its directory. */
export function changeSectors(file: Uint8Array, random: Random): Uint8Array {
  const changed = file.slice();
  const view = new DataView(changed.buffer);
  const sector = 512;
  const chains = sector * (1 + view.getUint32(76, true));
  const directory = sector * (1 + view.getUint32(48, true));
  for (let count = random.size(8); count > 0; count--) {
    const entry = directory + 128 * random.below(8);
    const places = [
      24 + 2 * random.below(40),
      chains + 4 * random.below(sector / 4),
      entry + random.pick([64, 66, 68, 72, 76, 116, 120, 124]),
    ];
    putField(changed, random.pick(places), random);
  }
  return changed;
}

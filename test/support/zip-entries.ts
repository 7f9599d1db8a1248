import { inflateSync } from 'fflate';

/** An entry of a zip, byte for byte as in the file. */
export interface RawEntry {
  readonly name: string;
  /** Local header, content as packed, and all behind it up to the next entry. */
  readonly file: Uint8Array;
  /** Its record in the directory, the offset of the file zeroed. */
  readonly record: Uint8Array;
  readonly content: Uint8Array;
}

/** The entries of an ordinary zip without zip64, in the order of its directory, and its end record with all behind it. */
export function rawEntries(given: Uint8Array): { readonly entries: RawEntry[]; readonly end: Uint8Array } {
  const bytes = new Uint8Array(given);
  const view = new DataView(bytes.buffer);
  let last = bytes.length - 22;
  while (view.getUint32(last, true) !== 0x06054b50) last--;
  const start = view.getUint32(last + 16, true);
  const offsets: number[] = [];
  const records: Uint8Array[] = [];
  for (let at = start; at < last; ) {
    const length = 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    offsets.push(view.getUint32(at + 42, true));
    records.push(bytes.slice(at, at + length).fill(0, 42, 46));
    at += length;
  }
  const entries = records.map((record, index): RawEntry => {
    const offset = offsets[index]!;
    const next = Math.min(start, ...offsets.filter((one) => one > offset));
    const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    const about = new DataView(record.buffer);
    const packed = bytes.slice(from, from + about.getUint32(20, true));
    const name = new TextDecoder().decode(record.subarray(46, 46 + about.getUint16(28, true)));
    const content = about.getUint16(10, true) === 0 ? packed : inflateSync(packed);
    return { name, file: bytes.slice(offset, next), record, content };
  });
  return { entries, end: bytes.slice(last).fill(0, 12, 20) };
}

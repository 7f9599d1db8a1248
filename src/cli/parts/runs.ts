import type { GridRow } from '../../model/document.ts';
import type { RecordList } from '../../recognise/record-list.ts';
import type { createOrdinals } from '../../run/ordinals.ts';
import { fieldsOf, hasCount, offsetBehind, type RecordBytes } from './fields.ts';
import { Undivided } from './undivided.ts';

/** The way in which the records of a file are read. */
export interface RecordLayout {
  /** Undefined for lines, each of which is a report. */
  readonly list: RecordList | undefined;
  /** The delimiter, as a byte; -1 for lines. */
  readonly delimiter: number;
  readonly decode: (bytes: Buffer) => string;
}

type ListLayout = RecordLayout & { readonly list: RecordList };

/**
 * Returns a function that numbers the reports to which the records of a file belong, from 0, in the order in which they come
 * first. It is given the records in order, and may be made anew with the same numbers for another pass.
 * @throws {Undivided} at a record that may be a second header
 */
export function reportNumbers(
  layout: RecordLayout,
  ordinals: ReturnType<typeof createOrdinals>,
): (record: RecordBytes) => number {
  return layout.list ? numbersByKey({ ...layout, list: layout.list }, ordinals) : () => ordinals.next();
}

function numbersByKey({ list, delimiter, decode }: ListLayout, ordinals: ReturnType<typeof createOrdinals>) {
  const keyLength = Math.max(...list.key) + 1;
  const numberOf = keyNumbers(list, ordinals);
  /** The bytes up to the last field of the key in the record before, and their number. */
  let [prefix, length] = [Buffer.alloc(2 ** 8), 0];
  let current = -1;

  const isSamePrefix = (block: Buffer, start: number) => {
    if (length === 0) return false;
    for (let index = 0; index < length; index++) if (block[start + index] !== prefix[index]) return false;
    return true;
  };
  const keepPrefix = (block: Buffer, start: number, end: number) => {
    length = end - start;
    if (length > prefix.length) prefix = Buffer.alloc(2 * length);
    block.copy(prefix, 0, start, end);
  };
  return (record: RecordBytes): number => {
    const { block, start, hasQuote } = record;
    if (list.shape === 'wide' && !hasCount(record, delimiter)) checkNoHeader(record, { list, delimiter, decode });
    if (isSamePrefix(block, start)) return current;
    const behind = hasQuote ? undefined : offsetBehind(record, delimiter, keyLength);
    keepPrefix(block, start, behind ?? start);
    if (current >= 0 && isBlank(record, delimiter)) return current;
    const fields = fieldsOf(record, delimiter, keyLength, decode);
    current = numberOf(list.key.map((position) => fields[position] ?? ''));
    return current;
  };
}

/**
 * Returns a function that numbers the reports as `reportNumbers` does, by the fields of the key in their records.
 * @throws {Undivided} at those of a second header
 */
export function keyNumbers(list: RecordList, ordinals: ReturnType<typeof createOrdinals>) {
  let current = -1;
  let next = 0;
  const ownNumber = () => {
    if (next === ordinals.count()) ordinals.next();
    return next++;
  };
  const numberOf = (key: string | undefined): number => {
    if (key === undefined) return ownNumber();
    const number = ordinals.of(key);
    if (number === current || (number < next && list.isBody(key))) return number;
    return number === next ? next++ : ownNumber();
  };
  return (fields: readonly string[]): number => {
    if (list.isHeader(fields)) throw new Undivided();
    current = numberOf(list.keyOf(fields));
    return current;
  };
}

function checkNoHeader(record: RecordBytes, { list, delimiter, decode }: ListLayout): void {
  const place = { path: '' };
  const fields = fieldsOf(record, delimiter, Number.POSITIVE_INFINITY, decode).map((text) => text.trim());
  const row: GridRow = { place, cells: fields.map((text) => (text === '' ? undefined : { text, place })) };
  if (list.mayBeHeader(row)) throw new Undivided();
}

/** True if a record holds nothing, as readers pass it over. */
function isBlank({ block, start, end }: RecordBytes, delimiter: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = block[at]!;
    if (byte !== delimiter && byte !== 0x20 && byte !== 0x09) return false;
  }
  return true;
}

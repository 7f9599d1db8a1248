import { type BookType, type CellObject, utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx';

type Value = string | number | boolean | null | CellObject;

/** Makes a workbook in one of the formats before `.xlsx`; `edit` has the last word on its sheets. */
export function oldWorkbook(
  bookType: BookType,
  sheets: Readonly<Record<string, readonly (readonly Value[])[]>>,
  edit: (book: WorkBook & { readonly Sheets: Record<string, WorkSheet> }) => void = () => {},
): Uint8Array {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), name);
  }
  edit(book);
  return new Uint8Array(write(book, { bookType, type: 'array' }));
}

/** A record of a workbook's stream: its number, its length, its bytes. */
function record(id: number, ...parts: readonly (number | readonly number[])[]): number[] {
  const bytes = parts.flatMap((part) => (typeof part === 'number' ? [part & 255, part >> 8] : part));
  return [id & 255, id >> 8, bytes.length & 255, bytes.length >> 8, ...bytes];
}

/**
 * The stream of an Excel 95 workbook with one sheet, its text in a code page: what programs wrote before Unicode. All its
 * cells ask for one format, which it may leave undefined.
 */
export function excel95(
  name: string,
  rows: readonly (readonly (string | number)[])[],
  codePage: 936 | 950 = 936,
  format = 'General',
): Uint8Array {
  const known = doubleBytes(codePage === 936 ? 'gbk' : 'big5');
  const encode = (text: string) => [...text].flatMap((one) => known.get(one) ?? [one.charCodeAt(0)]);
  const double = (value: number) => [...new Uint8Array(new Float64Array([value]).buffer)];
  const cells = rows.flatMap((row, r) =>
    row.flatMap((value, c) =>
      typeof value === 'number'
        ? record(0x0203, r, c, 0, double(value))
        : record(0x0204, r, c, 0, encode(value).length, encode(value)),
    ),
  );
  const begin = (kind: number) => record(0x0809, 0x0500, kind, 0, 0);
  const end = record(0x000a);
  const title = encode(name);
  const globals = (start: number) => [
    ...begin(5),
    ...record(0x0042, codePage),
    ...(format === 'General' ? [] : record(0x041e, 164, [encode(format).length], encode(format))),
    ...record(0x00e0, 0, 164, Array<number>(12).fill(0)),
    ...record(0x0085, [start & 255, start >> 8, 0, 0, 0, 0, title.length], title),
    ...end,
  ];
  const sheet = [...begin(16), ...record(0x0200, 0, rows.length, 0, 20, 0), ...cells, ...end];
  return Uint8Array.from([...globals(globals(0).length), ...sheet]);
}

/** The characters that take two bytes in an encoding, which the platform can decode, but not write. */
function doubleBytes(encoding: string): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder(encoding);
  const known = new Map<string, [number, number]>();
  for (let first = 0x81; first < 0xff; first++) {
    for (let second = 0x40; second < 0xff; second++) {
      known.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
    }
  }
  return known;
}

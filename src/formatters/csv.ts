import { csvRecord, inert } from '../codecs/csv/record.ts';
import { seen } from '../codecs/sanitize.ts';
import type { Result } from '../model/result.ts';
import { columns, rowsOf } from './rows.ts';
import type { View } from './view.ts';

/** Tells Excel that the bytes are UTF-8. */
const byteOrderMark = '\ufeff';

/** The list of corrections over all files, a record a mistake; several values of a field are parted by `; `. */
export function csv({ files }: Result, view: View): string {
  const { language } = view;
  const rows = files.flatMap((file) => rowsOf(file, view));
  const records = [
    columns.map((column) => column[language]),
    ...rows.map((row) => columns.map(({ texts }) => field(texts(row)))),
  ];
  return byteOrderMark + records.map((record) => `${csvRecord(record)}\r\n`).join('');
}

function field(texts: readonly string[]): string {
  return inert(texts.map((text) => seen(text, '\ufffd').replaceAll(/\s+/g, ' ')).join('; '));
}

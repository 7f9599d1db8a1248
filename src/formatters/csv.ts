import { csvForSpreadsheets, escapeFormula } from '../codecs/csv/record.ts';
import { replaceInvisible } from '../codecs/sanitize.ts';
import type { Result } from '../model/result.ts';
import { columns } from '../presentation/listing/columns.ts';
import { rowsOf } from '../presentation/listing/rows.ts';
import type { View } from './view.ts';

/** Writes the list of corrections over all files, a record a mistake; values of one field are separated by `; `. */
export function csv({ files }: Result, view: View): string {
  const records = [columns.map((column) => column[view.language])];
  for (const file of files) {
    for (const row of rowsOf(file, view)) records.push(columns.map(({ texts }) => field(texts(row, view))));
  }
  return csvForSpreadsheets(records);
}

function field(texts: readonly string[]): string {
  return escapeFormula(texts.map((text) => replaceInvisible(text, '\ufffd').replaceAll(/\s+/g, ' ')).join('; '));
}

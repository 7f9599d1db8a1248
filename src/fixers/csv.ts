import { fieldsOf } from '../codecs/csv/fields.ts';
import { parseCsv } from '../codecs/csv/parse.ts';
import { decodeText } from '../codecs/encoding.ts';
import { splice } from '../codecs/splice.ts';
import type { Correction } from '../corrections.ts';
import { format } from '../model/decimal.ts';
import { UserError } from '../model/errors.ts';
import type { Fixed } from './fixer.ts';

/**
 * Writes numbers into fields; quoted fields stay quoted. All other bytes stay: encoding, byte order mark, delimiters,
 * line ends.
 * @throws {UserError} `unsupported` if misplaced quotes make the fields ambiguous
 */
export function fixCsv(bytes: Uint8Array, corrections: readonly Correction[]): Fixed {
  const { text, encoding } = decodeText(bytes);
  const { records, delimiter } = fieldsOf(text);
  const edits = corrections.map(({ cell: { place }, to }) => {
    const field = records[(place.row ?? 0) - 1]?.[(place.column ?? 0) - 1];
    if (!field) throw irregular();
    const number = format(to);
    const isQuoted = field.quoted || number.includes(delimiter);
    return { from: field.from, to: field.to, text: isQuoted ? `"${number}"` : number };
  });
  const corrected = splice(bytes, encoding, edits);
  const expected = filledFields(bytes);
  for (const { cell, to } of corrections) expected.set(`${cell.place.row}:${cell.place.column}`, format(to));
  const actual = filledFields(corrected);
  const same = expected.size === actual.size && [...expected].every(([at, field]) => actual.get(at) === field);
  if (!same) throw irregular();
  return { bytes: corrected, left: [] };
}

/** Returns the fields that are not empty, as the reader has them, by `row:column`. */
function filledFields(bytes: Uint8Array): Map<string, string> {
  const records = parseCsv(decodeText(bytes).text, (record) => record);
  return new Map(
    records.flatMap(({ fields }, row) =>
      fields.flatMap((field, column) => (field.trim() === '' ? [] : [[`${row + 1}:${column + 1}`, field] as const])),
    ),
  );
}

function irregular(): UserError {
  return new UserError('unsupported', {
    zh: 'CSV 里的引号不合规范，无法只改其中几格；请用 Excel 或 WPS 打开后另存，再修正',
    en: 'quotes are out of place in this CSV, so single cells cannot be changed: save it again from Excel or WPS first',
  });
}

import { delimiterOf } from '../codecs/csv/delimiter.ts';
import { fieldsOf } from '../codecs/csv/fields.ts';
import { decode } from '../codecs/encoding.ts';
import type { Correction } from '../corrections.ts';
import { format } from '../model/decimal.ts';
import type { Document } from '../model/document.ts';
import { UserError } from '../model/errors.ts';
import { readCsv } from '../readers/csv/index.ts';
import type { Fixed } from './index.ts';
import { splice } from './splice.ts';

/**
 * Writes numbers into fields; one in quotes keeps them. All other bytes stay: encoding, byte order mark, delimiters,
 * line ends.
 * @throws {UserError} `unsupported` where quotes are so placed that another reader could tell the fields apart otherwise
 */
export function fixCsv(bytes: Uint8Array, corrections: readonly Correction[]): Fixed {
  const { text, encoding } = decode(bytes);
  const declared = /^"?sep=(.)"?(?:\r\n?|\n)/i.exec(text);
  const start = declared?.[0].length ?? 0;
  const delimiter = declared?.[1] ?? delimiterOf(text.slice(start).replace(/\r\n?/g, '\n')) ?? ',';
  const records = fieldsOf(text, delimiter, start);
  const edits = corrections.map(({ cell: { place }, to }) => {
    const field = records[(place.row ?? 0) - 1]?.[(place.column ?? 0) - 1];
    if (!field) throw irregular();
    const number = format(to);
    const isQuoted = field.quoted || number.includes(delimiter);
    return { from: field.from, to: field.to, text: isQuoted ? `"${number}"` : number };
  });
  const corrected = splice(bytes, encoding, edits);
  const expected = cells(readCsv(bytes, ''));
  for (const { cell, to } of corrections) expected.set(`${cell.place.row}:${cell.place.column}`, format(to));
  const actual = cells(readCsv(corrected, ''));
  const same = expected.size === actual.size && [...expected].every(([at, field]) => actual.get(at) === field);
  if (!same) throw irregular();
  return { bytes: corrected, left: [] };
}

function cells({ blocks }: Document): Map<string, string> {
  const rows = blocks.flatMap((block) => (block.kind === 'grid' ? block.rows : []));
  return new Map(
    rows.flatMap(({ cells }) =>
      cells.flatMap((cell) => (cell ? [[`${cell.place.row}:${cell.place.column}`, cell.text] as const] : [])),
    ),
  );
}

function irregular(): UserError {
  return new UserError('unsupported', {
    zh: 'CSV 里的引号不合规范，无法只改其中几格；请用 Excel 或 WPS 打开后另存，再修正',
    en: 'quotes are out of place in this CSV, so that no cell can be changed by itself: save it again from Excel or WPS first',
  });
}

/** A string, a reference in brackets, or the separator of two arguments. */
const parts = /"(?:[^"]|"")*"|\[([^\]']*(?:'(?:[^']|'')*'[^\]']*)*)\]|;/g;

const cell = String.raw`\$?[A-Z]{1,3}\$?\d{1,7}|\$?[A-Z]{1,3}|\$?\d{1,7}`;

/** `.B3`, `.B3:.H3`, `$'表 三'.B3:.H3`. */
const reference = new RegExp(
  String.raw`^(?:\$?('(?:[^']|'')*'|[^'.:#$]+))?\.(${cell})(?::(?:\$?('(?:[^']|'')*'|[^'.:#$]+))?\.(${cell}))?$`,
  'i',
);

/**
 * Converts a formula to Excel's notation, without its `=`: `of:=SUM([.B3:.H3];1)` → `SUM(B3:H3,1)`. A reference that it
 * does not have, such as to a cell of another file, stays as it is.
 */
export function shownFormula(stored: string): string {
  const [, prefix = '', formula = ''] = /^\s*(?:([\w.-]+):)?=?(.*)$/s.exec(stored) ?? [];
  // This prefix marks a formula in Excel's notation.
  if (prefix === 'msoxl') return formula;
  return formula.replace(parts, (part, inside: string | undefined) => {
    if (part === ';') return ',';
    return inside === undefined ? part : (shownReference(inside) ?? part);
  });
}

function shownReference(stored: string): string | undefined {
  const match = reference.exec(stored);
  if (!match) return undefined;
  const [, sheet, first = '', otherSheet, last] = match;
  if (otherSheet !== undefined && otherSheet !== sheet) return undefined;
  const area = last === undefined ? first : `${first}:${last}`;
  return sheet === undefined ? area : `${sheet}!${area}`;
}

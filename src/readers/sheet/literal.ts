/**
 * Writes a stored number as plain digits, with the 15 significant ones that a spreadsheet keeps: `1.0E2` → `100`,
 * `0.30000000000000004` → `0.3`. `undefined` if the text is not a number.
 */
export function numberLiteral(stored: string): string | undefined {
  if (/^(?:0|-?[1-9]\d{0,14})$/.test(stored)) return stored;
  const text = stored.trim();
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? plainDigits(number) : undefined;
}

/** Writes a number as plain digits, with 15 significant ones and never with an exponent. */
export function plainDigits(number: number): string {
  if (Number.isInteger(number) && Math.abs(number) < 1e15) return String(number === 0 ? 0 : number);
  const [, sign = '', first = '', rest = '', exponent = '0'] =
    /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(number.toExponential(14)) ?? [];
  const digits = (first + rest).replace(/0+$/, '');
  const point = Number(exponent) + 1;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits.padEnd(point, '0');
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/**
 * Returns the number that a text spells, in plain digits; thousands separators and full-width characters are allowed.
 */
export function numberFromText(text: string): string | undefined {
  if (!/[\d０-９]/.test(text)) return undefined;
  const plain = text.normalize('NFKC').trim();
  return /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : undefined;
}

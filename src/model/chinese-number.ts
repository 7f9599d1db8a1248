const digits: ReadonlyMap<string, number> = new Map([
  ...[...'〇一二三四五六七八九'].map((character, value) => [character, value] as const),
  ['零', 0],
  ['○', 0],
  ['两', 2],
]);

const powers: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

/** The characters of Chinese numbers, for a character class. */
export const chineseDigits = '零〇○一二两三四五六七八九十百千万';

/**
 * Reads a whole number in Chinese numerals: 十九 (19), 一百零二 (102), 三千六百零七, 一万二千, or digit by digit, 二〇二三. Undefined
 * if the characters form no number.
 */
export function readChineseNumber(text: string): number | undefined {
  if (!/[十百千万]/.test(text)) return digitByDigit(text);
  const parts = text.split('万');
  if (parts.length > 2) return undefined;
  const [high, low] = parts.length === 2 ? [below10000(parts[0]!), below10000(parts[1]!, true)] : [0, below10000(text)];
  return high === undefined || low === undefined || (parts.length === 2 && high === 0)
    ? undefined
    : high * 10_000 + low;
}

function digitByDigit(text: string): number | undefined {
  let value = 0;
  for (const character of text) {
    const digit = digits.get(character);
    if (digit === undefined) return undefined;
    value = value * 10 + digit;
  }
  return text === '' || (text.length > 1 && value === 0) ? undefined : value;
}

function below10000(text: string, mayBeEmpty = false): number | undefined {
  if (text === '') return mayBeEmpty ? 0 : undefined;
  let value = 0;
  let digit: number | undefined;
  let lastPower = 10_000;
  for (const character of text) {
    const power = powers.get(character);
    if (power === undefined) {
      if (digit !== undefined && digit !== 0) return undefined;
      digit = digits.get(character);
      if (digit === undefined) return undefined;
    } else {
      if (power >= lastPower || (digit === undefined && value > 0)) return undefined;
      value += (digit ?? 1) * power;
      lastPower = power;
      digit = undefined;
    }
  }
  return value + (digit ?? 0);
}

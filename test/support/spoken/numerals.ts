/** A way to write a whole number in a text. */
export type Numeral = (number: number) => string;

const plain: Numeral = (number) => String(number);
const wide: Numeral = (number) =>
  plain(number).replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const thousands: Numeral = (number) => number.toLocaleString('en-US');

/** Writes a number as it is spoken, 一百零二; 0 and what needs 万 in digits, as clerks do. */
const chinese: Numeral = (number) => (number === 2 ? '两' : inCharacters(number));

function inCharacters(number: number): string {
  if (number === 0 || number >= 10_000) return plain(number);
  const digits = [...plain(number)].map(Number);
  const spoken = digits.map((digit, index) =>
    digit === 0 ? '零' : `${figures[digit]}${powers[digits.length - 1 - index]}`,
  );
  return spoken.join('').replaceAll(/零+/g, '零').replace(/零$/, '').replace(/^一十/, '十');
}

const figures = '零一二三四五六七八九';
const powers = ['', '十', '百', '千'];

/** Ways to write numbers; digits are what most reports have. */
export const numerals: readonly Numeral[] = [plain, plain, plain, plain, wide, thousands, chinese, inCharacters];

/**
 * Writes a number from 0 in a format of ECMA-376 part 1, 17.18.59; in plain digits if the format has no numeral for it.
 */
export function formatNumeral(number: number, format: string): string {
  return formats.get(format)?.(number) ?? String(number);
}

type Format = (number: number) => string | undefined;

const digits = '〇一二三四五六七八九';

/** One character each for 1, 2, 3 …; none beyond the last. */
const listed =
  (characters: string): Format =>
  (number) =>
    characters[number - 1];

/** Runs of consecutive code points for 1, 2, 3 … */
const enclosed =
  (...runs: readonly (readonly [first: number, length: number])[]): Format =>
  (number) => {
    let index = number - 1;
    for (const [first, length] of runs) {
      if (index >= 0 && index < length) return String.fromCodePoint(first + index);
      index -= length;
    }
    return undefined;
  };

const digitByDigit: Format = (number) => String(number).replaceAll(/\d/g, (digit) => digits[Number(digit)]!);

/** In words up to 99, digit by digit beyond. */
const counting: Format = (number) => (number < 100 ? inThousands(number) : digitByDigit(number));

/** Chinese numerals: 十一, 一百零一. */
const inThousands: Format = (number) => inWords(number, digits, ['', '十', '百', '千'], '零')?.replace(/^一十/, '十');

/** Japanese numerals: 十一, 百一. */
const japanese: Format = (number) =>
  inWords(number, digits, ['', '十', '百', '千'], '')?.replaceAll(/一(?=[十百千])/g, '');

/** Writes up to 9999 with a word for each power of ten; `gap` replaces powers omitted between two digits. */
function inWords(number: number, names: string, powers: readonly string[], gap: string): string | undefined {
  if (number > 9999) return undefined;
  if (number === 0) return names[0];
  let words = '';
  let skipped = false;
  for (let power = 3; power >= 0; power--) {
    const digit = Math.floor(number / 10 ** power) % 10;
    if (digit === 0) {
      skipped = words !== '';
      continue;
    }
    words += `${skipped ? gap : ''}${names[digit]}${powers[power]}`;
    skipped = false;
  }
  return words;
}

const symbols = ['M', 'CM', 'D', 'CD', 'C', 'XC', 'L', 'XL', 'X', 'IX', 'V', 'IV', 'I'];
const worth = [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1];

const roman: Format = (number) => {
  if (number === 0 || number > 3999) return undefined;
  let left = number;
  let text = '';
  for (const [index, value] of worth.entries()) {
    text += symbols[index]!.repeat(Math.floor(left / value));
    left %= value;
  }
  return text;
};

/** Letters: A … Z, AA, BB … */
const letter: Format = (number) => {
  if (number === 0 || number > 26 * 30) return undefined;
  return String.fromCharCode(65 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));
};

const stems = '甲乙丙丁戊己庚辛壬癸';
const branches = '子丑寅卯辰巳午未申酉戌亥';
const circled = enclosed([0x2460, 20], [0x3251, 15], [0x32b1, 15]);
const wide: Format = (number) =>
  String(number).replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

const formats: ReadonlyMap<string, Format> = new Map(
  Object.entries<Format>({
    chineseCounting: counting,
    chineseCountingThousand: inThousands,
    chineseLegalSimplified: (number) => inWords(number, '零壹贰叁肆伍陆柒捌玖', ['', '拾', '佰', '仟'], '零'),
    taiwaneseCounting: counting,
    taiwaneseCountingThousand: inThousands,
    taiwaneseDigital: digitByDigit,
    ideographDigital: digitByDigit,
    ideographLegalTraditional: (number) => inWords(number, '零壹貳參肆伍陸柒捌玖', ['', '拾', '佰', '仟'], '零'),
    ideographTraditional: listed(stems),
    ideographZodiac: listed(branches),
    ideographZodiacTraditional: (number) =>
      number >= 1 && number <= 60 ? `${stems[(number - 1) % 10]}${branches[(number - 1) % 12]}` : undefined,
    ideographEnclosedCircle: enclosed([0x3280, 10]),
    japaneseCounting: japanese,
    japaneseDigitalTenThousand: digitByDigit,
    decimalEnclosedCircle: circled,
    decimalEnclosedCircleChinese: circled,
    decimalEnclosedFullstop: enclosed([0x2488, 20]),
    decimalEnclosedParen: enclosed([0x2474, 20]),
    decimalFullWidth: wide,
    decimalFullWidth2: wide,
    decimalZero: (number) => String(number).padStart(2, '0'),
    numberInDash: (number) => `- ${number} -`,
    hex: (number) => number.toString(16).toUpperCase(),
    upperRoman: roman,
    lowerRoman: (number) => roman(number)?.toLowerCase(),
    upperLetter: letter,
    lowerLetter: (number) => letter(number)?.toLowerCase(),
    none: () => '',
  }),
);

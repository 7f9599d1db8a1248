import { numeral } from '../../codecs/numerals.ts';

/** The formats of ECMA-376 by the first number, or two, that OpenDocument (1.3 part 3, 19.518) writes for one. */
const formats: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '1': 'decimal',
    '01': 'decimalZero',
    '１': 'decimalFullWidth',
    '①': 'decimalEnclosedCircle',
    a: 'lowerLetter',
    A: 'upperLetter',
    i: 'lowerRoman',
    I: 'upperRoman',
    一: 'chineseCountingThousand',
    壹: 'chineseLegalSimplified',
    '壹, 貳': 'ideographLegalTraditional',
    甲: 'ideographTraditional',
    子: 'ideographZodiac',
  }),
);

/** A number as a list prints it, in a format such as `1` or `一, 二, 三, ...`; '' for no format, and for one that is not known. */
export function ordinal(number: number, format: string): string {
  const [one = '', two] = format.split(', ');
  const named = formats.get(`${one}, ${two}`) ?? formats.get(one);
  return named === undefined || !Number.isSafeInteger(number) || number < 0 ? '' : numeral(number, named);
}

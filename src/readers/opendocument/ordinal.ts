import { letters } from '../../document.ts';

/**
 * A number as a list prints it. A format is named by how it begins to count (`1`, `a`, `I`, `一, 二, 三, ...`; OpenDocument
 * 1.3 part 3, 19.518); `undefined` for none, and for one that is not known.
 */
export function ordinal(number: number, format: string): string | undefined {
  if (!Number.isInteger(number) || number < 0 || number > 9999) return undefined;
  const among = (signs: string) => [...signs][number - 1];
  switch (/^[^,]*/.exec(format)![0]) {
    case '1':
      return String(number);
    case '01':
      return String(number).padStart(2, '0');
    case '１':
      return String(number).replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    case 'a':
      return letters(number).toLowerCase();
    case 'A':
      return letters(number);
    case 'i':
      return roman(number).toLowerCase();
    case 'I':
      return roman(number);
    case '①':
      return among('①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳');
    case '一':
      return chinese(number, '〇一二三四五六七八九', ['', '十', '百', '千']);
    case '壹':
      return chinese(number, '零壹贰叁肆伍陆柒捌玖', ['', '拾', '佰', '仟']);
    case '甲':
      return among('甲乙丙丁戊己庚辛壬癸');
    case '子':
      return among('子丑寅卯辰巳午未申酉戌亥');
    default:
      return undefined;
  }
}

/** 12 → 十二, 20 → 二十, 105 → 一百〇五. */
function chinese(number: number, digits: string, places: readonly string[]): string {
  const text = [...String(number)]
    .map((digit, at, all) => (digit === '0' ? digits[0]! : digits[Number(digit)]! + places[all.length - 1 - at]!))
    .join('');
  const zero = digits[0]!;
  const plain = text.replaceAll(new RegExp(`${zero}+`, 'g'), zero);
  const whole = plain.length > 1 && plain.endsWith(zero) ? plain.slice(0, -1) : plain;
  return whole.startsWith('一十') ? whole.slice(1) : whole;
}

const romans: readonly (readonly [string, number])[] = [
  ['M', 1000],
  ['CM', 900],
  ['D', 500],
  ['CD', 400],
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
];

function roman(number: number): string {
  let text = '';
  let left = number;
  for (const [sign, value] of romans) {
    text += sign.repeat(Math.floor(left / value));
    left %= value;
  }
  return text;
}

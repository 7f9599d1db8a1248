import { compare, type Decimal, format } from '../model/decimal.ts';
import type { Text } from '../model/text.ts';

/** A way in which a figure is mistyped. */
interface TypingSlip {
  /** The lower, the more frequent the slip: a difference of 1 is about a factor of three. */
  readonly cost: number;
  readonly matches: (shown: string, meant: string, neighbours: Neighbours) => boolean;
  readonly reason: (shown: Decimal, meant: Decimal, neighbours: Neighbours) => Text;
}

/** The figures next to a figure, as `format` writes them, and whether it is a total. */
export interface Neighbours {
  readonly left?: string | undefined;
  readonly right?: string | undefined;
  readonly above?: string | undefined;
  readonly below?: string | undefined;
  readonly total: boolean;
}

const fixed = (zh: string, en: string) => (): Text => ({ zh, en });

const sides = [
  { side: 'left', zh: '左边', en: 'to its left' },
  { side: 'right', zh: '右边', en: 'to its right' },
  { side: 'above', zh: '上面', en: 'above it' },
  { side: 'below', zh: '下面', en: 'below it' },
] as const;

/** The slips, the most specific first. A cost is about −ln of how often the slip ends in just this figure. */
const slips: readonly TypingSlip[] = [
  {
    cost: 0,
    matches: (shown, _, { total }) => total && shown === '0',
    reason: fixed('总计仍为 0，漏填合计', 'the total still says 0'),
  },
  { cost: 2.1, matches: isPointMoved, reason: fixed('小数点写错位置', 'the decimal point is in the wrong place') },
  { cost: 2.1, matches: (shown, meant) => shown === `${meant}0`, reason: fixed('多写了一个 0', 'an extra zero') },
  { cost: 2.2, matches: isTransposed, reason: fixed('两位数字写颠倒', 'two digits in the wrong order') },
  { cost: 2.2, matches: isOneOff, reason: offBy },
  { cost: 2.5, matches: (shown, meant) => shown === `-${meant}`, reason: fixed('多写了负号', 'an extra minus sign') },
  { cost: 2.6, matches: isDoubled, reason: fixed('一位数字写重', 'a digit typed twice') },
  { cost: 2.6, matches: (shown, meant) => meant === `${shown}0`, reason: fixed('少写了一个 0', 'a missing zero') },
  {
    cost: 2.1,
    matches: (shown, meant) => meant === '0' && shown.length === 1,
    reason: fixed('应为 0', 'should be 0'),
  },
  { cost: 2.6, matches: (shown) => shown === '0', reason: fixed('漏填', 'was left at 0') },
  { cost: 2.7, matches: lacksDigit, reason: fixed('漏写一位数字', 'a digit is missing') },
  { cost: 2.8, matches: (shown, meant) => shown.length === 1 && meant.length === 1, reason: offBy },
  ...sides.map(
    ({ side, zh, en }): TypingSlip => ({
      cost: 3,
      matches: (shown, _, neighbours) => shown === neighbours[side],
      reason: fixed(`与${zh}一格相同`, `the same as ${en}`),
    }),
  ),
  { cost: 3.2, matches: (shown, meant) => lacksDigit(meant, shown), reason: fixed('多写一位数字', 'an extra digit') },
  { cost: 3.4, matches: isReplaced, reason: fixed('一位数字写错', 'one digit is wrong') },
  { cost: 3.6, matches: (_, meant) => meant === '0', reason: fixed('应为 0', 'should be 0') },
];

/** The cost of a figure that no slip explains. */
const unexplainedCost = 5;

/** Returns the slip by which `shown` was most likely typed for `meant`, another number, in words, with its cost. */
export function scoreTyping(
  shown: Decimal,
  meant: Decimal,
  neighbours: Neighbours,
): { readonly cost: number; readonly reason: Text } {
  const [typed, right] = [format(shown), format(meant)];
  const slip = slips.find(({ matches }) => matches(typed, right, neighbours));
  return slip
    ? { cost: slip.cost, reason: slip.reason(shown, meant, neighbours) }
    : { cost: unexplainedCost, reason: offBy(shown, meant, neighbours) };
}

/** True if two numbers, not both whole, have the same digits, apart from zeros in front and at the end. */
function isPointMoved(shown: string, meant: string): boolean {
  const digits = (text: string) => text.replace('.', '').replace(/^(-?)0+|0+$/g, '$1');
  return `${shown}${meant}`.includes('.') && digits(shown) === digits(meant);
}

/** True if two digits that follow one another, across the point too, are swapped. */
function isTransposed(shown: string, meant: string): boolean {
  if (shown.indexOf('.') !== meant.indexOf('.')) return false;
  const [typed, right] = [shown.replace('.', ''), meant.replace('.', '')];
  return [...typed].some((digit, at) => {
    return typed.slice(0, at) + typed.slice(at + 1, at + 2) + digit + typed.slice(at + 2) === right;
  });
}

function isReplaced(shown: string, meant: string): boolean {
  if (shown.length !== meant.length || shown.indexOf('.') !== meant.indexOf('.')) return false;
  return [...shown].filter((digit, index) => digit !== meant[index]).length === 1;
}

/** True if `shorter` is `longer` without one of its digits. */
function lacksDigit(shorter: string, longer: string): boolean {
  return [...longer].some((_, index) => longer.slice(0, index) + longer.slice(index + 1) === shorter);
}

function isDoubled(shown: string, meant: string): boolean {
  return [...meant].some((digit, index) => meant.slice(0, index) + digit + meant.slice(index) === shown);
}

function isOneOff(shown: string, meant: string): boolean {
  if (shown === '0' || meant === '0' || `${shown}${meant}`.includes('.')) return false;
  const difference = BigInt(shown) - BigInt(meant);
  return difference === 1n || difference === -1n;
}

function offBy(shown: Decimal, meant: Decimal, { total }: Neighbours): Text {
  const { isLess, by } = compare(shown, meant);
  return {
    zh: `${total ? '比各部分之和' : ''}${isLess ? '少' : '多'} ${by}`,
    en: total ? `${by} ${isLess ? 'less' : 'more'} than its parts` : `${by} too ${isLess ? 'few' : 'many'}`,
  };
}

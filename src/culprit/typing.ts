import type { Text } from '../model/text.ts';

/** A way in which a figure goes wrong on its way to the page. */
interface Model {
  /** The less, the more often it happens: a difference of 1 is about a factor of three. */
  readonly weight: number;
  readonly fits: (shown: string, meant: string, beside: Beside) => boolean;
  readonly reason: (shown: bigint, meant: bigint, beside: Beside) => Text;
}

/** What stands around a figure, as its own digits. */
export interface Beside {
  readonly left?: string | undefined;
  readonly right?: string | undefined;
  readonly above?: string | undefined;
  readonly below?: string | undefined;
  /** A sum over others. */
  readonly total: boolean;
}

const fixed = (zh: string, en: string) => (): Text => ({ zh, en });

const neighbours = [
  { side: 'left', zh: '左边', en: 'to its left' },
  { side: 'right', zh: '右边', en: 'to its right' },
  { side: 'above', zh: '上面', en: 'above it' },
  { side: 'below', zh: '下面', en: 'below it' },
] as const;

/** How people type, the most telling first. Weights are about −ln of how often a slip ends in just this figure. */
const models: readonly Model[] = [
  {
    weight: 0.5,
    fits: (shown, meant, { total }) => total && shown === '0' && meant !== '0',
    reason: fixed('总计仍为 0，漏填合计', 'the total still says 0'),
  },
  { weight: 2.1, fits: (shown, meant) => shown === `${meant}0`, reason: fixed('多写了一个 0', 'a zero too many') },
  { weight: 2.2, fits: isTransposed, reason: fixed('两位数字写颠倒', 'two digits in the wrong order') },
  { weight: 2.2, fits: isOneOff, reason: offBy },
  { weight: 2.5, fits: (shown, meant) => shown === `-${meant}`, reason: fixed('多写了负号', 'a minus too many') },
  { weight: 2.6, fits: isDoubled, reason: fixed('一位数字写重', 'a digit typed twice') },
  { weight: 2.6, fits: (shown, meant) => meant === `${shown}0`, reason: fixed('少写了一个 0', 'a zero too few') },
  {
    weight: 2.1,
    fits: (shown, meant) => meant === '0' && shown.length === 1,
    reason: fixed('应为 0', 'should be 0'),
  },
  { weight: 2.6, fits: (shown) => shown === '0', reason: fixed('漏填', 'was left at 0') },
  { weight: 2.7, fits: (shown, meant) => isDropped(shown, meant), reason: fixed('漏写一位数字', 'a digit is missing') },
  { weight: 2.8, fits: (shown, meant) => shown.length === 1 && meant.length === 1, reason: offBy },
  ...neighbours.map(
    ({ side, zh, en }): Model => ({
      weight: 3,
      fits: (shown, _, beside) => isCopy(shown, beside[side]),
      reason: fixed(`与${zh}一格相同`, `the same as ${en}`),
    }),
  ),
  { weight: 3.2, fits: (shown, meant) => isDropped(meant, shown), reason: fixed('多写一位数字', 'a digit too many') },
  { weight: 3.4, fits: isReplaced, reason: fixed('一位数字写错', 'one digit is wrong') },
  { weight: 3.6, fits: (_, meant) => meant === '0', reason: fixed('应为 0', 'should be 0') },
];

/** A figure that no model explains. */
const otherwise = 5;

/** How a figure may have come to be what it is, and how far that is to be believed. */
export function judgeTyping(shown: bigint, meant: bigint, beside: Beside): { weight: number; reason: Text } {
  const [was, is] = [shown.toString(), meant.toString()];
  const model = models.find(({ fits }) => fits(was, is, beside));
  return model
    ? { weight: model.weight, reason: model.reason(shown, meant, beside) }
    : { weight: otherwise, reason: offBy(shown, meant, beside) };
}

function isTransposed(shown: string, meant: string): boolean {
  if (shown.length !== meant.length) return false;
  const at = [...shown].findIndex((digit, index) => digit !== meant[index]);
  if (at < 0 || at + 1 >= shown.length) return false;
  const swapped = `${shown.slice(0, at)}${shown[at + 1]}${shown[at]}${shown.slice(at + 2)}`;
  return swapped === meant;
}

function isReplaced(shown: string, meant: string): boolean {
  if (shown.length !== meant.length || shown.length < 2) return false;
  return [...shown].filter((digit, index) => digit !== meant[index]).length === 1;
}

/** `shorter` is `longer` without one of its digits. */
function isDropped(shorter: string, longer: string): boolean {
  if (shorter.length + 1 !== longer.length) return false;
  return [...longer].some((_, index) => longer.slice(0, index) + longer.slice(index + 1) === shorter);
}

function isDoubled(shown: string, meant: string): boolean {
  return [...meant].some((digit, index) => meant.slice(0, index) + digit + meant.slice(index) === shown);
}

function isOneOff(shown: string, meant: string): boolean {
  const difference = BigInt(shown) - BigInt(meant);
  return (difference === 1n || difference === -1n) && shown !== '0' && meant !== '0';
}

function isCopy(shown: string, neighbour: string | undefined): boolean {
  return shown !== '0' && shown === neighbour;
}

function offBy(shown: bigint, meant: bigint, { total }: Beside): Text {
  const difference = shown - meant;
  const by = difference < 0n ? -difference : difference;
  const less = difference < 0n;
  return {
    zh: `${total ? '比各部分之和' : ''}${less ? '少' : '多'} ${by}`,
    en: total ? `${by} ${less ? 'less' : 'more'} than its parts` : `${by} too ${less ? 'few' : 'many'}`,
  };
}

import { expect, test } from 'vitest';
import type { Hypothesis, HypothesisClass, Move } from '../../src/culprit/hypotheses.ts';
import type { System } from '../../src/culprit/linear-system.ts';
import { sharersOf } from '../../src/culprit/shared-amount.ts';

/** Figures that moves change by a factor: `{ a: 1 }`. */
type Moves = Readonly<Record<string, number>>;

interface Shared {
  readonly what: string;
  readonly figures: Readonly<Record<string, number>>;
  /** Figures that may be negative. */
  readonly signed?: readonly string[];
  /** The slips of the class; with a sign of −1, the figures move by the amount the other way. */
  readonly slips: readonly { readonly moves: Moves; readonly follows?: Moves; readonly sign?: number }[];
  readonly amount: number;
  readonly sharers: number;
}

const shared: readonly Shared[] = [
  {
    what: 'one figure is large enough',
    figures: { a: 9, b: 9 },
    slips: [{ moves: { a: 1 } }, { moves: { b: 1 } }],
    amount: -9,
    sharers: 1,
  },
  {
    what: 'two together are',
    figures: { a: 5, b: 4 },
    slips: [{ moves: { a: 1 } }, { moves: { b: 1 } }],
    amount: -9,
    sharers: 2,
  },
  {
    what: 'one lacks 1, which another has',
    figures: { a: 8, b: 1 },
    slips: [{ moves: { a: 1 } }, { moves: { b: 1 } }],
    amount: -9,
    sharers: 2,
  },
  {
    what: 'two together are not',
    figures: { a: 5, b: 3 },
    slips: [{ moves: { a: 1 } }, { moves: { b: 1 } }],
    amount: -9,
    sharers: Number.POSITIVE_INFINITY,
  },
  {
    what: 'the largest come first',
    figures: { a: 1, b: 2, c: 7 },
    slips: [{ moves: { a: 1 } }, { moves: { b: 1 } }, { moves: { c: 1 } }],
    amount: -9,
    sharers: 2,
  },
  {
    what: 'a figure of 0 takes no part',
    figures: { a: 0, b: 4 },
    slips: [{ moves: { a: 1 } }, { moves: { b: 1 } }],
    amount: -5,
    sharers: Number.POSITIVE_INFINITY,
  },
  {
    what: 'a figure that grows takes any part',
    figures: { a: 0, b: 4 },
    slips: [{ moves: { a: 1 } }, { moves: { b: 1 } }],
    amount: 9,
    sharers: 1,
  },
  {
    what: 'the figures move the other way',
    figures: { a: 3, b: 6 },
    slips: [
      { moves: { a: 1 }, sign: -1 },
      { moves: { b: 1 }, sign: -1 },
    ],
    amount: 8,
    sharers: 2,
  },
  {
    what: 'a figure may be negative',
    figures: { a: 3, b: 0 },
    signed: ['a'],
    slips: [{ moves: { a: 1 } }, { moves: { b: 1 } }],
    amount: -9,
    sharers: 1,
  },
  {
    what: 'the total that moves with a figure is too small',
    figures: { a: 9, total: 5, b: 4 },
    slips: [{ moves: { a: 1, total: 1 } }, { moves: { b: 1 } }],
    amount: -9,
    sharers: 2,
  },
  {
    what: 'the total that follows a figure is too small',
    figures: { a: 9, total: 2, b: 4 },
    slips: [{ moves: { a: 1 }, follows: { total: 1 } }, { moves: { b: 1 } }],
    amount: -9,
    sharers: Number.POSITIVE_INFINITY,
  },
  {
    what: 'a total moves twice as far',
    figures: { a: 9, total: 7, b: 6 },
    slips: [{ moves: { a: 1, total: 2 } }, { moves: { b: 1 } }],
    amount: -9,
    sharers: 2,
  },
  {
    what: 'two slips in one figure are one',
    figures: { a: 5, total: 9 },
    slips: [{ moves: { a: 1 } }, { moves: { a: 1, total: 1 } }],
    amount: -9,
    sharers: Number.POSITIVE_INFINITY,
  },
  {
    what: 'two slips in one figure are one, beside another',
    figures: { a: 5, total: 9, b: 4 },
    slips: [{ moves: { a: 1 } }, { moves: { a: 1, total: 1 } }, { moves: { b: 1 } }],
    amount: -9,
    sharers: 2,
  },
];

test.each(shared)('an amount of $amount: $what', ({ figures, signed = [], slips, amount, sharers }) => {
  const names = Object.keys(figures);
  const variables = names.map((name) => ({
    value: BigInt(figures[name]!),
    entry: { at: { signed: signed.includes(name) } },
  }));
  const movesOf = (moves: Moves = {}): Move[] =>
    Object.entries(moves).map(([name, factor]) => ({ variable: names.indexOf(name), factor: BigInt(factor) }));
  const members = slips.map(({ moves, follows, sign = 1 }) => {
    const hypothesis: Hypothesis = { kind: 'cell', moves: movesOf(moves), follows: movesOf(follows) };
    return { hypothesis, sign: BigInt(sign) };
  });
  const shared: HypothesisClass = { terms: [], members };
  expect(sharersOf({ variables } as unknown as System, { class: shared, amount: BigInt(amount) })).toBe(sharers);
});

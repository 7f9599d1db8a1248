import { describe, expect, test } from 'vitest';
import type { Candidate } from '../../src/culprit/minimal-sets.ts';
import { certaintyOf, rank } from '../../src/culprit/rank.ts';
import type { ScoredMistake } from '../../src/culprit/scoring.ts';
import type { Entry } from '../../src/model/report.ts';

/** A mistake in some cells, `a` or `a+b`, with its cost. */
type Slip = readonly [cells: string, cost: number];

const entries = new Map<string, Entry>();

function entryOf(cell: string): Entry {
  const entry = entries.get(cell) ?? ({} as Entry);
  entries.set(cell, entry);
  return entry;
}

const score = ([cells, cost]: Slip): ScoredMistake => ({
  mistake: {
    kind: 'cell',
    reason: { zh: cells, en: cells },
    changes: cells.split('+').map((cell) => ({ entry: entryOf(cell), suggested: { units: 0n, scale: 0 } })),
    follows: [],
  },
  cost,
  support: 2,
  isRecomputed: false,
});

/** Returns the explanations, `1.5 a & b`, and how many there are. */
function ranked(...sets: readonly (readonly (readonly Slip[])[])[]) {
  const { best, count } = rank(sets as unknown as Candidate[][][], (slip) => score(slip as unknown as Slip));
  const inWords = best.map(({ mistakes, cost }) => {
    const cells = mistakes.map(({ mistake }) => mistake.reason.en);
    return `${cost} ${cells.sort().join(' & ')}`;
  });
  return { best: inWords, count };
}

/** Slips in the cells of a row, of costs 1, 2, 3, …. */
const row = (name: string, length: number, cost = 0) =>
  Array.from({ length }, (_, index): Slip => [`${name}${index + 1}`, cost + index + 1]);

describe('explanations by their cost', () => {
  test('the candidates of one mistake', () => {
    expect(
      ranked([
        [
          ['a', 3],
          ['b', 1],
          ['c', 2],
        ],
      ]),
    ).toEqual({ best: ['1 b', '2 c', '3 a'], count: 3 });
  });

  test('those of several sets together', () => {
    expect(ranked([[['a', 3]]], [[['b', 1]]], [[['c', 2]]])).toEqual({ best: ['1 b', '2 c', '3 a'], count: 3 });
  });

  test('two mistakes cost what both do', () => {
    const set = [
      [
        ['a', 3],
        ['b', 1],
      ],
      [['c', 2]],
    ] as const;
    expect(ranked(set)).toEqual({ best: ['3 b & c', '5 a & c'], count: 2 });
  });

  test('two mistakes in one cell are none', () => {
    const set = [
      [
        ['a', 1],
        ['b', 5],
      ],
      [
        ['a+c', 1],
        ['d', 1],
      ],
    ] as const;
    expect(ranked(set)).toEqual({ best: ['2 a & d', '6 a+c & b', '6 b & d'], count: 3 });
  });

  test('ten are listed, and the others counted', () => {
    expect(ranked([row('a', 10)])).toMatchObject({ best: { length: 10 }, count: 10 });
    const { best, count } = ranked([row('a', 12).toReversed()]);
    expect([best.length, best[0], best[9], count]).toEqual([10, '1 a1', '10 a10', 12]);
  });

  test('of ten by ten, the cheapest are among the cheapest of each', () => {
    const { best, count } = ranked([row('a', 4), row('b', 5, 1)]);
    const costs = best.map((one) => Number(one.split(' ')[0]));
    expect(costs).toEqual([3, 4, 4, 5, 5, 5, 6, 6, 6, 6]);
    expect(count).toBe(20);
  });

  test('of a long list of which some are left out, those in conflict with the next mistake are counted, too', () => {
    const [first, second] = [row('a', 11), row('b', 11)].map((all) =>
      all.map(([cell, cost]): Slip => [`${cell}+x`, cost]),
    ) as [Slip[], Slip[]];
    const { best, count } = ranked([first, [...second, ['y', 1]]]);
    expect([best.length, best[0], count]).toEqual([10, '2 a1+x & y', 11 * 12]);
  });

  test('the cheapest of a long list that is in conflict with a single candidate is not picked in vain', () => {
    const long = [...row('a', 10).map(([cell, cost]): Slip => [`${cell}+x`, cost]), ['y', 50] as const];
    expect(ranked([long, [['x', 1]]])).toEqual({ best: ['51 x & y'], count: 1 });
  });
});

describe('how sure an explanation is', () => {
  const sure = { support: 2, isRecomputed: false };
  const explanation = (cost: number, ...mistakes: readonly Partial<ScoredMistake>[]) => ({
    cost,
    mistakes: mistakes.map((one) => ({ ...score(['a', cost]), ...sure, ...one })),
  });

  test.each([
    { what: 'none', best: [], says: 'possible' },
    { what: 'one mistake', best: [explanation(1, {})], says: 'only' },
    { what: 'two mistakes', best: [explanation(1, {}, {})], says: 'only' },
    { what: 'three mistakes', best: [explanation(1, {}, {}, {})], says: 'likely' },
    { what: 'one mistake in a single sum', best: [explanation(1, { support: 1 })], says: 'likely' },
    { what: 'two mistakes, one in a single sum', best: [explanation(1, {}, { support: 1 })], says: 'likely' },
    {
      what: 'one mistake among some that were not looked at',
      best: [explanation(1, {})],
      complete: false,
      says: 'possible',
    },
    { what: 'one of two as cheap', best: [explanation(1, {}), explanation(1, {})], says: 'possible' },
    { what: 'one far cheaper than the next', best: [explanation(1, {}), explanation(9, {})], says: 'likely' },
    {
      what: 'one whose total was recomputed, far cheaper',
      best: [explanation(1, { isRecomputed: true }), explanation(9, {})],
      says: 'likely',
    },
    { what: 'one of several of which one is listed', best: [explanation(1, {})], count: 2, says: 'possible' },
  ] as const)('$what is $says', ({ best, says, ...others }) => {
    const { count = best.length, complete = true } = others as { count?: number; complete?: boolean };
    expect(certaintyOf({ best: [...best], count }, complete)).toBe(says);
  });

  test('a total that was recomputed with its part proves less: the next has to be further behind', () => {
    const says = (lead: number, isRecomputed: boolean) => {
      const best = [explanation(1, {}, { isRecomputed }), explanation(1 + lead, {})];
      return certaintyOf({ best, count: 2 }, true);
    };
    const leads = Array.from({ length: 50 }, (_, index) => index / 10);
    const needed = (isRecomputed: boolean) => leads.findIndex((lead) => says(lead, isRecomputed) === 'likely');
    expect(needed(false)).toBeGreaterThan(0);
    expect(needed(true)).toBeGreaterThan(needed(false));
  });
});

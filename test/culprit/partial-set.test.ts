import { describe, expect, test } from 'vitest';
import { needsMoreThan, partialSet, unmetBy } from '../../src/culprit/partial-set.ts';
import { adjacency, classesOf } from './factors.ts';

const classes = classesOf([
  [1, 0, 0, 0],
  [1, 1, 0, 0],
  [0, 2, -1, 0],
  [0, 0, 1, 1],
  [1, 1, 1, 0],
]);

describe('the requirements of a set: equations of which a further class has to touch one', () => {
  test.each([
    { what: 'nothing is broken', residuals: [0, 0, 0, 0], members: [], asks: [] },
    { what: 'what is broken', residuals: [3, 0, 5, 0], members: [], asks: [[0], [2]] },
    { what: 'what is broken and no member touches', residuals: [3, 0, 5, 0], members: [0], asks: [[2]] },
    { what: 'what holds and one member alone touches', residuals: [3, 0, 0, 0], members: [1], asks: [[1]] },
    { what: 'nothing, where two members touch it', residuals: [3, 0, 0, 0], members: [0, 1], asks: [[1]] },
    { what: 'nothing, where one amount does for both', residuals: [0, 6, -3, 0], members: [2], asks: [] },
    { what: 'one of the two that ask for different amounts', residuals: [0, 6, 3, 0], members: [2], asks: [[1, 2]] },
    {
      what: 'different amounts, next to what holds',
      residuals: [3, 5, 0, 0],
      members: [1, 3],
      asks: [[0, 1], [2], [3]],
    },
    { what: 'one of three, if the second differs', residuals: [3, 5, 3, 0], members: [4], asks: [[0, 1, 2]] },
  ])('$what', ({ residuals, members, asks }) => {
    const set = partialSet(classes, residuals.map(BigInt));
    const before = set.requirements();
    for (const index of members) set.push(index);
    expect(set.members).toEqual(members);
    expect(set.requirements()).toEqual(asks);
    for (const _ of members) set.pop();
    expect(set.requirements()).toEqual(before);
  });

  test.each([
    { added: 0, left: [[1, 2], [3]] },
    { added: 1, left: [[3]] },
    { added: 2, left: [[0], [3]] },
    { added: 3, left: [[0]] },
  ])('class $added leaves those of which it touches no equation', ({ added, left }) => {
    expect(unmetBy(classes[added]!, [[0], [1, 2], [3]])).toEqual(left);
  });
});

describe('more classes are needed than there are requirements that no class meets together', () => {
  /** Some class touches 0 and 1, some 1 and 2; none 0 and 2, or 3 and another. */
  const adjacent = adjacency(4, [[0, 1], [1, 2], [3]]);

  test.each([
    { max: 0, requirements: [], needs: false },
    { max: 0, requirements: [[0]], needs: true },
    { max: 1, requirements: [[0]], needs: false },
    { max: 1, requirements: [[0], [0]], needs: false },
    { max: 1, requirements: [[0], [1]], needs: false },
    { max: 1, requirements: [[0], [2]], needs: true },
    { max: 2, requirements: [[0], [2]], needs: false },
    { max: 2, requirements: [[0], [2], [3]], needs: true },
    { max: 2, requirements: [[0], [1], [3]], needs: false },
    { max: 1, requirements: [[0, 3], [2]], needs: true },
    { max: 1, requirements: [[0, 1], [2]], needs: false },
    { max: 1, requirements: [[2], [0, 1]], needs: false },
    { max: 1, requirements: [[0], [2], [1]], needs: true },
    { max: 1, requirements: [[1], [2], [0]], needs: true },
  ])('more than $max of $requirements: $needs', ({ max, requirements, needs }) => {
    expect(needsMoreThan(max, requirements, adjacent)).toBe(needs);
  });
});

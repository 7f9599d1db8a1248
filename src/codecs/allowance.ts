import { tooLarge } from './refusals.ts';

/**
 * Counts what a file claims beyond what stands in it: positions, copies. A report needs little of it; the function returned
 * throws a UserError (`too-large`) once all calls together come to more than `most`.
 */
export function allowance(most: number): (count: number) => void {
  let left = most;
  return (count) => {
    left -= count;
    if (left < 0) throw tooLarge();
  };
}

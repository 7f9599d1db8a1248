import type { Spot } from '../writers/xlsx/sums.ts';

/** Sheet columns, from 1, right of what is printed: one to keep apart, and one in which texts begin. */
export function beside({ right }: Spot): { readonly gap: number; readonly text: number } {
  return { gap: right + 1, text: right + 2 };
}

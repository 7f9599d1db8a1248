import type { Cell } from '../model/document.ts';
import { type Measure, plainNumber } from '../model/plain-figures.ts';

/** Returns the figure of a cell that shows it in plain digits and stores nothing else; NaN if it does not. */
export function plainFigure({ text, stored, hidden }: Cell, at: Measure): number {
  const isShown = !hidden && (!stored || (stored.number === text && stored.formula === undefined));
  return isShown ? plainNumber(text, at) : Number.NaN;
}

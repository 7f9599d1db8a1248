import type { Cell } from '../model/document.ts';
import { type Measure, plainNumber } from '../model/plain-figures.ts';

/** Returns the figure of a cell that shows it in plain digits and stores nothing else; NaN if it does not. */
export function plainFigure({ text, stored, hidden }: Cell, at: Measure): number {
  const isShown = !hidden && (!stored || (stored.number === text && stored.formula === undefined));
  return isShown ? plainNumber(text, at) : Number.NaN;
}

/** Returns the figure of a cell in a list, which is not plain if there is more to the cell than a figure. */
export function plainFigureInList(cell: Cell | undefined, at: Measure): number {
  const isAlone = cell && !cell.span && !cell.picture && cell.struck === undefined;
  return isAlone ? plainFigure(cell, at) : Number.NaN;
}

import { tooLargeError } from '../../codecs/errors.ts';
import type { Area } from '../../readers/sheet/area.ts';
import type { Sheet, StoredCell } from '../../readers/sheet/sheet.ts';
import { type Filled, isWithin } from './filled.ts';
import { needsOf } from './references.ts';

/** A position on a sheet. Row and column from 1. */
export interface Spot {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
}

/** A cell whose cached value depends on other cells. */
export interface Dependent {
  readonly sheet: Sheet;
  readonly cell: StoredCell;
}

/** Comparisons of a changed cell with an area that a formula depends on. */
const maxComparisons = 50_000_000;

/**
 * Finds the cells whose values depend on changed ones, directly or not, on all sheets; those of `stale` and the cells
 * that depend on these are included. The cells that one array formula fills go together. A formula that may depend on
 * any cell counts as dependent.
 * @throws {UserError} `too-large` for more formulas than any report has
 */
export function dependents(
  sheets: readonly Sheet[],
  changed: readonly Spot[],
  filled: (sheet: Sheet) => readonly Filled[],
  stale: readonly Dependent[],
): Dependent[] {
  const byName = new Map(sheets.map((sheet) => [sheet.name.toLowerCase(), sheet]));
  const found = new Map<StoredCell, Dependent>();
  const queue: Spot[] = [...changed];
  const add = (dependent: Dependent): void => {
    const { sheet, cell } = dependent;
    if (found.has(cell)) return;
    found.set(cell, dependent);
    queue.push({ sheet, row: cell.row, column: cell.column });
    const area = cell.array && filled(sheet).find((one) => isWithin(one.area, cell.row, cell.column))?.area;
    if (area) for (const inside of cellsIn(sheet, area)) add({ sheet, cell: inside });
  };

  let pending: { readonly dependent: Dependent; readonly needs: readonly { sheet: Sheet; area: Area }[] }[] = [];
  const anywhere: Dependent[] = sheets.flatMap((sheet) =>
    filled(sheet).flatMap(({ area, kind }) =>
      kind === 'dataTable' ? cellsIn(sheet, area).map((cell) => ({ sheet, cell })) : [],
    ),
  );
  for (const sheet of sheets) {
    for (const cell of cellsIn(sheet)) {
      if (cell.formula === undefined) continue;
      const needs = needsOf(cell.formula);
      const dependent = { sheet, cell };
      if (needs === 'any') anywhere.push(dependent);
      else {
        const areas = needs.flatMap(({ sheet: name, area }) => {
          const home = name === undefined ? sheet : byName.get(name.toLowerCase());
          return home ? [{ sheet: home, area }] : [];
        });
        pending.push({ dependent, needs: areas });
      }
    }
  }
  stale.forEach(add);
  if (queue.length > 0) anywhere.forEach(add);

  let comparisons = 0;
  for (let spot = queue.pop(); spot; spot = queue.pop()) {
    const { sheet, row, column } = spot;
    const rest: typeof pending = [];
    for (const one of pending) {
      comparisons += one.needs.length + 1;
      if (one.needs.some((need) => need.sheet === sheet && isWithin(need.area, row, column))) add(one.dependent);
      else rest.push(one);
    }
    if (comparisons > maxComparisons) throw tooLargeError();
    pending = rest;
  }
  return [...found.values()];
}

function cellsIn({ rows }: Sheet, area?: Area): StoredCell[] {
  const found: StoredCell[] = [];
  for (const [row, cells] of rows) {
    if (area && (row < area.top || row > area.bottom)) continue;
    for (const cell of area ? cells.slice(area.left - 1, area.right) : cells) if (cell) found.push(cell);
  }
  return found;
}

import type { Place } from '../model/document.ts';
import type { UnplacedFigure } from '../model/report.ts';
import { readValue } from '../model/value.ts';
import type { TablePart } from './table-part.ts';

/**
 * Finds lines of figures alone between two parts of a table, which may have fallen out of it. Called in document order.
 */
export function figuresBetweenParts() {
  let before: TablePart | undefined;
  let found: UnplacedFigure[] = [];
  return {
    /** Takes a line of text outside the tables. */
    addLine(text: string, place: Place): void {
      if (before && areFigures(text)) found.push({ cell: { text: text.trim(), place } });
    },
    /** Takes a part of a table; returns it with the figures between the previous part and this one. */
    addPart(part: TablePart): TablePart {
      const unplaced = before?.tableId === part.tableId ? found.filter((one) => isBetween(one, before!, part)) : [];
      before = part;
      found = [];
      if (unplaced.length === 0) return part;
      const readings = part.readings.map((one) => ({ ...one, unplaced: [...(one.unplaced ?? []), ...unplaced] }));
      return { ...part, readings };
    },
    /** Forgets what came before: another table follows. */
    end(): void {
      before = undefined;
      found = [];
    },
  };
}

/** True if a text holds only numbers and dashes, and at least one number. */
function areFigures(text: string): boolean {
  let hasNumber = false;
  for (const word of text.trim().split(/\s+/)) {
    const { kind } = readValue({ text: word });
    if (kind !== 'number' && kind !== 'dash') return false;
    hasNumber ||= kind === 'number';
  }
  return hasNumber;
}

/** True if a figure is on the same page as both parts: a number at the end of a page is probably the page number. */
function isBetween({ cell: { place } }: UnplacedFigure, before: TablePart, after: TablePart): boolean {
  return before.place.page === place.page && place.page === after.place.page;
}

import type { Place } from '../model/document.ts';
import type { Stray } from '../model/report.ts';
import { readValue } from '../model/value.ts';
import type { TablePart } from './table-part.ts';

/** Goes along with a scan, and finds lines of figures alone between two parts of a table, where they fell out of it. */
export interface FiguresBetweenParts {
  /** A line of text outside the tables. */
  addLine(text: string, place: Place): void;
  /** A part of a table, with what stands between it and the one before. */
  addPart(part: TablePart): TablePart;
  /** What follows belongs to another table. */
  end(): void;
}

export function figuresBetweenParts(): FiguresBetweenParts {
  let before: TablePart | undefined;
  let found: Stray[] = [];
  return {
    addLine(text, place) {
      if (before && areFigures(text)) found.push({ cell: { text: text.trim(), place } });
    },
    addPart(part) {
      const unplaced = before?.tableId === part.tableId ? found.filter((one) => isBetween(one, before!, part)) : [];
      before = part;
      found = [];
      if (unplaced.length === 0) return part;
      const readings = part.readings.map((one) => ({ ...one, unplaced: [...(one.unplaced ?? []), ...unplaced] }));
      return { ...part, readings };
    },
    end() {
      before = undefined;
      found = [];
    },
  };
}

/** Numbers, and dashes among them. */
function areFigures(text: string): boolean {
  let hasNumber = false;
  for (const word of text.trim().split(/\s+/)) {
    const { kind } = readValue({ text: word });
    if (kind !== 'number' && kind !== 'dash') return false;
    hasNumber ||= kind === 'number';
  }
  return hasNumber;
}

/** A number where a page ends is likely that of the page. */
function isBetween({ cell: { place } }: Stray, before: TablePart, after: TablePart): boolean {
  return before.place.page === place.page && place.page === after.place.page;
}

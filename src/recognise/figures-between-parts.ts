import type { Place } from '../model/document.ts';
import type { Stray } from '../model/report.ts';
import { readValue } from '../model/value.ts';
import type { Piece } from './table-part.ts';

/** Goes along with a scan, and finds lines of figures alone between two parts of a table, where they fell out of it. */
export interface LooseFigures {
  /** A line of text outside the tables. */
  line(text: string, place: Place): void;
  /** A part of a table, with what stands between it and the one before. */
  piece(part: Piece): Piece;
  /** What follows belongs to another table. */
  end(): void;
}

export function looseFigures(): LooseFigures {
  let before: Piece | undefined;
  let loose: Stray[] = [];
  return {
    line(text, place) {
      if (before && areFigures(text)) loose.push({ cell: { text: text.trim(), place } });
    },
    piece(part) {
      const strays = before?.tableId === part.tableId ? loose.filter((one) => isBetween(one, before!, part)) : [];
      before = part;
      loose = [];
      if (strays.length === 0) return part;
      const readings = part.readings.map((one) => ({ ...one, strays: [...(one.strays ?? []), ...strays] }));
      return { ...part, readings };
    },
    end() {
      before = undefined;
      loose = [];
    },
  };
}

/** Numbers, and dashes among them. */
function areFigures(text: string): boolean {
  let holdsNumber = false;
  for (const word of text.trim().split(/\s+/)) {
    const { kind } = readValue({ text: word });
    if (kind !== 'number' && kind !== 'dash') return false;
    holdsNumber ||= kind === 'number';
  }
  return holdsNumber;
}

/** A number where a page ends is likely that of the page. */
function isBetween({ cell: { place } }: Stray, before: Piece, after: Piece): boolean {
  return before.place.page === place.page && place.page === after.place.page;
}

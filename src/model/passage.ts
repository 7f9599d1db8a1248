import type { Place } from './document.ts';

/** A paragraph of a report outside its tables. */
export interface Passage {
  /** Without line breaks and without spaces at the ends. */
  readonly text: string;
  /** The lines that it was joined from, in order; one, unless the file has only lines. */
  readonly lines: readonly PassageLine[];
}

/** A line of a passage. */
export interface PassageLine {
  /** The offset in the text of the passage, in UTF-16 units from 0. */
  readonly from: number;
  readonly place: Place;
}

/** Returns the place of the line that holds an offset of a passage. */
export function placeAt({ lines }: Passage, offset: number): Place {
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle]!.from <= offset) low = middle;
    else high = middle - 1;
  }
  return lines[low]!.place;
}

/** Returns the lines of a passage as printed. */
export function linesOf({ text, lines }: Passage): string[] {
  return lines.map(({ from }, index) => text.slice(from, lines[index + 1]?.from));
}

/** Returns the text of some passages, a line each. */
export function textOf(passages: readonly Passage[]): string {
  return passages.map(({ text }) => text).join('\n');
}

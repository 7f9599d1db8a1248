import type { PageLayout, PageLine } from './layout.ts';
import { lengthOf } from './text-lines.ts';

/** The widest gap between a full line and the right margin, as a part of the character size. */
const maxRightGap = 1.2;

/** The widest indent of a line that continues a paragraph, as a part of the character size. */
const maxIndent = 0.3;

/** Characters of a full line; labels are shorter. */
const minFullLine = 20;

/** A section heading: its larger characters fill a line sooner. */
const heading = /^[一二三四五六七八九十]{1,2}、/;

/**
 * Returns the test that tells if a line of running text goes on in the next. It does if it reaches the right margin
 * within a sentence, and the next begins at the left margin without an ordinal. Lines with gaps, such as rows of
 * tables, are not running text.
 */
export function continuationTest(layouts: readonly PageLayout[]): (line: PageLine, next: PageLine) => boolean {
  const lines = layouts.flatMap((layout) => layout.lines).filter(isRunningText);
  const left = sharedEdge(
    lines.map(({ words }) => words[0]!.from),
    Math.min,
  );
  const right = sharedEdge(
    lines.map(({ words }) => words.at(-1)!.to),
    Math.max,
  );
  return (line, next) =>
    isRunningText(line) &&
    isRunningText(next) &&
    Math.abs(line.size - next.size) < 0.05 * line.size &&
    (lengthOf(line) > minFullLine * line.size || heading.test(line.text)) &&
    right - line.words.at(-1)!.to < maxRightGap * line.size &&
    Math.abs(next.words[0]!.from - left) < maxIndent * next.size &&
    !/[。！？；：.!?;:]$/.test(line.text) &&
    !/^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）).、．，,]|第)/.test(next.text.replaceAll(/\s/g, ''));
}

/** Joins two lines of a paragraph, with a space only between characters that are not Chinese. */
export function joinedText(line: string, next: string): string {
  return /[ -~]$/.test(line) && /^[ -~]/.test(next) ? `${line} ${next}` : line + next;
}

function isRunningText({ words, size, rotation }: PageLine): boolean {
  return rotation === 0 && words.every(({ from }, index) => index === 0 || from - words[index - 1]!.to < size * 0.8);
}

/**
 * Returns the outermost edge that three lines share, within a point; `Infinity`, which no line reaches, if there is
 * none.
 */
function sharedEdge(edges: readonly number[], outermost: (...edges: number[]) => number): number {
  const sorted = [...edges].sort((a, b) => a - b);
  const shared = sorted.filter((edge, index) =>
    [-2, -1, 0].some((step) => isSharedByThree(sorted, index + step, edge)),
  );
  return shared.length === 0 ? Number.POSITIVE_INFINITY : outermost(shared[0]!, shared.at(-1)!);
}

/** True if three neighbours, from an index on, are within a point of an edge. */
function isSharedByThree(sorted: readonly number[], from: number, edge: number): boolean {
  return from >= 0 && from + 2 < sorted.length && edge - sorted[from]! <= 1 && sorted[from + 2]! - edge <= 1;
}

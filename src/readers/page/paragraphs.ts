import type { Layout, PageLine } from './layout.ts';

/** Lines of running text, as parts of a character's size: how near to the margin a full one ends, and the next begins. */
const nearRight = 1.2;
const nearLeft = 0.3;

/** Characters of a full line, at least: labels are shorter. */
const shortest = 20;

/** A heading of a section, in letters so large that they fill a line sooner. */
const heading = /^[一二三四五六七八九十]{1,2}、/;

/** Whether a line of running text goes on in the next. */
export type Continues = (line: PageLine, next: PageLine) => boolean;

/**
 * Tells where a paragraph goes on: from a line that reaches the right margin, within a sentence, to one that begins at the
 * left margin, with no ordinal. Lines with gaps, as rows of tables have, are no running text.
 */
export function continuesIn(layouts: readonly Layout[]): Continues {
  const lines = layouts.flatMap((layout) => layout.lines).filter(isRunning);
  const left = shared(
    lines.map(({ words }) => words[0]!.from),
    Math.min,
  );
  const right = shared(
    lines.map(({ words }) => words.at(-1)!.to),
    Math.max,
  );
  return (line, next) =>
    isRunning(line) &&
    isRunning(next) &&
    Math.abs(line.size - next.size) < 0.05 * line.size &&
    (lengthOf(line) > shortest * line.size || heading.test(line.text)) &&
    right - line.words.at(-1)!.to < nearRight * line.size &&
    Math.abs(next.words[0]!.from - left) < nearLeft * next.size &&
    !/[。！？；：.!?;:]$/.test(line.text) &&
    !/^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）).、．，,]|第)/.test(next.text.replaceAll(/\s/g, ''));
}

function lengthOf({ words }: PageLine): number {
  return words.at(-1)!.to - words[0]!.from;
}

/** Two lines as one: nothing stands between Chinese characters, a blank between others. */
export function joinedText(line: string, next: string): string {
  return /[ -~]$/.test(line) && /^[ -~]/.test(next) ? `${line} ${next}` : line + next;
}

function isRunning({ words, size, rotation }: PageLine): boolean {
  return rotation === 0 && words.every(({ from }, index) => index === 0 || from - words[index - 1]!.to < size * 0.8);
}

/** The outermost edge that three lines share, within a point; no line reaches it where there is none. */
function shared(edges: readonly number[], outermost: (...edges: number[]) => number): number {
  const sorted = [...edges].sort((a, b) => a - b);
  const common = sorted.filter((edge, index) => [-2, -1, 0].some((step) => isThrice(sorted, index + step, edge)));
  return common.length === 0 ? Number.POSITIVE_INFINITY : outermost(common[0]!, common.at(-1)!);
}

/** Whether three neighbours, from an index on, are the same as an edge. */
function isThrice(sorted: readonly number[], from: number, edge: number): boolean {
  return from >= 0 && from + 2 < sorted.length && edge - sorted[from]! <= 1 && sorted[from + 2]! - edge <= 1;
}

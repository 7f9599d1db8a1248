import { type Block, type Heading, headingsIn, lines as linesOf } from '../../model/form.ts';
import { memoize } from '../../model/memoize.ts';
import { findHeading } from '../labels/find-line.ts';
import { isBeginningOf, wordingsOf } from '../labels/wordings.ts';
import { columnCount } from '../tables/header-columns.ts';
import type { PrintedLine } from './printed-line.ts';

/** The column of the form at each position of a header, from left to right; both from 0. */
export type ColumnOrder = readonly number[];

/**
 * Returns the order in which a header names the columns. If broken labels leave this unclear, the form's order is
 * assumed, provided that each line can be read in that order and some line has several words. Otherwise returns
 * `undefined`.
 */
export function columnOrder(lines: readonly PrintedLine[], block: Block, across: boolean): ColumnOrder | undefined {
  const tiers = across ? rowAndColumnTiers(block) : columnTiers(block);
  const labels = spelledLabels(lines, tiers) ?? wholeLabels(lines, tiers);
  const order = labels && orderOf(labels, lines, tiers);
  if (order || isCellSequence(lines) || !lines.some(({ label }) => label.length > 1)) return order;
  return lines.every((line) => mayBeInFormOrder(line, tiers)) ? formOrder(block, across) : undefined;
}

/** Sorts the values at the positions of a header into the form's order. */
export function inFormOrder<T>(values: readonly T[], order: ColumnOrder): T[] {
  return values.map((_, column) => values[order.indexOf(column)]!);
}

/** The headings of the columns; in a block printed across, those of the rows above them. */
type Tiers = readonly (readonly Heading[])[];

/** A label, and the index of the line in which it begins. */
interface HeaderLabel {
  readonly heading: Heading;
  readonly line: number;
}

const columnTiers = memoize((block: Block): Tiers => [block.columns]);
const rowAndColumnTiers = memoize((block: Block): Tiers => [block.rows, block.columns]);

/** Returns the order of columns in the form itself. */
export function formOrder(block: Block, across: boolean): ColumnOrder {
  return [...Array(columnCount(block, across)).keys()];
}

/** Finds the labels of a header in reading order; `undefined` if a label is incomplete. */
function spelledLabels(lines: readonly PrintedLine[], tiers: Tiers): HeaderLabel[] | undefined {
  const { wordings, longest } = wordingsIn(tiers);
  const letters = lines.flatMap(({ text }, line) => lettersOf(text).map((letter) => ({ letter, line })));
  const text = letters.map(({ letter }) => letter).join('');
  const labels: HeaderLabel[] = [];
  for (let at = 0; at < letters.length; ) {
    let length = Math.min(longest, letters.length - at);
    while (length > 0 && !wordings.has(text.slice(at, at + length))) length--;
    if (length > 0) labels.push({ heading: wordings.get(text.slice(at, at + length))!, line: letters[at]!.line });
    at += Math.max(1, length);
  }
  return areComplete(labels, tiers) ? labels : undefined;
}

/**
 * Finds the labels where each line or cell is one label, perhaps truncated or with a slip; `undefined` if one is
 * missing.
 */
function wholeLabels(lines: readonly PrintedLine[], tiers: Tiers): HeaderLabel[] | undefined {
  const { headings } = wordingsIn(tiers);
  const labels = lines.flatMap(({ text }, line): HeaderLabel[] => {
    const begun = headings.filter((heading) => isBeginningOf(text, heading));
    const heading = findHeading(text, headings) ?? (begun.length === 1 ? begun[0] : undefined);
    return heading ? [{ heading, line }] : [];
  });
  return areComplete(labels, tiers) ? labels : undefined;
}

/** True if the labels name every row once, and every column once for each row above it. */
function areComplete(labels: readonly HeaderLabel[], tiers: Tiers): boolean {
  const count = (heading: Heading) => labels.filter((label) => label.heading === heading).length;
  let times = 1;
  for (const headings of tiers) {
    const lines = linesOf(headings);
    if (!lines.every(({ heading }) => count(heading) === times)) return false;
    times *= lines.length;
  }
  return true;
}

/** Returns the order of a complete set of labels. All columns must be under each row, in one order. */
function orderOf(labels: readonly HeaderLabel[], lines: readonly PrintedLine[], tiers: Tiers): ColumnOrder | undefined {
  const [rows, columns] = tiers.length > 1 ? [tiers[0]!, tiers[1]!] : [undefined, tiers[0]!];
  if (!rows) return orderWithin(columns, labels, lines);
  const [all, width] = [linesOf(columns).map(({ heading }) => heading), linesOf(columns).length];
  const below = labels.filter(({ heading }) => all.includes(heading));
  const sets = linesOf(rows).map((_, index) => {
    return orderWithin(columns, below.slice(index * width, (index + 1) * width), lines);
  });
  const rowOrder = orderWithin(rows, labels, lines);
  const [set] = sets;
  if (!rowOrder || !set || sets.some((one) => one?.join() !== set.join())) return undefined;
  return rowOrder.flatMap((row) => set.map((column) => row * width + column));
}

/** Returns the order of some headings and those below them, as indices among all their lines. */
function orderWithin(
  headings: readonly Heading[],
  labels: readonly HeaderLabel[],
  lines: readonly PrintedLine[],
): ColumnOrder | undefined {
  const all = linesOf(headings).map(({ heading }) => heading);
  const own = labels.filter(({ heading }) => all.includes(heading));
  if (own.length !== all.length) return undefined;
  const areSideBySide = new Set(own.map(({ line }) => line)).size === 1;
  const sorted = areSideBySide ? own.map(({ heading }) => heading) : siblingsInOrder(headings, labels, lines);
  return sorted?.map((heading) => all.indexOf(heading));
}

/** Returns the lines below some headings, with each group at its label's place among its siblings. */
function siblingsInOrder(
  headings: readonly Heading[],
  labels: readonly HeaderLabel[],
  lines: readonly PrintedLine[],
): Heading[] | undefined {
  const places = headings.map((heading) => labels.findIndex((label) => label.heading === heading));
  if (headings.length > 1 && !areComparable(headings, places, labels, lines)) return undefined;
  const sorted = headings.toSorted((a, b) => places[headings.indexOf(a)]! - places[headings.indexOf(b)]!);
  const below = sorted.map((heading) =>
    heading.children ? siblingsInOrder(heading.children, labels, lines) : [heading],
  );
  return below.every((some) => some !== undefined) ? below.flat() : undefined;
}

/**
 * True if the labels are in the order of their columns, as cells and the words of one line are. If labels are below
 * each other, that of a group may be higher than its siblings' and so come too early.
 */
function areComparable(
  headings: readonly Heading[],
  places: readonly number[],
  labels: readonly HeaderLabel[],
  lines: readonly PrintedLine[],
): boolean {
  if (places.includes(-1)) return false;
  if (isCellSequence(lines)) return true;
  if (new Set(places.map((place) => labels[place]!.line)).size === 1) return true;
  if (new Set(labels.map(({ line }) => line)).size < labels.length) return false;
  const inOrder = (some: readonly number[]) => some.every((place, index) => index === 0 || place > some[index - 1]!);
  return inOrder(places) || !inOrder(places.filter((_, index) => !headings[index]!.children));
}

function isCellSequence(lines: readonly PrintedLine[]): boolean {
  return lines.at(-1)!.cell !== undefined;
}

/** True if a line can be read as fragments of labels in the form's order, at most one of each label. */
function mayBeInFormOrder({ label }: PrintedLine, tiers: Tiers): boolean {
  const { extents, letters } = extentsIn(tiers);
  const words = label.map(({ text }) => lettersOf(text)).filter((word) => word.every((one) => letters.has(one)));
  let states: ReadingState[] = [{ extent: { from: -1, to: -1, letters: [] }, next: 0 }];
  for (const letter of words.flat()) {
    const reached = new Map<string, ReadingState>();
    const reach = (extent: LabelExtent, next: number) =>
      reached.set(`${extents.indexOf(extent)} ${next}`, { extent, next });
    for (const { extent, next } of states) {
      if (extent.letters[next] === letter) reach(extent, next + 1);
      for (const other of extents) {
        if (other.from <= extent.to) continue;
        for (const [index, one] of other.letters.entries()) if (one === letter) reach(other, index + 1);
      }
    }
    states = [...reached.values()];
  }
  return states.length > 0;
}

/** A label that has been read up to its letter `next`. */
interface ReadingState {
  readonly extent: LabelExtent;
  readonly next: number;
}

/** The columns that a label covers, from 0, both included. */
interface LabelExtent {
  readonly from: number;
  readonly to: number;
  readonly letters: readonly string[];
}

const extentsIn = memoize((tiers: Tiers) => {
  const extents: LabelExtent[] = [];
  const add = (headings: readonly Heading[], start: number, width: number): number => {
    return headings.reduce((from, { label, children }) => {
      const end = children ? add(children, from, width) : from + width;
      extents.push({ from, to: end - 1, letters: lettersOf(label) });
      return end;
    }, start);
  };
  const columns = tiers.at(-1)!;
  const width = linesOf(columns).length;
  const sets = tiers.length > 1 ? linesOf(tiers[0]!).length : 1;
  if (tiers.length > 1) add(tiers[0]!, 0, width);
  for (let set = 0; set < sets; set++) add(columns, set * width, 1);
  return { extents, letters: new Set(extents.flatMap((one) => one.letters)) };
});

const wordingsIn = memoize((tiers: Tiers) => {
  const headings = tiers.flatMap(headingsIn);
  const wordings = new Map(headings.flatMap((heading) => wordingsOf(heading).map((one) => [one, heading] as const)));
  return { headings, wordings, longest: Math.max(...[...wordings.keys()].map(({ length }) => length)) };
});

export function lettersOf(text: string): string[] {
  return text.normalize('NFKC').match(/\p{L}/gu) ?? [];
}

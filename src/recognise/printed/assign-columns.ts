import type { Word } from '../../model/document.ts';
import { type Line, lines as linesOf } from '../../model/form.ts';
import { findLine } from '../labels/find-line.ts';
import { inFormOrder } from './column-order.ts';
import type { FigureRow } from './figure-rows.ts';
import type { PrintedHeader } from './header.ts';

/** A value for each column, in the order of the form; `undefined` where a column holds none. */
export type ColumnValues = readonly (Word | undefined)[];

interface Extent {
  readonly from: number;
  readonly to: number;
}

/** Where the figures of each column stand on a page; `undefined` for a column that holds none there. */
export type Extents = readonly (Extent | undefined)[];

/**
 * Ties the values of the rows on one page to the columns. A row with a value for each needs only their order, which must
 * not contradict where they stand. One with fewer needs to stand in line with the others, or under the header's labels,
 * or with figures under these on the page before. `undefined` where it cannot be told.
 */
export function assignColumns(
  rows: readonly FigureRow[],
  header: PrintedHeader,
  above: 'labels' | Extents | undefined,
): ColumnValues[] | undefined {
  const { columns, order } = header;
  if (!order) return undefined;
  const extents = columnExtents(rows, header, above);
  const tied = rows.map((row) => (extents ? assignByPlace(row, extents) : assignByOrder(row, columns)));
  return tied.every((row) => row !== undefined) ? tied.map((row) => inFormOrder(row, order)) : undefined;
}

/** Where the figures of some rows on one page stand; `undefined` where that does not tell their columns. */
export function columnExtents(
  rows: readonly FigureRow[],
  header: PrintedHeader,
  above: 'labels' | Extents | undefined,
): Extents | undefined {
  const stacked = areSpaced(rows) ? stacks(rows.flatMap(({ values }) => values)) : [];
  if (stacked.length === 0) return undefined;
  const alignedExtents =
    above === 'labels' ? alignedWithLabels(stacked, header) : above && alignedWithFigures(stacked, above, header);
  return alignedExtents ?? (stacked.length === header.columns ? stacked : undefined);
}

/** Whether more than a blank stands between label and values: else they follow each other, and their places say nothing. */
function areSpaced(rows: readonly FigureRow[]): boolean {
  const digit = Math.min(
    ...rows.flatMap(({ values }) => values.map(({ text, from, to }) => (to - from) / text.length)),
  );
  return rows.every(({ first, last, own, values }) => {
    const words = [...own.slice(-1), ...values];
    return first === last && words.every(({ from }, index) => index === 0 || from - words[index - 1]!.to > digit * 1.5);
  });
}

function assignByOrder({ values }: FigureRow, columns: number): ColumnValues | undefined {
  return values.length === columns ? values : undefined;
}

function assignByPlace({ values }: FigureRow, extents: Extents): ColumnValues | undefined {
  const tied = extents.map((extent) => values.filter((value) => extent && overlap(value, extent)));
  const isClear = tied.every(({ length }) => length < 2) && tied.flat().length === values.length;
  return isClear ? tied.map(([value]) => value) : undefined;
}

/** Words that stand above or below each other, as the stretches that they take, left to right. */
function stacks(words: readonly Word[]): Extent[] {
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of words.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && from < last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

function overlap(one: Extent, other: Extent): boolean {
  return one.from < other.to && other.from < one.to;
}

/** Widths of a character by which what stands under a label may be out of line with it. */
const maxOffset = 1;

/**
 * The stretch of each column that holds a value, where every one stands exactly under one label, all lined up with their
 * labels in the same way. A page laid out as text moves labels and figures apart, and then they tell nothing.
 */
function alignedWithLabels(stacked: readonly Extent[], header: PrintedHeader): Extents | undefined {
  const labels = labelExtents(header);
  // One alone is soon in line by chance.
  return (
    labels && aligned(stacked, labels, characterWidth(header.words) * (stacked.length > 1 ? maxOffset : maxOffset / 2))
  );
}

/**
 * The same of what stands under the figures of the page before: several columns, the last of the table among them, so that
 * a page that is printed further left or right is noticed.
 */
function alignedWithFigures(stacked: readonly Extent[], figures: Extents, header: PrintedHeader): Extents | undefined {
  const found = aligned(stacked, figures, (characterWidth(header.words) * maxOffset) / 2);
  return stacked.length > 1 && found?.at(-1) ? found : undefined;
}

/** The stretches, each as that of the one column that it stands under, at most so far out of line with it as all others. */
function aligned(stacked: readonly Extent[], columns: Extents, maxDistance: number): Extents | undefined {
  const pairs = stacked.map((stack) => ({
    stack,
    over: columns.filter((column) => column !== undefined && overlap(column, stack)),
  }));
  if (pairs.some(({ over }) => over.length !== 1) || new Set(pairs.map(({ over }) => over[0])).size < pairs.length) {
    return undefined;
  }
  const edges: readonly ((extent: Extent) => number)[] = [
    ({ from }) => from,
    ({ to }) => to,
    ({ from, to }) => (from + to) / 2,
  ];
  const isLinedUp = edges.some((edge) =>
    pairs.every(({ stack, over }) => Math.abs(edge(stack) - edge(over[0]!)) <= maxDistance),
  );
  return isLinedUp ? columns.map((column) => column && pairs.find(({ over }) => over[0] === column)?.stack) : undefined;
}

/** The usual one, of the header. */
function characterWidth(words: readonly (readonly Word[])[]): number {
  const widths = words.flat().map(({ text, from, to }) => (to - from) / text.length);
  return widths.toSorted((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 1;
}

/** Where each column's label stands, left to right, where the header's words can be told apart by their places. */
function labelExtents({ words, blocks, across, columns, order }: PrintedHeader): Extent[] | undefined {
  const [block] = blocks;
  const leaves = linesOf(block!.columns);
  const expected = across ? linesOf(block!.rows).flatMap(() => leaves) : leaves;
  for (const gap of [0, maxOffset * characterWidth(words)]) {
    const labels = leafLabels(
      words.map((line) => joinedWords(line, gap)),
      leaves,
    );
    if (labels.length !== columns) continue;
    if (labels.every(({ line }, index) => line === expected[order?.[index] ?? index])) return labels;
  }
  return undefined;
}

interface LeafLabel extends Extent {
  readonly line: Line;
}

/** Labels are read from the bottom up, so that those of groups, which reach over several, are left over. */
function leafLabels(lines: readonly (readonly LabelText[])[], leaves: readonly Line[]): LeafLabel[] {
  const taken = new Set<LabelText>();
  const labels: LeafLabel[] = [];
  for (let index = lines.length - 1; index >= 0; index--) {
    for (const text of lines[index]!) {
      if (taken.has(text)) continue;
      const stack = [text];
      let label = leafLabelOf(stack, leaves);
      for (let above = index - 1; above >= 0 && !label; above--) {
        const over = lines[above]!.filter((one) => !taken.has(one) && stack.some((part) => overlap(one, part)));
        stack.unshift(...over);
        label = leafLabelOf(stack, leaves);
      }
      if (!label) continue;
      labels.push(label);
      for (const part of stack) taken.add(part);
    }
  }
  return labels.toSorted((a, b) => a.from - b.from);
}

function leafLabelOf(stack: readonly LabelText[], leaves: readonly Line[]): LeafLabel | undefined {
  const line = findLine(stack.map(({ text }) => text).join(''), leaves);
  if (!line) return undefined;
  return { line, from: Math.min(...stack.map(({ from }) => from)), to: Math.max(...stack.map(({ to }) => to)) };
}

type LabelText = Pick<Word, 'text' | 'from' | 'to'>;

/** Words of a line that stand no further apart than a gap, as one. */
function joinedWords(line: readonly Word[], gap: number): LabelText[] {
  const texts: LabelText[] = [];
  for (const { text, from, to } of line) {
    const last = texts.at(-1);
    if (last && from - last.to <= gap) texts[texts.length - 1] = { text: last.text + text, from: last.from, to };
    else texts.push({ text, from, to });
  }
  return texts;
}

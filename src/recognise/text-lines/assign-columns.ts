import type { Word } from '../../model/document.ts';
import { type Line, lines as linesOf } from '../../model/form.ts';
import { findLine } from '../labels/find-line.ts';
import { inFormOrder } from './column-order.ts';
import type { FigureRow } from './figure-rows.ts';
import type { PrintedHeader } from './header.ts';

/** A value for each column, in the form's order; `undefined` where a column has none. */
export type ColumnValues = readonly (Word | undefined)[];

type Extent = Pick<Word, 'from' | 'to'>;

/** The horizontal extent of each column's figures on a page; `undefined` for a column without figures there. */
export type Extents = readonly (Extent | undefined)[];

/**
 * Assigns the values of the rows on one page to the columns. A row with a value for each column needs only their order,
 * which must not contradict their positions. A row with fewer must be aligned with the others, and these with the
 * header's labels, or with the figures of the first page. Returns `undefined` if it is unclear.
 */
export function assignColumns(
  rows: readonly FigureRow[],
  header: PrintedHeader,
  above: 'labels' | Extents | undefined,
): ColumnValues[] | undefined {
  const { columns, order } = header;
  if (!order) return undefined;
  const extents = columnExtents(rows, header, above);
  const assigned = rows.map((row) => {
    if (extents) return assignByPlace(row, extents);
    return row.values.length === columns ? row.values : undefined;
  });
  return assigned.every((row) => row !== undefined) ? assigned.map((row) => inFormOrder(row, order)) : undefined;
}

/** Returns the extents of the columns in some rows on one page; `undefined` if positions do not tell the columns. */
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

/**
 * True if label and values are more than a space apart. Otherwise they simply follow each other, and positions mean
 * nothing.
 */
function areSpaced(rows: readonly FigureRow[]): boolean {
  const digit = Math.min(
    ...rows.flatMap(({ values }) => values.map(({ text, from, to }) => (to - from) / text.length)),
  );
  return rows.every(({ first, last, own, values }) => {
    const words = [...own.slice(-1), ...values];
    return first === last && words.every(({ from }, index) => index === 0 || from - words[index - 1]!.to > digit * 1.5);
  });
}

function assignByPlace({ values }: FigureRow, extents: Extents): ColumnValues | undefined {
  const assigned = extents.map((extent) => values.filter((value) => extent && overlap(value, extent)));
  const isClear = assigned.every(({ length }) => length < 2) && assigned.flat().length === values.length;
  return isClear ? assigned.map(([value]) => value) : undefined;
}

/** Merges the extents of words above or below each other, from left to right. */
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

/** Distance, in widths of a character, by which a value may be out of line with its label. */
const maxOffset = 1;

/**
 * Returns the extents of the columns with values, if each is under exactly one label and all are aligned in the same
 * way. A page laid out as text moves labels and figures apart, and then positions mean nothing.
 */
function alignedWithLabels(stacked: readonly Extent[], header: PrintedHeader): Extents | undefined {
  const labels = labelExtents(header);
  // A single one is easily aligned by chance.
  const offset = stacked.length > 1 ? maxOffset : maxOffset / 2;
  return labels && aligned(stacked, labels, characterWidth(header.words) * offset);
}

/**
 * Returns the extents that are aligned with the figures of the first page. There must be several, with the last column
 * among them, so that a page printed further left or right is noticed.
 */
function alignedWithFigures(stacked: readonly Extent[], figures: Extents, header: PrintedHeader): Extents | undefined {
  const found = aligned(stacked, figures, (characterWidth(header.words) * maxOffset) / 2);
  return stacked.length > 1 && found?.at(-1) ? found : undefined;
}

/**
 * Gives each extent to the one column that it is under. All must be aligned at the left, the right or the centre, to
 * within `maxDistance`.
 */
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
  const isAligned = edges.some((edge) =>
    pairs.every(({ stack, over }) => Math.abs(edge(stack) - edge(over[0]!)) <= maxDistance),
  );
  return isAligned ? columns.map((column) => column && pairs.find(({ over }) => over[0] === column)?.stack) : undefined;
}

/** Returns the median width of a character in the header. */
function characterWidth(words: readonly (readonly Word[])[]): number {
  const widths = words.flat().map(({ text, from, to }) => (to - from) / text.length);
  return widths.toSorted((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 1;
}

/**
 * Returns the extent of each column's label, from left to right, if the header's words can be told apart by position.
 */
function labelExtents({ words, blocks, columns, order }: PrintedHeader): Extent[] | undefined {
  const leaves = linesOf(blocks[0]!.columns);
  for (const gap of [0, maxOffset * characterWidth(words)]) {
    const texts = words.map((line) => joinedWords(line, gap));
    const labels = leafLabels(texts, leaves);
    if (labels.length !== columns) continue;
    // In a block printed across, the columns are repeated under each row.
    if (labels.every(({ line }, index) => line === leaves[(order?.[index] ?? index) % leaves.length])) return labels;
  }
  return undefined;
}

interface LeafLabel extends Extent {
  readonly line: Line;
}

/** Finds the labels of columns from the bottom up, which leaves out the labels of groups above them. */
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

/** Joins the words of a line that are no further apart than `gap`. */
function joinedWords(line: readonly Word[], gap: number): LabelText[] {
  const texts: LabelText[] = [];
  for (const { text, from, to } of line) {
    const last = texts.at(-1);
    if (last && from - last.to <= gap) texts[texts.length - 1] = { text: last.text + text, from: last.from, to };
    else texts.push({ text, from, to });
  }
  return texts;
}

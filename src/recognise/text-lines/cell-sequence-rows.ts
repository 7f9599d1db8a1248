import type { Cell } from '../../model/document.ts';
import type { Line } from '../../model/form.ts';
import { readValue } from '../../model/value.ts';
import { findLine, findLineExactly } from '../labels/find-line.ts';
import { matchLines } from '../labels/match-lines.ts';
import { normalise } from '../labels/normalise.ts';
import { maxLabelLines, type TableRows } from './row-labels.ts';

/** A label and the cells between it and the next label. */
export interface LabelledCells {
  readonly label: Cell;
  /** The line or group that the label names; `undefined` if the form has none such. */
  readonly name: Line | 'group' | undefined;
  readonly cells: readonly Cell[];
}

/** Splits a sequence of cells at its labels. Until a row is full, a text is taken for one of its cells. */
export function splitAtLabels(cells: readonly Cell[], rows: TableRows, columns: number): readonly LabelledCells[] {
  const found: { label: Cell; name: LabelledCells['name']; cells: Cell[] }[] = [];
  for (const cell of cells) {
    const last = found.at(-1);
    if (readValue(cell).kind !== 'unreadable') {
      if (last) last.cells.push(cell);
      else if (cell.text !== '') found.push({ label: cell, name: undefined, cells: [] });
      continue;
    }
    const complete = completedLabel(found, cell, rows);
    const isFull = !last || last.cells.length >= columns;
    const isBehindNone = last?.cells.length === 0 && typeof last.name !== 'object';
    if (complete) found.splice(found.length - complete.count, complete.count, { ...complete, cells: [] });
    else if (isFull || isBehindNone) found.push({ label: cell, name: findLine(cell.text, rows.lines), cells: [] });
    else last.cells.push(cell);
  }
  return withTruncated(found, rows);
}

/** Adds the rows whose labels are truncated, resolved by their neighbours. */
function withTruncated(found: readonly LabelledCells[], { lines }: TableRows): readonly LabelledCells[] {
  const isOpen = ({ name, cells }: LabelledCells) => name === undefined && cells.length > 0;
  if (!found.some(isOpen)) return found;
  const paths = found.map(({ label }) => [label.text]);
  const named = matchLines(paths, lines);
  const taken = new Set(found.map(({ name }) => name));
  return found.map((one, index) => (isOpen(one) && !taken.has(named[index]) ? { ...one, name: named[index] } : one));
}

/** Returns the label that a text completes, which may have begun in up to `count` labels above without cells. */
function completedLabel(
  found: readonly LabelledCells[],
  cell: Cell,
  rows: TableRows,
): (Pick<LabelledCells, 'label' | 'name'> & { count: number }) | undefined {
  const open = found.length - 1 - found.findLastIndex(({ cells }) => cells.length > 0);
  for (let count = Math.min(maxLabelLines, open); count >= 0; count--) {
    const above = count === 0 ? [] : found.slice(-count).map(({ label }) => label);
    const text = [...above, cell].map((one) => one.text).join('\n');
    const name = findExactly(text, rows);
    if (name && !(count > 0 && isRedundant(cell.text, name, found.at(-1)!, rows)))
      return { label: { text, place: (above[0] ?? cell).place }, name, count };
  }
  return undefined;
}

/**
 * True if a label names the same row without this text, and the text is not printed in it: it may be the content of a
 * cell.
 */
function isRedundant(text: string, name: LabelledCells['name'], above: LabelledCells, rows: TableRows): boolean {
  if (name !== above.name) return false;
  // A row of the group, with an unclosed bracket: （一予以公开.
  if (typeof name !== 'object') return typeof findExactly(text, rows) === 'object';
  const letters = (one: string) => one.normalize('NFKC').replaceAll(/\P{L}/gu, '');
  return letters(text) === '' || !letters(name.heading.label).includes(letters(text));
}

/** Finds what a text names without a slip. */
function findExactly(text: string, { named, lines }: TableRows): LabelledCells['name'] {
  return named.get(normalise(text)) ?? findLineExactly(text, lines);
}

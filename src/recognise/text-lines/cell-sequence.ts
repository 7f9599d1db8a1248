import type { Cell, Place } from '../../model/document.ts';
import { type Line, lines as linesOf } from '../../model/form.ts';
import type { UnplacedFigure } from '../../model/report.ts';
import { readValue } from '../../model/value.ts';
import { type Reading, unclearColumns } from '../table-part.ts';
import { type LabelledCells, splitAtLabels } from './cell-sequence-rows.ts';
import { inFormOrder } from './column-order.ts';
import type { PrintedHeader } from './header.ts';
import type { PrintedLine } from './printed-line.ts';
import { type FilledRow, readingOf, readingOfSingleRow, type TableBody } from './reading.ts';
import { rowsOf } from './row-labels.ts';

/** Cells in sequence, without information about rows. */
interface CellSequence {
  readonly cells: readonly Cell[];
  /** A blank cell is above the header, as where every row begins with one. */
  readonly hasBlankAbove: boolean;
  /** Another cell follows. */
  readonly continues: boolean;
}

/**
 * Reads a table given as a sequence of cells; `above` is the line above its header, `next` the line after the table.
 */
export function readCellSequence(
  header: PrintedHeader,
  above: PrintedLine | undefined,
  lines: readonly PrintedLine[],
  next: PrintedLine | undefined,
): TableBody {
  const end = lines.findIndex(({ cell }) => cell === undefined);
  const length = end < 0 ? lines.length : end;
  const cells = lines.slice(0, length).map(({ cell }) => cell!);
  if (cells.length === 0) return { reading: readingOf(header, [], {}), length: 0 };
  const sequence = { cells, hasBlankAbove: above?.cell?.text === '', continues: end < 0 && next?.cell !== undefined };
  return { reading: (header.across ? readSingleRow : readLabelledRows)(header, sequence), length };
}

/** Reads the one row of figures of a block printed across. */
function readSingleRow(header: PrintedHeader, { cells, hasBlankAbove }: CellSequence): Reading {
  const { place } = cells[0]!;
  const fit = fittedToColumns(hasBlankAbove && isBlank(cells[0]!) ? cells.slice(1) : cells, header.columns, place);
  const found = fit && header.order && inFormOrder(fit, header.order);
  return readingOfSingleRow(header, linesOf(header.blocks[0]!.rows), found, place);
}

/** Reads rows that each have their label in front. */
function readLabelledRows(header: PrintedHeader, sequence: CellSequence): Reading {
  const { columns, order } = header;
  const found = withoutLeadingBlanks(splitAtLabels(sequence.cells, rowsOf(header.blocks), columns), columns, sequence);
  // A repeated label without cells is a truncated label of a group: （六）其他.
  const isRow = ({ name, cells }: LabelledCells) =>
    typeof name === 'object' && (cells.length > 0 || found.filter((one) => one.name === name).length === 1);
  const unplaced: UnplacedFigure[] = [];
  const rows = found.flatMap((one, index): FilledRow[] => {
    if (!isRow(one)) return [];
    const { label, cells } = one;
    const line = one.name as Line;
    const isAlone = found.filter((other) => other.name === line && isRow(other)).length === 1;
    const fit = isAlone ? fittedToColumns(cells, columns, label.place) : undefined;
    const values = fit && order && inFormOrder(fit, order);
    // An unknown label may be the end of the one above, and its figures may belong to that row.
    const below = cells.length === 0 && found[index + 1]?.name === undefined ? (found[index + 1]?.cells ?? []) : [];
    for (const cell of values ? below : cells) if (!isBlank(cell)) unplaced.push({ cell, row: line.id });
    return [{ line, place: label.place, values: values ?? [] }];
  });
  const ignored = found.filter((one) => !isRow(one) && !one.cells.every(isBlank)).map(({ label }) => label);
  return order ? readingOf(header, rows, { ignored, unplaced }) : readingOf(header, rows, { ignored }, unclearColumns);
}

/** Drops the blank cell with which the next row begins, if all rows end with one. */
function withoutLeadingBlanks(
  rows: readonly LabelledCells[],
  columns: number,
  { hasBlankAbove, continues }: CellSequence,
): readonly LabelledCells[] {
  const ends = rows.filter(({ cells }, index) => cells.length > 0 && (continues || index < rows.length - 1));
  const areOpened = hasBlankAbove && ends.every(({ cells }) => isBlank(cells.at(-1)!));
  if (!areOpened || ends.every(({ cells }) => cells.length === columns)) return rows;
  return rows.map((row) => (ends.includes(row) ? { ...row, cells: row.cells.slice(0, -1) } : row));
}

/**
 * Returns as many cells as there are columns, if the others are blank and it is clear which these are: not if the row may
 * begin or end with a text that is not its own. If all are blank, the row is filled up to the number of columns.
 */
function fittedToColumns(cells: readonly Cell[], columns: number, place: Place): readonly Cell[] | undefined {
  const first = cells.findIndex((cell) => !isBlank(cell));
  if (first < 0) return Array.from({ length: columns }, (_, index) => cells[index] ?? { text: '', place });
  const last = cells.findLastIndex((cell) => !isBlank(cell));
  const isText = (index: number) => readValue(cells[index]!).kind === 'unreadable';
  if (cells.length > columns && (isText(first) || isText(last))) return undefined;
  const [minStart, maxStart] = [Math.max(0, last - columns + 1), Math.min(first, cells.length - columns)];
  return minStart === maxStart ? cells.slice(minStart, minStart + columns) : undefined;
}

function isBlank({ text }: Cell): boolean {
  return text.trim() === '';
}

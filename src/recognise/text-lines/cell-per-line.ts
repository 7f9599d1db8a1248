import type { Word } from '../../model/document.ts';
import { type Block, type Form, type FormCell, type Line, lines as linesOf } from '../../model/form.ts';
import { findCrossing, findLine, findLineExactly, isRowLabel } from '../labels/find-line.ts';
import { normalise } from '../labels/normalise.ts';
import { unclearColumns } from '../table-part.ts';
import type { PrintedLine } from './printed-line.ts';
import { readingOf, type TableBlocks, type TableBody } from './reading.ts';

/** A line of a table with one cell a line, `行政复议 结果维持 3`; the kind of case may be on a line of its own. */
interface CellLine {
  readonly row?: Line | undefined;
  readonly column?: Line;
  /** The text of the cell; `undefined` where it is blank. */
  readonly value: Word | undefined;
  readonly line: PrintedLine;
}

/** A line that names an outcome, with its row. */
type ResolvedLine = CellLine & Pick<FormCell, 'row' | 'column'>;

/** Reads the cells of a block printed across, one a line, beginning at a line; by every form with such a block. */
export function readCellPerLine(
  lines: readonly PrintedLine[],
  start: number,
  ends: (line: PrintedLine) => boolean,
  forms: readonly Form[],
): TableBody[] {
  return forms.flatMap((form) =>
    form.tables.flatMap((table) => {
      const across = table.blocks.filter((block) => block.across);
      return across.flatMap((block) => bodyOf({ form, table, blocks: [block] }, lines, start, ends) ?? []);
    }),
  );
}

function bodyOf(
  header: TableBlocks,
  lines: readonly PrintedLine[],
  start: number,
  ends: (line: PrintedLine) => boolean,
): TableBody | undefined {
  const block = header.blocks[0]!;
  const columns = linesOf(block.columns);
  // One more is enough to tell that they are not those of the table. Each may have its row on two lines of their own.
  const maxOutcomes = linesOf(block.rows).length * columns.length + 1;
  const limit = Math.min(lines.length, start + 3 * maxOutcomes);
  const items: CellLine[] = [];
  const outcomes: CellLine[] = [];
  for (let at = start; at < limit && outcomes.length < maxOutcomes && !ends(lines[at]!); at++) {
    const item = readCellLine(lines[at]!, block, outcomes.length + 1);
    if (!item) break;
    items.push(item);
    if (item.column) outcomes.push(item);
  }
  if (outcomes.length < columns.length) return undefined;
  const end = start + items.length;
  const around = [...lines.slice(Math.max(0, start - linesAround), start), ...lines.slice(end, end + linesAround)];
  const hasFiguresAround = outcomes.some(({ value }) => !value) && around.some(isOnlyFigures);
  const resolved =
    hasFiguresAround || outcomes.some(({ line }) => line.values.length > 1) ? undefined : resolveRows(items, block);
  if (!resolved && !outcomes.some(({ value }) => value)) return undefined;
  const rows = linesOf(block.rows).flatMap((line) => {
    const own = (resolved ?? []).filter(({ row }) => row === line);
    const wordIn = ({ value, line: { place } }: ResolvedLine): Word => value ?? { text: '', from: 0, to: 0, place };
    const values = columns.map((column) => own.filter((one) => one.column === column).map(wordIn)[0]);
    return own.length > 0 ? [{ line, place: own[0]!.line.place, values }] : [];
  });
  return { reading: readingOf(header, rows, {}, resolved ? undefined : unclearColumns), length: items.length };
}

/** Lines around the table that may have the figures of its blank cells. */
const linesAround = 3;

function isOnlyFigures({ label, values }: PrintedLine): boolean {
  return label.length === 0 && values.length > 0;
}

/** Words in the label of a line, which may be set a character apart; lines with more are prose. */
const maxWords = 24;

/** Reads a line that names a cell, perhaps with its `number`, and has nothing else but its value. */
function readCellLine(line: PrintedLine, block: Block, number: number): CellLine | undefined {
  if (line.mixed || line.label.length === 0 || line.label.length > maxWords) return undefined;
  const [first, ...others] = line.label;
  const words = first!.text === `${number}` && others.length > 0 ? others : line.label;
  const value = line.values[0];
  const texts = words.map(({ text }) => text);
  for (let from = texts.length - 1; from >= 0; from--) {
    const [head, tail] = [texts.slice(0, from).join(''), texts.slice(from).join('')];
    const named = from === 0 ? findCrossing(tail, block) : undefined;
    const column = named?.column ?? findLine(tail, linesOf(block.columns));
    if (column && (head === '' || isRowLabel(head, block))) {
      return { row: named?.row ?? findRow(head, block), column, value, line };
    }
  }
  const text = texts.join('');
  return line.values.length === 0 && isRowLabel(text, block) ? { row: findRow(text, block), value, line } : undefined;
}

function findRow(text: string, { rows }: Block): Line | undefined {
  const all = linesOf(rows);
  return normalise(text) === '' ? undefined : (findLineExactly(text, all) ?? findLine(text, all));
}

/**
 * Gives each line its row: either all cells of the block are there in order, with the labels of rows next to or between
 * them, or each line has the label of its row. Returns `undefined` if it is unclear.
 */
function resolveRows(items: readonly CellLine[], { rows, columns }: Block): ResolvedLine[] | undefined {
  const [allRows, allColumns] = [linesOf(rows), linesOf(columns)];
  const rowAt = (index: number) => allRows[Math.floor(index / allColumns.length)];
  const resolved: ResolvedLine[] = [];
  const named = new Set<Line>();
  let isInOrder = true;
  for (const item of items) {
    const { row, column } = item;
    const at = resolved.length;
    const isExpected = row === undefined || row === rowAt(at) || (!column && row === rowAt(at - 1));
    isInOrder &&= isExpected && (!column || column === allColumns[at % allColumns.length]);
    if (row) named.add(row);
    if (column) resolved.push({ ...item, column, row: rowAt(at) ?? allRows[0]! });
  }
  if (isInOrder && resolved.length === allRows.length * allColumns.length && named.size === allRows.length)
    return resolved;
  const labelled = items.flatMap(({ row, column, ...rest }) => (row && column ? [{ ...rest, row, column }] : []));
  const cells = new Set(labelled.map(({ row, column }) => `${row.id}/${column.id}`));
  return labelled.length === resolved.length && cells.size === resolved.length ? labelled : undefined;
}

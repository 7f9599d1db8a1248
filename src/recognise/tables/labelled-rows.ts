import { type Cell, type GridRow, isPictureOrStruck } from '../../model/document.ts';
import { type Line, lines } from '../../model/form.ts';
import type { UnplacedFigure } from '../../model/report.ts';
import { isUnit, readValue } from '../../model/value.ts';
import { findLine, findLineExactly, isRowLabel, rowsOfBlocks } from '../labels/find-line.ts';
import { matchLines } from '../labels/match-lines.ts';
import { isEmpty, isNumber, type Slot, slotsOf } from '../slots.ts';
import { unclearColumns } from '../table-part.ts';
import { withoutTrailingFigures } from '../text-outside-tables.ts';
import type { BlockHeader } from './header.ts';
import { extentOf, type HeaderColumn } from './header-columns.ts';
import { type MatchedRow, type MatchedRows, mayContinueBelow } from './matched-rows.ts';
import { isNumberingRow, rowNumberPositions } from './row-numbers.ts';

/** Matches rows that each have their label in front. */
export function matchLabelledRows(headers: readonly BlockHeader[], rows: readonly GridRow[]): MatchedRows {
  const state: MatchState = {
    rows: [],
    ignored: [],
    unplaced: [],
    shifted: [],
    unlabelled: [],
    above: undefined,
    aboveLabel: '',
    isDoubtful: false,
  };
  for (const row of labelledRows(headers, rows, rowNumberPositions(headers, rows))) {
    const label = row.labels.at(-1);
    if (label) addLabelled(row, label, headers, state);
    else addUnlabelled(row, state);
  }
  const ignored = state.ignored.concat(state.unlabelled);
  return { ...state, ignored, doubt: state.isDoubtful ? unclearColumns : undefined };
}

/** The rows matched so far, from top to bottom. */
interface MatchState extends MatchedRows {
  readonly rows: MatchedRow[];
  readonly ignored: Cell[];
  readonly unplaced: UnplacedFigure[];
  readonly shifted: Line[];
  /** Figures of rows without a label. They belong to the table only if a row of the form follows. */
  unlabelled: Cell[];
  /** The row right above, if it was matched. */
  above: MatchedRow | undefined;
  aboveLabel: string;
  isDoubtful: boolean;
}

function addUnlabelled({ slots }: LabelledRow, state: MatchState): void {
  const { above, unlabelled } = state;
  const figures = slots.map(({ cell }) => cell).filter(isNumber);
  state.isDoubtful ||= figures.length > 0 && above !== undefined && mayContinueBelow(above, slots);
  const isSerial = state.rows.length === 0 && isNumberingRow(slots);
  // They belong to the label above them, even if no other label follows.
  const isBelow = above !== undefined && isUnfilled(above) && unlabelled.length === 0;
  for (const cell of figures) {
    if (isSerial) state.ignored.push(cell);
    else if (isBelow) state.unplaced.push({ cell });
    else unlabelled.push(cell);
  }
}

function addLabelled(labelled: LabelledRow, label: Slot, headers: readonly BlockHeader[], state: MatchState): void {
  const { row, slots, line } = labelled;
  const header = line && headers.find(({ block }) => lines(block.rows).includes(line));
  const columnsFrom = firstColumn(header ? [header] : headers);
  const behind = slots.filter(({ from, cell }) => from > label.to && !(from < columnsFrom && isUnit(cell.text)));
  state.isDoubtful ||= behind.every(({ cell }) => isEmpty(cell)) && isGluedToFigures(label.cell.text, headers);
  const known = header && state.rows.find((one) => one.line === line);
  const before = state.above;
  state.above = undefined;
  const figures = behind.map(({ cell }) => cell).filter(isNumber);
  if (header && !known) {
    state.above = { header, line, place: row.place, slots: behind, labelEnd: label.to };
    state.rows.push(state.above);
    // Only its alignment tells what a figure left of the label is.
    for (const { from, cell } of slots) {
      if (from < label.from && isNumber(cell)) state.unplaced.push({ cell, row: line.id });
    }
    for (const cell of state.unlabelled) state.unplaced.push({ cell });
    state.unlabelled = [];
  } else if (figures.length > 0) {
    const continued =
      before && isUnfilled(before) && isRestOfLabel(state.aboveLabel, label.cell.text, before) ? before : known;
    if (continued?.line && isUnfilled(continued))
      for (const cell of figures) state.unplaced.push({ cell, row: continued.line.id });
    state.ignored.push(label.cell);
    state.shifted.push(...headers.flatMap((one) => shiftedLines(labelled, behind, one)));
  }
  state.aboveLabel = label.cell.text;
}

/** Returns the lines that the labels of a row name, if its cells are out of place. */
function shiftedLines({ row, labels }: LabelledRow, rest: readonly Slot[], { block, columns }: BlockHeader): Line[] {
  if (!isOutOfPlace(labels, rest, columns)) return [];
  const own = labels.filter((slot) => !reachesDown(slot, row));
  return own.flatMap(({ cell }) => findLine(cell.text, lines(block.rows)) ?? []);
}

interface LabelledRow {
  readonly row: GridRow;
  /** Without the row's number. */
  readonly slots: readonly Slot[];
  readonly labels: readonly Slot[];
  readonly line: Line | undefined;
}

/** Reads the labels of the rows and finds the lines that they name. */
function labelledRows(
  headers: readonly BlockHeader[],
  rows: readonly GridRow[],
  rowNumbers: ReadonlySet<number>,
): LabelledRow[] {
  // Group labels that apply to the rows below without being repeated, by position.
  let open: Slot[] = [];
  const read = rows.map((row) => {
    const slots = slotsOf(row).filter(({ from, cell }) => !rowNumbers.has(from) || !isNumber(cell));
    const labels = slots.filter((slot) => isLabel(slot, headers) && !isUnit(slot.cell.text));
    const [first] = labels;
    if (first) open = [...open.filter(({ from }) => from < first.from), ...labels];
    // A group merged over too few or too many rows pushes the labels of others to its other side.
    const above = open.filter((slot) => reachesDown(slot, row));
    const path = [...above, ...open.filter((slot) => !above.includes(slot))].map(({ cell }) => cell.text);
    return { row, slots, labels, path };
  });
  const paths = read.flatMap(({ labels, path }) => (labels.length > 0 ? [path] : []));
  const captioned = headers.filter((header) => header.captioned);
  const linesUnder = (some: readonly BlockHeader[]) => rowsOfBlocks(some.map(({ block }) => block));
  const named = matchLines(paths, linesUnder(headers), linesUnder(captioned.length > 0 ? captioned : headers));
  const lineOf = new Map(paths.map((path, index) => [path, named[index]]));
  return read.map(({ path, ...one }) => ({ ...one, line: lineOf.get(path) }));
}

function reachesDown({ cell }: Slot, row: GridRow): boolean {
  return (cell.place.row ?? Infinity) < (row.place.row ?? 0);
}

/** True if nothing is after the label. */
function isUnfilled({ slots }: MatchedRow): boolean {
  return slots.every(({ cell }) => isEmpty(cell));
}

/** True if a label is the end of the one above, which is incomplete without it. */
function isRestOfLabel(upper: string, lower: string, { header, line }: MatchedRow): boolean {
  return line !== undefined && findLineExactly(upper + lower, lines(header.block.rows)) === line;
}

/** True if the figures of a row are glued to its label: `规章000`. */
function isGluedToFigures(text: string, headers: readonly BlockHeader[]): boolean {
  const label = withoutTrailingFigures(text.normalize('NFKC').trim());
  return (
    /\d$/.test(text.normalize('NFKC').trim()) &&
    headers.some(({ block }) => findLineExactly(label, lines(block.rows)) !== undefined)
  );
}

/** True if figures are left or right of the columns, or one label is on both sides of another. */
function isOutOfPlace(labels: readonly Slot[], slots: readonly Slot[], columns: readonly HeaderColumn[]): boolean {
  if (new Set(labels.map(({ cell }) => cell)).size < labels.length) return true;
  const [first, last] = extentOf(columns);
  return slots.some(({ cell, from, to }) => (from < first || to > last) && isNumber(cell));
}

/** True if a cell is text, and either left of the figures or the label of a row. */
function isLabel({ cell, from }: Slot, headers: readonly BlockHeader[]): boolean {
  if (readValue(cell).kind !== 'unreadable' || cell.stored?.formula !== undefined || isPictureOrStruck(cell))
    return false;
  return from < firstColumn(headers) || headers.some(({ block }) => isRowLabel(cell.text, block));
}

function firstColumn(headers: readonly BlockHeader[]): number {
  return Math.min(...headers.map(({ columns }) => extentOf(columns)[0]));
}

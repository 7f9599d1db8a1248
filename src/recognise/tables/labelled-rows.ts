import { type Cell, type GridRow, showsOther } from '../../model/document.ts';
import { type Line, lines } from '../../model/form.ts';
import type { Stray } from '../../model/report.ts';
import { isUnit, readValue } from '../../model/value.ts';
import { lineNamed, lineSpelled, linesOf, namesRow } from '../labels/line-names.ts';
import { matchLines } from '../labels/match-lines.ts';
import { isEmpty, isNumber, type Slot, slotsOf } from '../slots.ts';
import { notTied } from '../table-part.ts';
import { withoutFigures } from '../text-outside-tables.ts';
import type { BlockHeader } from './header.ts';
import type { Column } from './header-columns.ts';
import { goesOn, type Matched, type MatchedRow } from './matched-rows.ts';
import { isSerialRow, serialPositions } from './row-numbers.ts';

/** Matches rows that go down, each behind its label. */
export function matchDown(headers: readonly BlockHeader[], rows: readonly GridRow[]): Matched {
  const matched: MatchedRow[] = [];
  const ignored: Cell[] = [];
  const strays: Stray[] = [];
  const shifted: Line[] = [];
  const serial = serialPositions(headers, rows);
  const labelled = labelledRows(headers, rows, serial);
  let above: MatchedRow | undefined;
  let aboveLabel = '';
  let isDoubtful = false;
  /** Figures of rows without a label, that nothing but another label below makes part of the table. */
  let unlabelled: Cell[] = [];
  for (const { row, slots, labels, line } of labelled) {
    const last = labels.at(-1);
    if (!last) {
      const figures = slots.map(({ cell }) => cell).filter(isNumber);
      isDoubtful ||= figures.length > 0 && above !== undefined && goesOn(above, slots);
      const isSerial = matched.length === 0 && isSerialRow(slots);
      // The figures of the label above them, even where no other stands below.
      const isBelow = above !== undefined && isUnfilled(above) && unlabelled.length === 0;
      for (const cell of figures) {
        if (isSerial) ignored.push(cell);
        else if (isBelow) strays.push({ cell });
        else unlabelled.push(cell);
      }
      continue;
    }
    const header = line && headers.find(({ block }) => lines(block.rows).includes(line));
    const found = header && { header, line };
    const columnsFrom = firstColumn(found ? [found.header] : headers);
    const rest = slots.filter(({ from, cell }) => from > last.to && !(from < columnsFrom && isUnit(cell.text)));
    isDoubtful ||= rest.every(({ cell }) => isEmpty(cell)) && isGlued(last.cell.text, headers);
    const known = found && matched.find(({ line }) => line === found.line);
    const before = above;
    above = found && !known ? { ...found, place: row.place, slots: rest, labelEnd: last.to } : undefined;
    const figures = rest.map(({ cell }) => cell).filter(isNumber);
    if (above) {
      matched.push(above);
      // What stands between the label and the columns is told by its alignment.
      for (const { from, cell } of slots)
        if (from < last.from && isNumber(cell)) strays.push({ cell, row: found!.line.id });
      for (const cell of unlabelled) strays.push({ cell });
      unlabelled = [];
    } else if (figures.length > 0) {
      const own = before && isUnfilled(before) && continues(aboveLabel, last.cell.text, before) ? before : known;
      if (own?.line && isUnfilled(own)) for (const cell of figures) strays.push({ cell, row: own.line.id });
      ignored.push(last.cell);
      const ownLabels = labels.filter((slot) => !reachesDown(slot, row));
      for (const { block, columns } of headers) {
        if (isOutOfPlace(labels, rest, columns))
          shifted.push(...ownLabels.flatMap(({ cell }) => lineNamed(cell.text, lines(block.rows)) ?? []));
      }
    }
    aboveLabel = last.cell.text;
  }
  return {
    rows: matched,
    ignored: ignored.concat(unlabelled),
    strays,
    shifted,
    doubt: isDoubtful ? notTied : undefined,
  };
}

interface LabelledRow {
  readonly row: GridRow;
  /** Without the row's number. */
  readonly slots: readonly Slot[];
  readonly labels: readonly Slot[];
  readonly line: Line | undefined;
}

/** The rows with their labels, and the lines that these name. */
function labelledRows(
  headers: readonly BlockHeader[],
  rows: readonly GridRow[],
  serial: ReadonlySet<number>,
): LabelledRow[] {
  // Group labels that reach down over rows without repeating themselves, by position.
  let open: Slot[] = [];
  const read = rows.map((row) => {
    const slots = slotsOf(row).filter(({ from, cell }) => !serial.has(from) || !isNumber(cell));
    const labels = slots.filter((slot) => isLabel(slot, headers) && !isUnit(slot.cell.text));
    const [first] = labels;
    if (first) open = [...open.filter(({ from }) => from < first.from), ...labels];
    // A group that is merged over too few rows or too many pushes the labels of others to its other side.
    const above = open.filter((slot) => reachesDown(slot, row));
    const path = [...above, ...open.filter((slot) => !above.includes(slot))].map(({ cell }) => cell.text);
    return { row, slots, labels, path };
  });
  const paths = read.flatMap(({ labels, path }) => (labels.length > 0 ? [path] : []));
  const captioned = headers.filter((header) => header.captioned);
  const linesUnder = (some: readonly BlockHeader[]) => linesOf(some.map(({ block }) => block));
  const named = matchLines(paths, linesUnder(headers), linesUnder(captioned.length > 0 ? captioned : headers));
  const lineOf = new Map(paths.map((path, index) => [path, named[index]]));
  return read.map(({ path, ...one }) => ({ ...one, line: lineOf.get(path) }));
}

function reachesDown({ cell }: Slot, row: GridRow): boolean {
  return (cell.place.row ?? Infinity) < (row.place.row ?? 0);
}

/** Whether nothing stands behind the label. */
function isUnfilled({ slots }: MatchedRow): boolean {
  return slots.every(({ cell }) => isEmpty(cell));
}

/** Whether a label is the end of the one above it, which is not whole without it. */
function continues(upper: string, lower: string, { header, line }: MatchedRow): boolean {
  return line !== undefined && lineSpelled(upper + lower, lines(header.block.rows)) === line;
}

/** A label with the figures of its row right behind it: `规章000`. */
function isGlued(text: string, headers: readonly BlockHeader[]): boolean {
  const label = withoutFigures(text.normalize('NFKC').trim());
  return (
    /\d$/.test(text.normalize('NFKC').trim()) &&
    headers.some(({ block }) => lineSpelled(label, lines(block.rows)) !== undefined)
  );
}

/** Whether figures stand left or right of the columns, or a label on both sides of another. */
function isOutOfPlace(labels: readonly Slot[], slots: readonly Slot[], columns: readonly Column[]): boolean {
  if (new Set(labels.map(({ cell }) => cell)).size < labels.length) return true;
  const [first, last] = [Math.min(...columns.map(({ from }) => from)), Math.max(...columns.map(({ to }) => to))];
  return slots.some(({ cell, from, to }) => (from < first || to > last) && isNumber(cell));
}

/** Text that is no value, and stands left of the figures or names a line itself. */
function isLabel({ cell, from }: Slot, headers: readonly BlockHeader[]): boolean {
  if (readValue(cell).kind !== 'unreadable' || cell.stored?.formula !== undefined || showsOther(cell)) return false;
  return from < firstColumn(headers) || headers.some(({ block }) => namesRow(cell.text, block));
}

function firstColumn(headers: readonly BlockHeader[]): number {
  return Math.min(...headers.flatMap(({ columns }) => columns.map((column) => column.from)));
}

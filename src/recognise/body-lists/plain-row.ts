import type { Cell, GridRow, Span } from '../../model/document.ts';
import { roomFor } from '../../model/figure-room.ts';
import { memoizeInObject } from '../../model/memoize.ts';
import { type Measure, plainNumber } from '../../model/plain-figures.ts';
import type { Layouts, PlainCells } from '../plain-cells.ts';
import { plainFigureInList } from '../plain-figure.ts';
import { isEmpty } from '../slots.ts';
import type { ListHeader } from './header.ts';

/** Returns the cells of a row under a header if they are plain figures, and nothing is beside them but body and year. */
export function plainCellsIn(row: GridRow, header: ListHeader): PlainCells | undefined {
  return row.span || row.place.sheet !== undefined ? columnsOf(header)?.(row) : undefined;
}

/** The role of a column that holds no figure. Figures are numbered from 0. */
const [anything, blank] = [-1, -2];

/** Returns a function that reads the rows under a header; undefined if no row can be plain. */
const columnsOf = memoizeInObject((header: ListHeader) => {
  const columns = header.tables.flatMap((table) => table.columns);
  const count = columns.length;
  const positions = new Set(columns.flatMap(({ from, to }) => (from === to ? [from] : [])));
  if (count === 0 || positions.size < count) return undefined;
  const measures = columns.map(({ cells }): Measure => {
    const all = [...cells.values()];
    return { signed: all.every(({ signed }) => signed), decimal: all.every(({ decimal }) => decimal) };
  });
  const roles = Array.from({ length: header.width }, () => anything!);
  columns.forEach(({ from }, index) => {
    roles[from] = index;
  });
  for (const position of [...header.foreign, ...header.unknown.map((one) => one.position)]) roles[position] = blank!;
  const layouts: Layouts = new Map();
  const positionOf = (index: number) => columns[index]!.from;
  const room = roomFor(count);
  return (row: GridRow): PlainCells | undefined => {
    const { figures, start } = room();
    const found = row.span
      ? readLine(row.span, roles, measures, figures, start)
      : readCells(row.cells, roles, measures, figures, start);
    if (found !== count) return undefined;
    return {
      ...{ figures, start, count, layouts, positionOf },
      rowOf: () => row,
      placeOf: () => row.place,
      cellOf: (index) => row.cells[positionOf(index)]!,
    };
  };
});

/** Reads the figures of a line into a list, from `start`. Returns their number; NaN if a field holds anything else. */
function readLine(
  { text, from, to, delimiter }: Span,
  roles: readonly number[],
  measures: readonly Measure[],
  figures: Float64Array,
  start: number,
): number {
  const separator = delimiter.charCodeAt(0);
  let [found, column] = [0, 0];
  for (let at = from; at <= to; column++) {
    const role = column < roles.length ? roles[column]! : blank!;
    let end = at;
    let number = 0;
    if (role >= 0) {
      // Most figures are whole numbers.
      for (; end < to; end++) {
        const digit = text.charCodeAt(end) - 48;
        if (digit < 0 || digit > 9) break;
        number = number * 10 + digit;
      }
    }
    const digits = end - at;
    while (end < to && text.charCodeAt(end) !== separator) end++;
    const isWhole = digits > 0 && digits < 16 && digits === end - at && (digits === 1 || text.charCodeAt(at) !== 48);
    if (role >= 0) {
      const figure = isWhole ? number : plainNumber(text.slice(at, end).trim(), measures[role]!);
      if (Number.isNaN(figure)) return Number.NaN;
      figures[start + role] = figure;
      found++;
    } else if (role === blank && end > at && text.slice(at, end).trim() !== '') return Number.NaN;
    at = end + 1;
  }
  return found;
}

/** Reads the figures of a row in a sheet, as `readLine` does those of a line. */
function readCells(
  cells: readonly (Cell | undefined)[],
  roles: readonly number[],
  measures: readonly Measure[],
  figures: Float64Array,
  start: number,
): number {
  let found = 0;
  for (let column = 0; column < cells.length; column++) {
    const role = column < roles.length ? roles[column]! : blank!;
    const cell = cells[column];
    if (cell === undefined || role === anything) continue;
    if (role >= 0) {
      const figure = plainFigureInList(cell, measures[role]!);
      if (Number.isNaN(figure)) return Number.NaN;
      figures[start + role] = figure;
      found++;
    } else if (!isEmpty(cell)) return Number.NaN;
  }
  return found;
}
